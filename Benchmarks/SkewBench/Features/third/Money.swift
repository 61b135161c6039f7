import FeatureStore

/// Amounts in whole hundredths.
enum Money {
    /// What an amount with at most two places behind its point comes to.
    static func cents(_ amount: ExactDecimal) -> Int {
        guard let cents = amount.rescaled(to: 2)?.coefficient else {
            preconditionFailure("\(amount) has more than two places behind its point")
        }
        return Int(cents)
    }
}
