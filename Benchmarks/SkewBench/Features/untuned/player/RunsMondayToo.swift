import FeatureStore

extension RunsMondayToo {
    static func compute(_ player: PlayerHistory, asOf: Timestamp) throws -> Features {
        let matches = player.matches.trailing(.days(30), to: asOf)
        let sunday = asOf.startOfWeek(in: try Zones.newYork.get(), startingOn: .monday)
        var run = 0
        var longest = 0
        for match in matches {
            run = match.result == "win" ? run + 1 : 0
            longest = max(longest, run)
        }
        return Features(
            matchesThisWeek: matches.between(sunday, and: asOf, bounds: .closedClosed).count,
            longestRun: longest,
            lastItem: matches.latest?.items.last,
            bestScore: matches.compactMap(\.score).max())
    }
}
