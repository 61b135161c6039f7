import FeatureStore

extension DosesSoonest {
    static func compute(_ patient: PatientHistory, asOf: Timestamp) -> Features {
        let today = asOf.date(in: .utc)
        let given = patient.prescriptions.trailing(.days(180), to: asOf).filter { $0.isStopped != true }
        let courses = given.compactMap(course)
        return Features(
            drugs: given.map(\.drug).distinctCount,
            coveredUntil: courses.map(\.last).min(),
            takenToday: courses.count { $0.first <= today && today <= $0.last })
    }

    private static func course(_ prescription: Prescription) -> (first: CalendarDate, last: CalendarDate)? {
        guard let first = prescription.startsOn, let days = prescription.days else { return nil }
        guard (1...365).contains(days) else { return nil }
        return (first, first.adding(days: days - 1))
    }
}
