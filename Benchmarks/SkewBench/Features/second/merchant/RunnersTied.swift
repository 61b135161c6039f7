import FeatureStore

extension RunnersTied {
    static func compute(_ merchant: MerchantHistory, asOf: Timestamp) -> Features {
        let amounts = merchant.payments.trailing(.days(14), to: asOf).map(\.amount)
        let distinct = Set(amounts).sorted(by: >)
        return Features(
            secondAmount14d: distinct.dropFirst().first, largestThree14d: Array(amounts.sorted(by: >).prefix(3)))
    }
}
