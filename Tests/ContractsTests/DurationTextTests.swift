import Contracts
import Testing

@Suite struct DurationTextTests {
    @Test(arguments: [
        ("7d", 604_800_000_000), ("3h", 10_800_000_000), ("90m", 5_400_000_000), ("30s", 30_000_000),
        ("500ms", 500_000),
        ("1us", 1), ("2w", 1_209_600_000_000), ("1d 12h", 129_600_000_000), ("1h30m", 5_400_000_000),
        ("9223372036854775807us", Int64.max),
    ])
    func durationsAreExact(text: String, microseconds: Int64) throws {
        #expect(try DurationText.microseconds(text) == microseconds)
        let canonical = DurationText.canonical(microseconds: microseconds)
        #expect(try DurationText.microseconds(canonical) == microseconds)
    }

    @Test(arguments: [
        ("1 month", "no fixed length"), ("1y", "no fixed length"), ("3M", "no fixed length"),
        ("2 years", "no fixed length"),
        ("7", "not a duration"), ("d", "not a duration"), ("", "empty"), ("-7d", "not a duration"),
        ("1.5h", "not a duration"),
        ("0d", "no length"), ("7x", "not a unit"), ("1h 1d", "do not fall"), ("1h 1h", "do not fall"),
        ("9223372036854775808us", "does not fit"), ("99999999999999999999d", "does not fit"),
        ("106751992d", "does not fit"), ("٧d", "not a duration"),
    ])
    func otherTextsAreRefused(text: String, problem: String) throws {
        let error = #expect(throws: DurationText.Malformed.self) { try DurationText.microseconds(text) }
        #expect(error?.description.contains(problem) == true, "\(String(describing: error))")
    }

    @Test func canonicalTextsReadBack() throws {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let microseconds = Int64.random(in: 1...(1 << Int64.random(in: 1...62)), using: &generator)
            let text = DurationText.canonical(microseconds: microseconds)
            #expect(try DurationText.microseconds(text) == microseconds, "seed 7, \(text)")
        }
    }
}

/// SplitMix64: the same numbers on every machine.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
