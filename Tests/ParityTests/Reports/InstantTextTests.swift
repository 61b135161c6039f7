import FeatureStore
import Testing

@testable import Parity
@testable import Reports

@Suite struct InstantTextTests {
    private static let asOf = Timestamp(microseconds: 1_363_503_600_000_000)
    private static let second: Int64 = 1_000_000
    private static let hour = 3_600 * second
    private static let day = 24 * hour

    private static let distances: [(Int64, String)] = [
        (0, "as_of exactly"),
        (-7 * day, "as_of - 7d exactly"),
        (-7 * day + 1, "as_of - 7d + 1µs"),
        (-7 * day - 1, "as_of - 7d - 1µs"),
        (1, "as_of + 1µs"),
        (-1, "as_of - 1µs"),
        (3 * hour + 20 * 60 * second, "as_of + 3h 20m"),
        (-(90 * second), "as_of - 1m 30s"),
        (-(2 * day) + 250_000, "as_of - 2d + 250ms"),
        (hour + 30 * second + 5, "as_of + 1h 30s + 5µs"),
    ]

    @Test(arguments: distances)
    func showsTheDistanceFromTheQuestion(distance: Int64, text: String) {
        let instant = Timestamp(microseconds: Self.asOf.microseconds + distance)
        #expect(InstantText.relative(instant, to: Self.asOf) == text)
    }

    @Test func showsTheInstantWhenItIsFarAway() {
        #expect(InstantText.relative(Timestamp(microseconds: 0), to: Self.asOf) == "1970-01-01T00:00:00Z")
        #expect(!InstantText.relative(Timestamp(microseconds: .min), to: Self.asOf).contains("as_of"))
    }
}
