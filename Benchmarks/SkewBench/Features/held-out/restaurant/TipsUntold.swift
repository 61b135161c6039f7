import FeatureStore

extension TipsUntold {
    static func compute(_ restaurant: RestaurantHistory, asOf: Timestamp) -> Features {
        var (tips, totals) = ([ExactDecimal](), [ExactDecimal]())
        var best: (tip: ExactDecimal, waiter: String?)?
        for tab in restaurant.tabs.trailing(.days(30), to: asOf) {
            guard let total = tab.total, let tip = tab.tip else { continue }
            tips.append(tip)
            totals.append(total)
            if let known = best, tip < known.tip { continue }
            best = (tip, tab.waiter)
        }
        let hundredfold = tips.total.multiplied(by: ExactDecimal(10_000)) ?? .zero
        return Features(
            tipPercent: Quotients.rounded(hundredfold, by: Money.cents(totals.total), places: 1),
            bestTipped: best?.waiter)
    }
}
