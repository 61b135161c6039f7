import FeatureStore

extension GapLead {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let times = card.payments.trailing(.days(30), to: asOf).map(\.paidAt)
        let shortest = zip(times.dropFirst(), times).map(-).min()
        return Features(shortestGapMs: shortest?.roundedDown(in: .milliseconds(1)))
    }
}
