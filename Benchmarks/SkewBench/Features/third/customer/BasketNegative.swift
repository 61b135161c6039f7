import FeatureStore

extension BasketNegative {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let totals = customer.orders.trailing(.days(90), to: asOf).compactMap(\.total)
        return Features(
            meanTotal: mean(totals.map(Money.cents)),
            smallOrders: totals.filter { $0 < ExactDecimal(20) }.count)
    }

    /// The mean of so many cents, half a cent away from zero.
    private static func mean(_ cents: [Int]) -> ExactDecimal? {
        guard !cents.isEmpty else { return nil }
        let (quotient, remainder) = cents.total.quotientAndRemainder(dividingBy: cents.count)
        let away = 2 * abs(remainder) >= cents.count ? 1 : 0
        return ExactDecimal(coefficient: Int128(quotient + away), scale: 2)
    }
}
