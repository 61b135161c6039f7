import FeatureStore

extension CardRefused {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        var streak = 0
        for status in card.payments.trailing(.days(20), to: asOf).compactMap(\.status) {
            streak = status == "refused" ? streak + 1 : 0
        }
        return Features(refusedStreak: streak)
    }
}
