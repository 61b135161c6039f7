import FeatureStore

extension NotesTrimmed {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        let words = payments.last?.note?.utf8.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: true)
        let gifts = payments.compactMap(\.note).filter { Array($0.utf8).contains("gift".utf8) }
        return Features(firstWord: words?.first.map { String(decoding: $0, as: UTF8.self) }, gifts30d: gifts.count)
    }
}
