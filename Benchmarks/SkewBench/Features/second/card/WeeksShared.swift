import FeatureStore

extension WeeksShared {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let weeks = (1...4).map { week in
            card.payments.trailing(.weeks(1), to: asOf - .weeks(Int64(4 - week))).count
        }
        return Features(weeklyPayments: weeks, quietestWeek: weeks.min() ?? 0)
    }
}
