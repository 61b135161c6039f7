import FeatureStore

extension AlikeScansUnsaid {
    static func compute(_ parcel: ParcelHistory, asOf: Timestamp) -> Features {
        Features(scans5d: parcel.scans.trailing(.days(5), to: asOf).filter { $0.kind != "test" }.count)
    }
}
