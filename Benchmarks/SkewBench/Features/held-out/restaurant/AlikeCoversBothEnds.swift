import FeatureStore

extension AlikeCoversBothEnds {
    static func compute(_ restaurant: RestaurantHistory, asOf: Timestamp) -> Features {
        let tabs = restaurant.tabs.between(asOf - .days(7), and: asOf, bounds: .closedClosed)
        return Features(guests: tabs.compactMap(\.guests).total)
    }
}
