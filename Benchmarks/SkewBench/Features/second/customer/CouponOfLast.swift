import FeatureStore

extension CouponOfLast {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(60), to: asOf)
        return Features(lastCoupon: orders.last?.coupon, meanParcels: orders.compactMap(\.parcels).mean)
    }
}
