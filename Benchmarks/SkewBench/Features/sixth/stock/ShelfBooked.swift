import FeatureStore

extension ShelfBooked {
    static func compute(_ stock: StockHistory, asOf: Timestamp) -> Features {
        guard let count = stock.stockCounts.latest else {
            return Features(onHand: nil, movesSince: 0, hoursSinceCount: nil)
        }
        let moves = stock.stockMoves.filter { $0.bookedAt.map { $0 > count.countedAt } ?? false }
        return Features(
            onHand: count.onHand.map { $0 + moves.compactMap(\.quantity).total },
            movesSince: moves.count,
            hoursSinceCount: (asOf - count.countedAt).wholeHours)
    }
}
