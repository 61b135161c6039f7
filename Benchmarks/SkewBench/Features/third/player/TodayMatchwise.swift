import FeatureStore

extension TodayMatchwise {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) throws -> Features {
        let kolkata = try Zones.kolkata.get()
        let week = player.matches.trailing(.days(7), to: asOf)
        let today = week.between(asOf.startOfDay(in: kolkata), and: asOf, bounds: .closedClosed)
        let spans = today.compactMap { match in match.endedAt.map { $0 - match.startedAt } }
        let hours = week.map { $0.startedAt.hour(in: kolkata) }
        return Features(
            minutesToday: spans.map { $0.roundedDown(in: .minutes(1)) }.total,
            nightMatches7d: hours.filter { $0 >= 22 || $0 < 5 }.count)
    }
}
