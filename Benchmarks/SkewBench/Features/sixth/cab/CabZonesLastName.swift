import FeatureStore

extension CabZonesLastName {
    static func compute(_ cab: CabHistory, asOf: Timestamp) -> Features {
        let trips = cab.trips.trailing(.days(14), to: asOf)
        let zones = trips.map { Spelling.key($0.zone) }
        var counts: [[UInt8]: Int] = [:]
        for zone in zones { counts[zone, default: 0] += 1 }
        let busiest = counts.sorted { $0.key.lexicographicallyPrecedes($1.key) }.max { $0.value < $1.value }
        let surcharged = trips.filter { trip in
            let record = cab.zoneRecords[trip.zone].trailing(.days(30), to: trip.beganAt).latest
            guard let factor = record?.factor else { return false }
            return factor > ExactDecimal(1)
        }
        return Features(
            busiestZone: busiest.map { Spelling.text($0.key) },
            surcharged: surcharged.count,
            zoneChanges: zip(zones, zones.dropFirst()).filter { $0 != $1 }.count)
    }
}
