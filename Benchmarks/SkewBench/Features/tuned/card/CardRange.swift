import FeatureStore

extension CardRange {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let payments = card.payments.trailing(.days(30), to: asOf)
        let byCountry = Dictionary(grouping: payments) { Array($0.country.utf8) }
        return Features(
            merchants30d: byCountry.values.map { $0.map(\.merchantCode).distinctCount }.total,
            statuses30d: min(payments.compactMap(\.status).distinctCount, 3))
    }
}
