import FeatureStore

extension ShelfAtCount {
    static func compute(_ stock: StockHistory, asOf: Timestamp) -> Features {
        guard let count = stock.stockCounts.latest else {
            return Features(onHand: nil, movesSince: 0, hoursSinceCount: nil)
        }
        let moves = stock.stockMoves.between(count.countedAt, and: asOf, bounds: .closedClosed)
        return Features(
            onHand: count.onHand.map { $0 + moves.compactMap(\.quantity).total },
            movesSince: moves.count,
            hoursSinceCount: (asOf - count.countedAt).wholeHours)
    }
}
