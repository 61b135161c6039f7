import FeatureStore

extension CarrierDelayCost {
    /// What a minute of delay costs, in cents.
    private static let centsPerMinute = 10_118

    static func compute(_ carrier: CarrierHistory, asOf: Timestamp) -> Features {
        let delays = carrier.flights.trailing(.days(90), to: asOf).compactMap(\.depDelay)
        let onTime = delays.filter { $0 <= 15 }.count
        return Features(
            onTimePercent90d: hundredthsOfPercent(onTime, of: delays.count).map(hundredths),
            delayCost90d: hundredths(delays.filter { $0 > 0 }.total * centsPerMinute))
    }

    /// The share in hundredths of a percent, halves rounded up: shares are never negative.
    private static func hundredthsOfPercent(_ part: Int, of whole: Int) -> Int? {
        whole == 0 ? nil : (2 * 10_000 * part + whole) / (2 * whole)
    }

    private static func hundredths(_ count: Int) -> ExactDecimal {
        let decimal = ExactDecimal(coefficient: Int128(count), scale: 2)
        guard let decimal else { preconditionFailure("\(count) hundredths have at most 19 digits") }
        return decimal
    }
}
