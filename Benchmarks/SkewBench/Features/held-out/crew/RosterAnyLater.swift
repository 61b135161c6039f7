import FeatureStore

extension RosterAnyLater {
    static func compute(_ crew: CrewHistory, asOf: Timestamp) -> Features {
        let legs = crew.rosters.trailing(.days(60), to: asOf)
        var next: Timestamp?
        for leg in legs {
            guard let departure = leg.departsAt, departure > asOf else { continue }
            next = min(next ?? departure, departure)
        }
        return Features(legs: legs.count, nextDeparture: next)
    }
}
