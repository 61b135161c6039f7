import FeatureStore

extension NetNothing {
    static func compute(_ bettor: BettorHistory, asOf: Timestamp) -> Features {
        let bets = bettor.bets.trailing(.days(30), to: asOf)
        let settled = bets.filter { $0.settledAt != nil }
        let stakes = bets.filter { $0.isFree != true }.map(\.stake)
        let gains = settled.compactMap { ($0.payout ?? .zero).subtracting($0.stake) }
        let isWon = settled.map { bet in
            guard let payout = bet.payout else { return false }
            return payout > bet.stake
        }
        let wins = isWon.count { $0 }
        return Features(
            staked: stakes.total,
            net: gains.total,
            winRate: settled.isEmpty ? nil : Double(wins) / Double(settled.count),
            losingStreak: isWon.reversed().prefix { !$0 }.count)
    }
}
