import FeatureStore

extension RegionRecords {
    static func compute(_ parcel: ParcelHistory, asOf: Timestamp) -> Features {
        let records = parcel.scans.trailing(.days(14), to: asOf).map { scan in
            parcel.depots[scan.depot].trailing(.days(30), to: scan.scannedAt).latest
        }
        return Features(
            northernScans: records.filter { $0?.region == "north" }.count,
            lastRegion: records.last.flatMap { $0?.region },
            smallestCapacity: records.compactMap { $0?.capacity }.min())
    }
}
