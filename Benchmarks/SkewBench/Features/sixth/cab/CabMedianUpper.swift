import FeatureStore

extension CabMedianUpper {
    static func compute(_ cab: CabHistory, asOf: Timestamp) -> Features {
        let trips = cab.trips.trailing(.days(30), to: asOf)
        let ended = trips.filter { $0.endedAt != nil }
        var fares = ExactDecimal.zero
        var metres = 0
        for trip in ended {
            guard let fare = trip.fare, let length = trip.metres else { continue }
            fares = [fares, fare].total
            metres += length
        }
        return Features(
            farePerKm: fares.multiplied(by: ExactDecimal(1000)).flatMap {
                Quotients.rounded($0, by: metres, places: 2)
            },
            unpaid: ended.filter { $0.fare == nil }.count,
            medianMetres: ended.compactMap(\.metres).sorted().dropFirst(ended.compactMap(\.metres).count / 2).first.map(
                Double.init))
    }
}
