import FeatureStore

extension CadenceSpans {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let instants = customer.orders.trailing(.days(60), to: asOf).suffix(2).map(\.placedAt)
        let days = instants.map { $0.date(in: berlin) }
        return Features(
            daysBetween: days.count == 2 ? (instants[1] - instants[0]).wholeDays : nil,
            lastWeekday: days.last?.weekday.rawValue)
    }
}
