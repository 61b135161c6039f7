import FeatureStore

extension GapsBySum {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(120), to: asOf)
        let gaps = zip(orders.dropFirst(), orders).map { ($0.placedAt - $1.placedAt).seconds / 3600 }
        let coupons = orders.compactMap(\.coupon)
        return Features(
            medianGapHours: gaps.medianContinuous,
            couponShare: Amounts.quotient(coupons.count, by: orders.count, places: 3),
            saleOrders: orders.filter { $0.tags.contains("sale") }.count,
            secondWeight: orders.latest.flatMap { secondWeight(of: $0.weightsG ?? []) })
    }

    private static func secondWeight(of weights: [Int?]) -> Int? {
        weights.count > 1 ? weights[1] : nil
    }
}
