import FeatureStore

extension AlikeClicksRepeated {
    static func compute(_ campaign: CampaignHistory, asOf: Timestamp) -> Features {
        Features(shown: campaign.impressions.trailing(.hours(24), to: asOf).count)
    }
}
