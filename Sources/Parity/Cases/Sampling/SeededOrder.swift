internal import Crypto
internal import FeatureStore
internal import Warehouse

/// Chance that is the same on every machine: an order of things that depends on a seed and on the things alone.
struct SeededOrder {
    private let seed: [UInt8]

    init(seed: String) {
        self.seed = Array(seed.utf8) + [0]
    }

    /// Where an entity stands in the order of this purpose.
    func rank(_ purpose: String, _ key: [LiveValue]) -> UInt64 {
        var bytes = seed + Array(purpose.utf8) + [0]
        for value in key {
            let text = Array(value.text.utf8)
            bytes += Array("\(text.count):".utf8) + text
        }
        return SHA256.hash(data: bytes).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// Where a number stands in an order of its own, cheaply: the finaliser of SplitMix64 over the sum.
    static func rank(_ base: UInt64, _ number: Int64) -> UInt64 {
        var word = base &+ UInt64(bitPattern: number) &* 0x9E37_79B9_7F4A_7C15
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }
}
