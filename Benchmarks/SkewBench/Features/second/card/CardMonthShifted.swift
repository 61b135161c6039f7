import FeatureStore

extension CardMonthShifted {
    static func compute(_ card: CardHistory, asOf: Timestamp) throws -> Features {
        let newYork = try Zones.newYork.get()
        let month = asOf.startOfMonth(in: newYork)
        let lastMonth = month.adding(months: -1, in: newYork)
        return Features(
            spentMonthToDate: card.payments.between(month, and: asOf, bounds: .closedClosed).map(\.amount).total,
            paymentsLastMonth: card.payments.between(lastMonth, and: month, bounds: .closedOpen).count)
    }
}
