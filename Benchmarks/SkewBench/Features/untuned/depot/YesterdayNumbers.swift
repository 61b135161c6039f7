import FeatureStore

extension YesterdayNumbers {
    static func compute(_ depot: DepotHistory, asOf: Timestamp) throws -> Features {
        let berlin = try Zones.berlin.get()
        let today = asOf.startOfDay(in: berlin)
        let scans = depot.scans.between(today.adding(days: -1, in: berlin), and: today, bounds: .closedOpen)
        let record = depot.depots.latest
        var load: Int?
        if let capacity = record?.capacity, capacity > 0 { load = 100 * scans.count / capacity }
        return Features(
            parcelsYesterday: scans.map(\.parcelId).distinctCount, loadPercent: load, region: record?.region)
    }
}
