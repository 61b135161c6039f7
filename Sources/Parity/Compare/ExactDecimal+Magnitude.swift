internal import FeatureStore

extension ExactDecimal {
    /// The magnitude as binary64, not smaller than it is: a divisor below ten to the scale, and a unit on top.
    var magnitudeRoundedUp: Double {
        var divisor = 1.0
        for _ in 0..<scale { divisor = (divisor * 10).nextDown }
        guard coefficient != 0 else { return 0 }
        return (Double(coefficient.magnitude).nextUp / divisor).nextUp
    }
}
