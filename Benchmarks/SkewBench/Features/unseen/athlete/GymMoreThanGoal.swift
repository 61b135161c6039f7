import FeatureStore

extension GymMoreThanGoal {
    static func compute(_ athlete: AthleteHistory, asOf: Timestamp) throws -> Features {
        let workouts = athlete.workouts.trailing(.days(28), to: asOf)
        let monday = asOf.startOfWeek(in: try Clocks.losAngeles.get(), startingOn: .monday)
        let week = workouts.between(monday, and: asOf, bounds: .closedClosed)
        let minutes = week.compactMap(\.minutes).total
        let sports = Set(workouts.compactMap(\.sport).map(Spelling.key))
        return Features(
            workoutsThisWeek: week.count,
            goalMet: athlete.memberships.latest?.weeklyGoal.map { minutes >= $0 },
            highestHeart: workouts.compactMap(\.heart).largest,
            sports: sports.sorted { $0.lexicographicallyPrecedes($1) }.map { Spelling.text($0) })
    }
}
