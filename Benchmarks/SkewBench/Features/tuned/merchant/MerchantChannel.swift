import FeatureStore

extension MerchantChannel {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let payments = merchant.payments.trailing(.days(30), to: asOf)
        let channels = Dictionary(grouping: payments.map { Array($0.channel.utf8) }) { $0 }.mapValues(\.count)
        let most = channels.values.max()
        let usual = channels.filter { $0.value == most }.keys.first
        let large = payments.filter { $0.amount > ExactDecimal(100) }
        return Features(
            usualChannel: usual.map { String(decoding: $0, as: UTF8.self) },
            largeCards30d: large.map(\.cardId).distinctCount)
    }
}
