import FeatureStore

extension BalanceFromNought {
    static func compute(_ stock: StockHistory, asOf: Timestamp) -> Features {
        let moves = stock.stockMoves.trailing(.days(30), to: asOf)
        let quantities = moves.map(\.quantity)
        var balance = 0
        let balances = quantities.compactMap { $0 }.map { quantity in
            balance += quantity
            return balance
        }
        let repeated = zip(quantities, quantities.dropFirst()).filter { before, quantity in
            quantity != nil && before == quantity
        }
        return Features(
            lowest: balances.isEmpty ? nil : min(0, balances.min() ?? 0), repeated: repeated.count,
            lastKind: moves.latest?.kind)
    }
}
