import FeatureStore

extension OrdersMovedAway {
    static func compute(_ shopper: ShopperHistory, asOf: Timestamp) -> Features {
        let orders = shopper.shopOrders.trailing(.days(90), to: asOf)
        return Features(
            orders90d: orders.count,
            spent90d: orders.compactMap(\.total).total,
            lastTotal: orders.latest?.total,
            countries: Texts.sortedOnce(orders.compactMap(\.country)))
    }
}
