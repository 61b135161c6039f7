import FeatureStore

extension DutyReleasesOnly {
    static func compute(_ crew: CrewHistory, asOf: Timestamp) -> Features {
        let duties = crew.duties.trailing(.days(7), to: asOf)
        let releases = duties.compactMap(\.releasedAt)
        let rests = zip(releases, duties.dropFirst()).map { release, next in next.reportedAt - release }
        return Features(
            flownMinutes: duties.compactMap(\.flightMinutes).total,
            shortestRest: rests.min()?.roundedDown(in: .minutes(1)))
    }
}
