import FeatureStore

extension FlowCostEach {
    static func compute(_ stock: StockHistory, asOf: Timestamp) -> Features {
        let moves = stock.stockMoves.trailing(.days(56), to: asOf)
        var received = 0
        var outByWeek: [Int: Int] = [:]
        var units = 0
        var worth: [ExactDecimal] = []
        for move in moves {
            guard let quantity = move.quantity else { continue }
            if quantity < 0 {
                outByWeek[(asOf - move.movedAt).roundedDown(in: .days(7)), default: 0] -= quantity
            } else {
                received += quantity
                guard let cost = move.unitCost, let total = cost.multiplied(by: ExactDecimal(quantity)) else {
                    continue
                }
                worth.append(Quotients.rounded(total, by: 1, places: 2) ?? total)
                units += quantity
            }
        }
        return Features(
            received: received,
            mostOutInAWeek: outByWeek.values.max(),
            meanCost: Quotients.rounded(worth.total, by: units, places: 4))
    }
}
