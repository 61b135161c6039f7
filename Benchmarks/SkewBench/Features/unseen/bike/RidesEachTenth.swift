import FeatureStore

extension RidesEachTenth {
    static func compute(_ bike: BikeHistory, asOf: Timestamp) -> Features {
        let rides = bike.rides.trailing(.days(30), to: asOf)
        let metres = rides.compactMap(\.metres)
        let roundTrips = rides.filter { ride in
            guard let end = ride.endDock else { return false }
            return Spelling.key(end) == Spelling.key(ride.startDock)
        }
        let central = rides.filter { ride in
            let record = bike.dockRecords[ride.startDock].trailing(.days(30), to: ride.startedAt).latest
            return record?.district == "centre"
        }
        return Features(
            km: metres.compactMap { Amounts.quotient($0, by: 1000, places: 1) }.total,
            roundTrips: roundTrips.count,
            fromCentre: central.count,
            lastDock: rides.compactMap(\.endDock).last)
    }
}
