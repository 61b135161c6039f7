import FeatureStore

extension HundredWithout {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let purchases = player.purchases.trailing(.days(90), to: asOf)
        let own = purchases.filter { !($0.isGift ?? false) }
        let families = Set(purchases.map { Spelling.key(Spelling.parts($0.sku, at: "-")[0]) })
        return Features(spent90d: own.map(\.price).total, families: families.count, daysTo100: daysTo100(purchases))
    }

    private static func daysTo100(_ purchases: History<Purchase>) -> Int? {
        guard let first = purchases.first else { return nil }
        var spent = ExactDecimal.zero
        for purchase in purchases {
            spent = spent.adding(purchase.price) ?? spent
            if spent >= ExactDecimal(100) { return (purchase.boughtAt - first.boughtAt).wholeDays }
        }
        return nil
    }
}
