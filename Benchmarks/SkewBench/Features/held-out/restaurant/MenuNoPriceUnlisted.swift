import FeatureStore

extension MenuNoPriceUnlisted {
    static func compute(_ restaurant: RestaurantHistory, asOf: Timestamp) -> Features {
        var revenue = ExactDecimal.zero
        var unlisted = 0
        for line in restaurant.tabLines.trailing(.days(7), to: asOf) {
            let records = restaurant.dishes[line.dish].trailing(.days(365), to: line.orderedAt)
            guard let record = records.latest else {
                unlisted += 1
                continue
            }
            let cost = (record.price ?? .zero).multiplied(by: ExactDecimal(line.quantity)) ?? .zero
            revenue = revenue.adding(cost) ?? revenue
            if record.price == nil { unlisted += 1 }
        }
        return Features(revenue: revenue.rescaled(to: 2) ?? revenue, unlisted: unlisted)
    }
}
