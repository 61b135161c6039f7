import FeatureStore

extension AlikeTipOfLargest {
    static func compute(_ restaurant: RestaurantHistory, asOf: Timestamp) -> Features {
        var best: (total: ExactDecimal, tip: ExactDecimal)?
        for tab in restaurant.tabs.trailing(.days(7), to: asOf) {
            guard let total = tab.total, let tip = tab.tip else { continue }
            if let known = best, total < known.total { continue }
            best = (total, tip)
        }
        return Features(largestTip: best?.tip)
    }
}
