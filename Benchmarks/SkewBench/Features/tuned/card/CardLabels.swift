import FeatureStore

extension CardLabels {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let notes = card.payments.trailing(.days(90), to: asOf).compactMap(\.note)
        return Features(
            longestNote90d: notes.map(\.unicodeScalars.count).max(),
            gifts90d: notes.filter { $0.utf8.starts(with: "gift".utf8) }.count,
            notes90d: notes.count)
    }
}
