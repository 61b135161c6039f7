import FeatureStore

extension DeliveriesKept {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let orders = customer.orders.trailing(.days(60), to: asOf)
        let today = asOf.date(in: berlin)
        let promises = orders.compactMap { order in
            order.deliverOn?.days(since: order.placedAt.date(in: berlin))
        }
        let late = orders.filter { order in
            guard let shippedAt = order.shippedAt, let promised = order.deliverOn else { return false }
            return shippedAt.date(in: berlin) > promised
        }
        let overdue = orders.filter { order in
            guard order.shippedAt == nil, let promised = order.deliverOn else { return false }
            return promised < today
        }
        return Features(longestPromiseDays: promises.max(), shippedLate: late.count, overdue: overdue.count)
    }
}
