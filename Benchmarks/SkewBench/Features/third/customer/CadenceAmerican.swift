import FeatureStore

extension CadenceAmerican {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let instants = customer.orders.trailing(.days(60), to: asOf).suffix(2).map(\.placedAt)
        let days = instants.map { $0.date(in: berlin) }
        return Features(
            daysBetween: days.count == 2 ? days[1].days(since: days[0]) : nil,
            lastWeekday: days.last.map { $0.weekday.daysSinceSunday + 1 })
    }
}
