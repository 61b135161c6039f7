import FeatureStore

extension AbroadPrefixed {
    static func compute(_ card: CardHistory, asOf: Timestamp, request: Request) -> Features {
        let payments = card.payments.trailing(.days(90), to: asOf)
        let there = payments.filter { $0.country.utf8.elementsEqual(request.targetCountry.utf8) }
        return Features(
            visitsThere90d: there.count,
            shareThere90d: payments.isEmpty ? nil : Double(there.count) / Double(payments.count),
            daysSinceThere: there.last.map { (asOf - $0.paidAt).wholeDays })
    }
}
