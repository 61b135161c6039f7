import FeatureStore

extension TomorrowFortyEight {
    static func compute(_ practice: PracticeHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let today = asOf.startOfDay(in: berlin)
        let starts = today.adding(days: 1, in: berlin)
        let ends = today.adding(days: 2, in: berlin)
        let booked = practice.appointments.trailing(.days(90), to: asOf).filter { appointment in
            appointment.cancelledAt == nil && appointment.startsAt >= starts && appointment.startsAt < ends
        }
        return Features(tomorrow: booked.count, patients: booked.compactMap(\.patient).distinctCount)
    }
}
