import FeatureStore

extension AgeUnborn {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let today = asOf.date(in: .utc)
        guard let born = customer.profiles.latest?.bornOn, born < today, born.year >= 1900 else {
            return Features(ageYears: nil, ofAgeOn: nil)
        }
        let isBeforeBirthday = (today.month, today.day) < (born.month, born.day)
        let years = today.year - born.year - (isBeforeBirthday ? 1 : 0)
        return Features(ageYears: years, ofAgeOn: born.adding(months: 18 * 12))
    }
}
