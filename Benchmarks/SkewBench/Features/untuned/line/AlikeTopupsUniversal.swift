import FeatureStore

extension AlikeTopupsUniversal {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        Features(topupsToday: line.topups.between(asOf.startOfDay(in: .utc), and: asOf, bounds: .closedClosed).count)
    }
}
