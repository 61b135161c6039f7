import FeatureStore

extension AlikeSkuFirst {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) -> Features {
        let dearest = player.purchases.trailing(.days(15), to: asOf).max { $0.price < $1.price }
        return Features(dearestSku15d: dearest?.sku)
    }
}
