import FeatureStore

extension NotesLeft {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let notes = card.payments.trailing(.days(90), to: asOf).compactMap(\.note)
        return Features(
            longestNote90d: notes.map(\.unicodeScalars.count).max(),
            gifts90d: notes.filter { $0.unicodeScalars.prefix(4).elementsEqual("gift".unicodeScalars) }.count,
            notes90d: notes.count)
    }
}
