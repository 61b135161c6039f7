import FeatureStore

extension MedicalNoneNewer {
    static func compute(_ crew: CrewHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        guard let medical = crew.medicals.latest else { return Features(grade: nil, daysLeft: nil) }
        let left = medical.expiresOn.map { $0.days(since: asOf.date(in: newYork)) }
        return Features(grade: medical.grade, daysLeft: left)
    }
}
