import FeatureStore

extension ParcelsWhole {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(60), to: asOf)
        return Features(lastCoupon: orders.compactMap(\.coupon).last, meanParcels: orders.compactMap(\.parcels).mean)
    }
}
