import FeatureStore

extension TroubleMultiplied {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(30), to: asOf)
        let tickets = customer.tickets.trailing(.days(30), to: asOf)
        let troubled = orders.filter { order in
            !tickets.between(order.placedAt, and: order.placedAt + .days(7), bounds: .closedOpen).isEmpty
        }
        return Features(tickets30d: tickets.count, orders30d: orders.count, troubledOrders30d: troubled.count)
    }
}
