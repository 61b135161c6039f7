import FeatureStore

extension BloodTwelveWeeks {
    static func compute(_ donor: DonorHistory, asOf: Timestamp) throws -> Features {
        let london = try Clocks.london.get()
        let newYear = asOf.startOfYear(in: london)
        let year = donor.donations.between(newYear, and: asOf, bounds: .closedClosed)
        let wait = donor.donations.latest.map { 56 - asOf.date(in: london).days(since: $0.givenAt.date(in: london)) }
        let haemoglobin = donor.donations.compactMap(\.haemoglobin).last
        return Features(
            mlThisYear: year.compactMap(\.volumeMl).total,
            waitDays: max(0, wait ?? 0),
            isLow: haemoglobin?.rescaled(to: 1).map { $0.coefficient < 125 })
    }
}
