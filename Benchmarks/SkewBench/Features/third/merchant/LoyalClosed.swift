import FeatureStore

extension LoyalClosed {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let payments = merchant.payments.trailing(.days(30), to: asOf)
        let visits = Dictionary(grouping: payments, by: { Array($0.cardId.utf8) }).values
        let loyal = visits.filter { Set($0.map { $0.paidAt.date(in: .utc) }).count >= 2 }
        return Features(
            cards30d: visits.count, loyalCards: loyal.count, mostVisits: visits.map(\.count).max() ?? 0)
    }
}
