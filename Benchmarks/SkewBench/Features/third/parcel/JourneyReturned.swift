import FeatureStore

extension JourneyReturned {
    static func compute(_ parcel: ParcelHistory, asOf: Timestamp) -> Features {
        let depots = parcel.scans.trailing(.days(30), to: asOf).map(\.depot)
        let hops = max(0, depots.distinctCount - 1)
        return Features(depotsVisited: depots.distinctCount, hops: hops, lastDepot: depots.last)
    }
}
