import FeatureStore

extension MenuMonth {
    static func compute(_ restaurant: RestaurantHistory, asOf: Timestamp) -> Features {
        var revenue = ExactDecimal.zero
        var unlisted = 0
        for line in restaurant.tabLines.trailing(.days(7), to: asOf) {
            let records = restaurant.dishes[line.dish].trailing(.days(30), to: line.orderedAt)
            guard let record = records.latest else {
                unlisted += 1
                continue
            }
            guard let price = record.price, let cost = price.multiplied(by: ExactDecimal(line.quantity)) else {
                continue
            }
            revenue = revenue.adding(cost) ?? revenue
        }
        return Features(revenue: revenue.rescaled(to: 2) ?? revenue, unlisted: unlisted)
    }
}
