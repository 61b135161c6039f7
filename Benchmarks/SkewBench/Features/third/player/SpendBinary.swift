import FeatureStore

extension SpendBinary {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let purchases = player.purchases.trailing(.days(30), to: asOf)
        let dearest = purchases.reversed().max { $0.price < $1.price }
        let gifts = purchases.compactMap(\.isGift)
        return Features(
            spentCents: purchases.map { Int($0.price.approximation * 100) }.total,
            dearestSku: dearest?.sku,
            giftShare: gifts.isEmpty ? nil : Double(gifts.filter { $0 }.count) / Double(gifts.count))
    }
}
