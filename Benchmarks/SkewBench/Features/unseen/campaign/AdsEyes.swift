import FeatureStore

extension AdsEyes {
    static func compute(_ campaign: CampaignHistory, asOf: Timestamp) -> Features {
        let shown = campaign.impressions.trailing(.days(7), to: asOf).filter { $0.isBot != true }
        let delays = shown.compactMap { impression in impression.clickedAt.map { $0 - impression.shownAt } }
        let micros = shown.compactMap(\.priceMicros)
        return Features(
            clickRate: Amounts.quotient(delays.count, by: shown.count, places: 4),
            reach: shown.compactMap(\.visitor).distinctCount,
            quickestClickMs: delays.min()?.roundedDown(in: .milliseconds(1)),
            spendCents: Quotients.floor(micros.total, by: 10_000))
    }
}
