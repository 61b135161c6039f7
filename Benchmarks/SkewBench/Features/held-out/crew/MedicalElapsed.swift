import FeatureStore

extension MedicalElapsed {
    static func compute(_ crew: CrewHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        guard let medical = crew.medicals.latest else { return Features(grade: nil, daysLeft: nil) }
        let left = medical.expiresOn.map { (Timestamp(LocalTime($0), in: newYork) - asOf).wholeDays }
        return Features(grade: medical.grade, daysLeft: left)
    }
}
