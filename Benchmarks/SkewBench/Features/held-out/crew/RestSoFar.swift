import FeatureStore

extension RestSoFar {
    static func compute(_ crew: CrewHistory, asOf: Timestamp, request: Request) -> Features {
        let releases = crew.duties.trailing(.days(14), to: asOf).compactMap(\.releasedAt)
        let rest = releases.max().map { asOf - $0 }
        return Features(
            restMinutes: rest?.roundedDown(in: .minutes(1)),
            isRested: rest.map { $0 >= .hours(10) })
    }
}
