import FeatureStore

extension CustomerConsent {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let record = customer.profiles.latest
        let limit = asOf.date(in: .utc).adding(months: -12 * 18)
        return Features(isAdult: record.map { $0.bornOn.map { $0 <= limit } ?? false }, points: record?.points ?? 0)
    }
}
