import FeatureStore

extension WornFirstRepair {
    static func compute(_ bike: BikeHistory, asOf: Timestamp) -> Features {
        let rides = bike.rides.trailing(.days(30), to: asOf)
        guard let repair = bike.repairs.latest else {
            return Features(ridesSinceRepair: rides.count, minutesAPart: nil, lastParts: [])
        }
        return Features(
            ridesSinceRepair: rides.filter { $0.startedAt > repair.repairedAt }.count,
            minutesAPart: repair.minutes.flatMap { Amounts.quotient($0, by: repair.parts.count, places: 1) },
            lastParts: repair.parts)
    }
}
