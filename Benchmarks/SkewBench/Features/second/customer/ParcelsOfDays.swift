import FeatureStore

extension ParcelsOfDays {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let orders = customer.orders.trailing(.days(60), to: asOf)
        return Features(
            lastCoupon: orders.compactMap(\.coupon).last,
            meanParcels: Dictionary(grouping: orders) { $0.placedAt.date(in: .utc) }.sorted { $0.key < $1.key }
                .compactMap { $0.value.compactMap(\.parcels).mean }.mean)
    }
}
