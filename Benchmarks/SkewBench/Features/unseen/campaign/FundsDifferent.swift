import FeatureStore

extension FundsDifferent {
    static func compute(_ campaign: CampaignHistory, asOf: Timestamp) -> Features {
        let budgets = campaign.budgets.trailing(.days(90), to: asOf)
        let cents = budgets.map(\.dailyCents)
        let changes = Set(cents).dropFirst()
        return Features(
            budgetCents: budgets.latest?.dailyCents,
            changes: changes.count,
            daysInForce: budgets.latest.map { (asOf - $0.validFrom).wholeDays })
    }
}
