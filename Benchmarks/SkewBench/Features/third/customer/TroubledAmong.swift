import FeatureStore

extension TroubledAmong {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(60), to: asOf)
        let troubled = orders.filter { order in
            let end = order.placedAt + .days(14)
            return !customer.tickets.between(order.placedAt, and: end, bounds: .openClosed).isEmpty
        }
        return Features(troubledOrders: troubled.count, orderCount: orders.count)
    }
}
