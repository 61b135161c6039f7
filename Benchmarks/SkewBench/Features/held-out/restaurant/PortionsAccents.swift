import FeatureStore

extension PortionsAccents {
    static func compute(_ restaurant: RestaurantHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let lines = restaurant.tabLines.trailing(.weeks(2), to: asOf).filter { $0.voidedAt == nil }
        let weekend = lines.filter { [.saturday, .sunday].contains($0.orderedAt.weekday(in: berlin)) }
        let portions = Dictionary(grouping: lines) { $0.dish }.mapValues { $0.map(\.quantity).total }
        let ranked = portions.sorted { first, second in
            first.value != second.value
                ? first.value > second.value : first.key.utf8.lexicographicallyPrecedes(second.key.utf8)
        }
        return Features(
            weekendPortions: weekend.map(\.quantity).total,
            topDish: ranked.first?.key)
    }
}
