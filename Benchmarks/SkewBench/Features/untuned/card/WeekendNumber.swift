import FeatureStore

extension WeekendNumber {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        let payments = card.payments.trailing(.days(28), to: asOf)
        var weekend = ExactDecimal.zero
        var nights = 0
        var counts = Array(repeating: 0, count: 7)
        for payment in payments {
            let local = payment.paidAt.localTime(in: newYork)
            if local.weekday == .saturday || local.weekday == .sunday {
                weekend = weekend.adding(payment.amount) ?? weekend
            }
            let hour = payment.paidAt.hour(in: newYork)
            if hour >= 22 || hour < 6 { nights += 1 }
            counts[local.weekday.rawValue - 1] += 1
        }
        let most = counts.max() ?? 0
        let busiest = counts.firstIndex { $0 == most && $0 > 0 }
        return Features(weekendSpend: weekend, nightPayments: nights, busiestWeekday: busiest)
    }
}
