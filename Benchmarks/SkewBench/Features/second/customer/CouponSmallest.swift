import FeatureStore

extension CouponSmallest {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(60), to: asOf)
        return Features(
            lastCoupon: orders.filter { $0.coupon != nil }.max { $0.placedAt < $1.placedAt }?.coupon,
            meanParcels: orders.compactMap(\.parcels).mean)
    }
}
