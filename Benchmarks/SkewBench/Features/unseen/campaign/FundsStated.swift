import FeatureStore

extension FundsStated {
    static func compute(_ campaign: CampaignHistory, asOf: Timestamp) -> Features {
        let budgets = campaign.budgets.trailing(.days(90), to: asOf)
        let cents = budgets.map(\.dailyCents)
        let changes = zip(cents.dropFirst(), cents).filter { $0 != $1 }
        return Features(
            budgetCents: cents.last { $0 != nil } ?? nil,
            changes: changes.count,
            daysInForce: budgets.latest.map { (asOf - $0.validFrom).wholeDays })
    }
}
