import FeatureStore

extension ClaimsUnsaid {
    static func compute(_ policy: PolicyHistory, asOf: Timestamp) -> Features {
        var open = 0
        for claim in policy.claims {
            guard claim.status != "closed" else { continue }
            open += 1
        }
        return Features(
            openClaims: open,
            reserve: policy.claims.compactMap(\.reserve).total,
            newestLoss: policy.claims.compactMap(\.lostOn).max())
    }
}
