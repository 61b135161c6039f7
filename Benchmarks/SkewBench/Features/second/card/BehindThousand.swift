import FeatureStore

extension BehindThousand {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let limit = ExactDecimal(100)
        var behind = ExactDecimal.zero
        var within = 0
        for payment in card.payments.trailing(.days(20), to: asOf).reversed() {
            if behind < limit { within += 1 }
            behind = behind.adding(payment.amount) ?? behind
        }
        return Features(withinLast100: within)
    }
}
