import FeatureStore

extension CalendarFriday {
    static func compute(_ loan: LoanHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let due = loan.instalments.trailing(.days(32), to: asOf)
        let days = due.map { $0.dueAt.date(in: berlin) }
        let sinceFirst = due.between(asOf.startOfMonth(in: berlin), and: asOf, bounds: .closedClosed)
        return Features(
            dueThisMonth: sinceFirst.count,
            weekendDue32d: days.filter { $0.weekday.daysSinceSunday >= 5 }.count,
            dueDays32d: days.distinctCount)
    }
}
