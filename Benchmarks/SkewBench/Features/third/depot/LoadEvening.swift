import FeatureStore

extension LoadEvening {
    static func compute(_ depot: DepotHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        let scans = depot.scans.trailing(.hours(24), to: asOf)
        var scansByHour = [Int](repeating: 0, count: 24)
        for scan in scans { scansByHour[scan.scannedAt.hour(in: newYork)] += 1 }
        var busiest: Int?
        for hour in 0..<24 where scansByHour[hour] >= (busiest.map { scansByHour[$0] } ?? 1) { busiest = hour }
        let delays = scans.compactMap { scan in scan.uploadedAt.map { $0 - scan.scannedAt } }
        return Features(
            parcels24h: scans.map(\.parcelId).distinctCount,
            busiestHour: busiest,
            slowUploads: delays.filter { $0 > .hours(1) }.count)
    }
}
