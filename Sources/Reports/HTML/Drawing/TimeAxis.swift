internal import FeatureStore

/// Puts instants on a line so that a microsecond and a week can both be seen: in order, with a gap that grows with the
/// logarithm of the time between neighbours.
struct TimeAxis {
    /// The distinct instants, ascending.
    let instants: [Timestamp]
    private let positions: [Double]

    /// - Parameters:
    ///   - start: where the first instant is drawn; the last is drawn at `end`.
    init(_ all: [Timestamp], from start: Double, to end: Double) {
        let sorted = Set(all.map(\.microseconds)).sorted()
        instants = sorted.map { Timestamp(microseconds: $0) }
        var places = [0.0]
        for (earlier, later) in zip(sorted, sorted.dropFirst()) {
            let seconds = (Double(later) - Double(earlier)) / 1_000_000
            places.append((places.last ?? 0) + 1.2 + Self.logarithm(1 + seconds))
        }
        let total = places.last ?? 0
        positions = places.map { total == 0 ? (start + end) / 2 : start + (end - start) * $0 / total }
    }

    /// Where an instant is drawn; it must be one of those given.
    func position(_ instant: Timestamp) -> Double {
        instants.firstIndex { $0.microseconds == instant.microseconds }.map { positions[$0] } ?? positions[0]
    }

    /// The binary logarithm, straight between powers of two: arithmetic alone, and so the same bits on every machine.
    private static func logarithm(_ number: Double) -> Double {
        Double(number.exponent) + number.significand - 1
    }
}
