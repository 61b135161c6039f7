import FeatureStore

extension EveryReduction {
    static func compute(_ thing: ThingHistory, asOf: Timestamp) -> Features {
        let rows = thing.things
        let labels = rows.compactMap(\.label)
        let flags = rows.compactMap(\.flag)
        let smalls = rows.compactMap(\.small)
        return Features(
            rows: rows.count, sumTiny: rows.compactMap(\.tiny).sum, sumSmall: smalls.sum,
            sumCents: rows.compactMap(\.cents).sum, largestPrice: rows.compactMap(\.price).max(),
            lastLabel: labels.lastByCodePoint, firstLabel: labels.firstByCodePoint,
            allFlags: flags.isEmpty ? nil : flags.allSatisfy { $0 }, firstSeenAt: rows.compactMap(\.seenAt).min(),
            lastDay: rows.compactMap(\.day).max(), meanSmall: smalls.mean)
    }
}
