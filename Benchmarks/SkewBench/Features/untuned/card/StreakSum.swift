import FeatureStore

extension StreakSum {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(45), to: asOf)
        let declined = payments.reversed().prefix { $0.status == "declined" }
        let shops = Set(payments.map { [Spelling.key($0.country), Spelling.key($0.merchantCode)] })
        return Features(declinedInARow: declined.count, shops: shops.count)
    }
}
