import FeatureStore

extension CardGap {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let times = card.payments.trailing(.days(30), to: asOf).map {
            Timestamp(microseconds: $0.paidAt.microseconds / 1_000_000 * 1_000_000)
        }
        let shortest = zip(times, times.dropFirst()).map { $1 - $0 }.min()
        return Features(shortestGapMs: shortest?.roundedDown(in: .milliseconds(1)))
    }
}
