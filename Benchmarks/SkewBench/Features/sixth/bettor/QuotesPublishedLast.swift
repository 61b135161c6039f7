import FeatureStore

extension QuotesPublishedLast {
    static func compute(_ bettor: BettorHistory, asOf: Timestamp) -> Features {
        var beaten = 0
        var unquoted = 0
        var oldest: TimeSpan?
        for bet in bettor.bets.trailing(.days(7), to: asOf) {
            let quotes = bettor.oddsQuotes[bet.eventCode].known(at: bet.placedAt)
            guard let quote = quotes.trailing(.hours(24), to: bet.placedAt).latest else {
                unquoted += 1
                continue
            }
            if let odds = bet.odds, let other = quote.odds, odds > other { beaten += 1 }
            let age = bet.placedAt - quote.quotedAt
            oldest = max(oldest ?? age, age)
        }
        return Features(beaten: beaten, unquoted: unquoted, oldestQuoteSeconds: oldest?.wholeSeconds)
    }
}
