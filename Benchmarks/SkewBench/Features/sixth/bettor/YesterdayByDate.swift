import FeatureStore

extension YesterdayByDate {
    static func compute(_ bettor: BettorHistory, asOf: Timestamp) throws -> Features {
        let london = try Clocks.london.get()
        let month = asOf.startOfMonth(in: london)
        let monthBefore = month.adding(months: -1, in: london)
        let today = asOf.startOfDay(in: london)
        let yesterday = today.adding(days: -1, in: london)
        let days = bettor.bets.trailing(.days(28), to: asOf).map { $0.placedAt.date(in: london) }
        let staked = bettor.bets.between(yesterday, and: today, bounds: .closedOpen).map(\.stake)
        return Features(
            activeDays: Set(days).count,
            betsLastMonth: bettor.bets.between(monthBefore, and: month, bounds: .closedOpen).count,
            stakedYesterday: staked.total)
    }
}
