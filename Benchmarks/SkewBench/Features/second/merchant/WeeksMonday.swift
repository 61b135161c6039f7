import FeatureStore

extension WeeksMonday {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) throws -> Features {
        let week = asOf.startOfWeek(in: try Zones.berlin.get(), startingOn: .monday)
        return Features(paymentsThisWeek: merchant.payments.between(week, and: asOf, bounds: .closedClosed).count)
    }
}
