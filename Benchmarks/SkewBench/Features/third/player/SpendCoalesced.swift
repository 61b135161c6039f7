import FeatureStore

extension SpendCoalesced {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let purchases = player.purchases.trailing(.days(30), to: asOf)
        let dearest = purchases.sorted { $0.price < $1.price }.last
        let gifts = purchases.compactMap(\.isGift)
        return Features(
            spentCents: purchases.map { Money.cents($0.price) }.total,
            dearestSku: dearest?.sku,
            giftShare: gifts.isEmpty ? nil : Double(gifts.filter { $0 }.count) / Double(gifts.count))
    }
}
