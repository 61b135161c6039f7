import FeatureStore

extension ChannelsHashed {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let channels = Set(card.payments.trailing(.days(14), to: asOf).map { Array($0.channel.utf8) })
        let sorted = Array(channels)
        return Features(channels14d: sorted.map { String(decoding: $0, as: UTF8.self) })
    }
}
