import FeatureStore

extension TradesItself {
    static func compute(_ security: SecurityHistory, asOf: Timestamp) -> Features {
        let trades = security.trades.trailing(.hours(24), to: asOf)
        let volumes = trades.compactMap(\.volume)
        let worth = trades.compactMap { trade in
            trade.volume.flatMap { trade.price.multiplied(by: ExactDecimal($0)) }
        }
        var high: ExactDecimal?
        var highs = 0
        for trade in trades {
            if let high, trade.price > high { highs += 1 }
            high = max(high ?? trade.price, trade.price)
        }
        let above = trades.filter { trade in
            let quote = security.quotes.trailing(.hours(1), to: trade.tradedAt).latest
            guard let ask = quote?.ask else { return false }
            return trade.price > ask
        }
        return Features(
            meanPrice: Quotients.rounded(worth.total, by: volumes.total, places: 4),
            newHighs: highs,
            aboveAsk: above.count,
            spread: spread(of: security.quotes.trailing(.hours(24), to: asOf).latest))
    }

    private static func spread(of quote: Quote?) -> ExactDecimal? {
        guard let bid = quote?.bid, let ask = quote?.ask else { return nil }
        return ask.subtracting(bid)
    }
}
