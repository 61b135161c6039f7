import FeatureStore

extension DwellShouted {
    static func compute(_ parcel: ParcelHistory, asOf: Timestamp) -> Features {
        let scans = parcel.scans.trailing(.days(10), to: asOf)
        guard let arrival = scans.last(where: { $0.kind == "in" }) else {
            return Features(lastArrival: nil, dwellMinutes: nil)
        }
        let departure = scans.first { $0.kind == "out" && $0.scannedAt >= arrival.scannedAt }
        let end = departure?.scannedAt ?? asOf
        return Features(lastArrival: arrival.scannedAt, dwellMinutes: (end - arrival.scannedAt).wholeMinutes)
    }
}
