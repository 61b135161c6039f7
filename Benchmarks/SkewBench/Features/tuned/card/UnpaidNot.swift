import FeatureStore

extension UnpaidNot {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let unpaid = card.payments.trailing(.days(30), to: asOf).filter { payment in
            payment.status.map { !$0.utf8.elementsEqual("paid".utf8) } ?? false
        }
        return Features(unpaid30d: unpaid.count, onlineUnpaid30d: unpaid.filter { $0.channel == "web" }.count)
    }
}
