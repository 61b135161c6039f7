import FeatureStore

extension AccountShipped {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(30), to: asOf)
        let tickets = customer.tickets.trailing(.days(30), to: asOf)
        var before: Set<Int> = []
        for ticket in tickets {
            for order in customer.orders.trailing(.days(7), to: ticket.openedAt) { before.insert(order.orderId) }
        }
        let rate = orders.isEmpty ? nil : Double(tickets.count) / Double(orders.count)
        return Features(
            spent30d: orders.filter { $0.status != nil }.compactMap(\.total).total,
            ticketsPerOrder: rate,
            ordersBeforeTicket: before.count)
    }
}
