import FeatureStore

extension ShopsFirst {
    static func compute(_ line: LineHistory, asOf: Timestamp) -> Features {
        let topups = line.topups.trailing(.days(45), to: asOf)
        let cents = Amounts.sum(topups.map(\.credit)).rescaled(to: 2).map { Int($0.coefficient) } ?? 0
        let shops = Dictionary(grouping: topups.compactMap(\.shop).map(Spelling.key)) { $0 }
        let favourite = shops.max { first, second in
            if first.value.count != second.value.count { return first.value.count < second.value.count }
            return first.key.lexicographicallyPrecedes(second.key)
        }
        return Features(
            topups45d: topups.count,
            meanCredit: Amounts.quotient(cents, by: 100 * topups.count, places: 2),
            favouriteShop: favourite.map { Spelling.text($0.key) })
    }
}
