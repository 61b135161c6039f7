import FeatureStore

extension AlikeMinutesOnly {
    static func compute(_ athlete: AthleteHistory, asOf: Timestamp) -> Features {
        Features(longestMinutes: athlete.workouts.trailing(.days(14), to: asOf).latest?.minutes)
    }
}
