import FeatureStore

extension HoldsRecorded {
    static func compute(_ reader: ReaderHistory, asOf: Timestamp) -> Features {
        let standing = reader.reservations.filter { ($0.recordedAt ?? asOf) > asOf - .days(60) }
        return Features(
            waiting: standing.count,
            bestRank: standing.compactMap(\.rank).min(),
            oldestTitle: standing.first?.title)
    }
}
