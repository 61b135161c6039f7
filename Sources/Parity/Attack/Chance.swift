/// Chance that a seed decides, the same on every machine: SplitMix64.
struct Chance: Sendable {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    /// The chance of one numbered thing, whatever was drawn for those before it.
    init(seed: UInt64, number: Int) {
        state = SeededOrder.rank(seed, Int64(number))
    }

    mutating func word() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A number from 0 up to and without `bound`, which must be positive.
    mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: word().multipliedFullWidth(by: UInt64(bound)).high)
    }

    /// True in so many of a hundred cases.
    mutating func isOne(in percent: Int) -> Bool { below(100) < percent }

    /// One of some things; nil of none.
    mutating func pick<Things: RandomAccessCollection>(_ things: Things) -> Things.Element? {
        things.isEmpty ? nil : things[things.index(things.startIndex, offsetBy: below(things.count))]
    }
}
