import FeatureStore
import PaymentFeatures

/// Invented payments, the same for the same seed.
struct Payments {
    private var state: UInt64
    private let entities: Int
    private let countries = ["GB", "FR", "DE", "US", "IE"]

    init(entities: Int, seed: UInt64) {
        self.entities = entities
        state = seed
    }

    /// The next number of a splitmix64 sequence.
    private mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

    /// A payment of a random customer.
    mutating func payment(_ id: Int, at instant: Timestamp) -> Payment {
        let word = next()
        return Payment(
            paymentId: id, customerId: Int(word % UInt64(entities)), paidAt: instant,
            cents: Int((word >> 20) % 100_000), merchant: "shop-\((word >> 40) % 500)",
            country: countries[Int((word >> 50) % 5)], declined: (word >> 56) % 10 == 0)
    }
}
