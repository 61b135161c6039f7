import FeatureStore

extension PlansByStart {
    static func compute(_ customer: CustomerHistory, asOf: Timestamp) -> Features {
        let held = customer.subscriptions
        let older = held.upTo(asOf - .days(30)).compactMap(\.plan).map { Array($0.utf8) }
        let newer = held.trailing(.days(30), to: asOf).compactMap(\.plan).map { Array($0.utf8) }
        return Features(
            newPlans30d: Set(newer).subtracting(older).count, monthlyBill: held.compactMap(\.monthly).total)
    }
}
