import FeatureStore

extension NotesHeld {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        let words = payments.last?.note?.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        let gifts = payments.compactMap(\.note).filter { $0.contains("gift") }
        return Features(firstWord: words?.first.map { String(decoding: $0, as: UTF8.self) }, gifts30d: gifts.count)
    }
}
