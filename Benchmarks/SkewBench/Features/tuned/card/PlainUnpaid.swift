import FeatureStore

extension PlainUnpaid {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let unpaid = card.payments.trailing(.days(30), to: asOf).filter { payment in
            guard let status = payment.status else { return true }
            return status != "paid"
        }
        return Features(unpaid30d: unpaid.count, onlineUnpaid30d: unpaid.filter { $0.channel == "web" }.count)
    }
}
