import FeatureStore

extension AlikeHitsAssumed {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        Features(meanHits: viewer.searches.trailing(.days(30), to: asOf).map { $0.hits ?? 0 }.mean)
    }
}
