import FeatureStore

extension PromiseCancelled {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        let today = asOf.date(in: newYork)
        var (onTime, dueSoon) = (0, 0)
        for order in customer.orders.trailing(.days(30), to: asOf) {
            guard let promised = order.deliverOn else { continue }
            if let shipped = order.shippedAt {
                if shipped.date(in: newYork) <= promised { onTime += 1 }
            } else if order.status != "cancelled", (today...today.adding(days: 3)).contains(promised) {
                dueSoon += 1
            }
        }
        return Features(onTime: onTime, dueSoon: dueSoon)
    }
}
