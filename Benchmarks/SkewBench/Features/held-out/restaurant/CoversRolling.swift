import FeatureStore

extension CoversRolling {
    static func compute(_ restaurant: RestaurantHistory, asOf: Timestamp) throws -> Features {
        let dayAgo = asOf.adding(days: -1, in: try Zones.newYork.get())
        let tabs = restaurant.tabs.between(dayAgo, and: asOf, bounds: .closedClosed)
        let guests = tabs.reduce(0) { $0 + ($1.guests ?? 0) }
        return Features(coversToday: guests, openTables: tabs.filter { $0.closedAt == nil }.count)
    }
}
