import FeatureStore

extension CustomerBirthday {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let record = customer.profiles.latest
        let limit = asOf.date(in: .utc).adding(months: -12 * 18)
        return Features(isAdult: record?.bornOn.map { $0 <= limit }, points: record?.points ?? 0)
    }
}
