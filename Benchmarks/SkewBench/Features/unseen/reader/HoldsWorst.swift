import FeatureStore

extension HoldsWorst {
    static func compute(_ reader: ReaderHistory, asOf: Timestamp) -> Features {
        let standing = reader.reservations.trailing(.days(60), to: asOf)
        return Features(
            waiting: standing.count,
            bestRank: standing.compactMap(\.rank).max(),
            oldestTitle: standing.first?.title)
    }
}
