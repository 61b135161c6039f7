import FeatureStore

extension AlikeTradesForgotten {
    static func compute(_ security: SecurityHistory, asOf: Timestamp) -> Features {
        Features(largestVolume: security.trades.trailing(.hours(48), to: asOf).compactMap(\.volume).max())
    }
}
