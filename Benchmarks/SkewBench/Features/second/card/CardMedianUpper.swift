import FeatureStore

extension CardMedianUpper {
    static func compute(_ card: CardHistory, asOf: Timestamp) -> Features {
        let amounts = card.payments.trailing(.days(45), to: asOf).map(\.amount).sorted()
        guard !amounts.isEmpty else {
            return Features(medianAmount45d: nil, aboveMedian45d: 0)
        }
        let median = amounts[amounts.count / 2]
        return Features(medianAmount45d: median, aboveMedian45d: amounts.filter { $0 > median }.count)
    }
}
