import FeatureStore

extension WeeksOfTheYear {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let weeks = merchant.payments.trailing(.days(120), to: asOf).map { payment in
            payment.paidAt.startOfWeek(in: berlin, startingOn: .monday)
        }
        return Features(weeks120d: weeks.distinctCount)
    }
}
