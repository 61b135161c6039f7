import FeatureStore

extension AlikePlaysRemembered {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        Features(playsLately: viewer.plays.trailing(.days(5), to: asOf).count)
    }
}
