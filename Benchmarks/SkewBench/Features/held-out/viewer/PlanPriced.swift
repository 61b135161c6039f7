import FeatureStore

extension PlanPriced {
    static func compute(_ viewer: ViewerHistory, asOf: Timestamp) -> Features {
        let changes = viewer.planChanges
        let now = changes.latest
        let before = changes.dropLast().last
        var isUpgrade: Bool?
        if let new = now?.monthly, let old = before?.monthly { isUpgrade = new > old }
        return Features(plan: now?.plan, monthly: changes.compactMap(\.monthly).last, isUpgrade: isUpgrade)
    }
}
