import FeatureStore

extension ParcelsNone {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(60), to: asOf)
        return Features(
            lastCoupon: orders.compactMap(\.coupon).last,
            meanParcels: Double(orders.compactMap(\.parcels).total) / Double(orders.filter { $0.parcels != nil }.count))
    }
}
