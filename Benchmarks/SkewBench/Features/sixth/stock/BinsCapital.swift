import FeatureStore

extension BinsCapital {
    static func compute(_ stock: StockHistory, asOf: Timestamp) -> Features {
        let bins = stock.stockMoves.trailing(.days(90), to: asOf).compactMap(\.bin)
        let aisles = bins.map { Texts.start(of: $0, before: "-") }
        let byAisle = Dictionary(grouping: aisles, by: Spelling.key)
        let main = byAisle.min { first, second in
            if first.value.count != second.value.count { return first.value.count > second.value.count }
            return first.key.lexicographicallyPrecedes(second.key)
        }
        return Features(
            bins: bins.map { $0.uppercased() }.distinctCount,
            mainAisle: main.map { Spelling.text($0.key) },
            inReserve: bins.filter { Spelling.begins($0, with: "r_") }.count)
    }
}
