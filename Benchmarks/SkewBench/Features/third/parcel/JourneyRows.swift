import FeatureStore

extension JourneyRows {
    static func compute(_ parcel: ParcelHistory, asOf: Timestamp) -> Features {
        let depots = parcel.scans.trailing(.days(30), to: asOf).map(\.depot)
        var hops = 0
        for (before, after) in zip(depots, depots.dropFirst()) where !before.utf8.elementsEqual(after.utf8) {
            hops += 1
        }
        return Features(depotsVisited: depots.distinctCount, hops: hops, lastDepot: depots.last)
    }
}
