import FeatureStore

extension AlikeLateUploads {
    static func compute(_ depot: DepotHistory, asOf: Timestamp) -> Features {
        Features(scans24h: depot.scans.trailing(.hours(24), to: asOf).count)
    }
}
