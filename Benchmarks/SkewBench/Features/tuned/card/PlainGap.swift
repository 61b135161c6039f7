import FeatureStore

extension PlainGap {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let times = card.payments.trailing(.days(30), to: asOf).map(\.paidAt)
        let shortest = zip(times, times.dropFirst()).map { $1 - $0 }.min()
        return Features(shortestGapMs: shortest?.roundedDown(in: .microseconds(1)))
    }
}
