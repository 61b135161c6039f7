import FeatureStore

extension DutyNearestMinute {
    static func compute(_ crew: CrewHistory, asOf: Timestamp) -> Features {
        let duties = crew.duties.trailing(.days(7), to: asOf)
        let rests = zip(duties, duties.dropFirst()).compactMap { duty, next in
            duty.releasedAt.map { next.reportedAt - $0 }
        }
        return Features(
            flownMinutes: duties.compactMap(\.flightMinutes).total,
            shortestRest: rests.min()?.roundedDown(in: .minutes(1)))
    }
}
