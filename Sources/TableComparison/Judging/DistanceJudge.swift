import FeatureStore
import Parity

/// Whether values that are not the same are near enough by a policy.
struct DistanceJudge {
    let policy: CellPolicy

    /// The class of the difference of two doubles whose bits differ; nil when the policy allows it.
    func judge(_ one: Double, _ other: Double) -> DifferenceClass? {
        if one.isNaN || other.isNaN { return one.isNaN && other.isNaN ? nil : .nanAgainstValue }
        if policy == .exact { return one == other ? .negativeZero : .value }
        if one == other { return nil }
        guard one.isFinite, other.isFinite else { return .value }
        switch policy {
        case .exact: return .value
        case .ulps(let bound): return (FloatDistance.ulps(one, other) ?? .max) <= bound ? nil : .value
        case .absolute(let bound): return (one - other).magnitude <= bound ? nil : .value
        case .relative(let bound):
            let (distance, larger) = ((one - other).magnitude, max(one.magnitude, other.magnitude))
            if distance.isFinite { return distance <= bound * larger ? nil : .value }
            // The difference of large numbers of unlike signs. Halving small ones would lose the last bit of subnormals.
            return (one / 2 - other / 2).magnitude <= bound * (larger / 2) ? nil : .value
        }
    }

    /// The same for integers that differ; the distance and the bound are compared exactly.
    func judge(_ one: Int64, _ other: Int64) -> DifferenceClass? {
        let distance = UInt64(bitPattern: max(one, other) &- min(one, other))
        return isWithin(distance, larger: max(one.magnitude, other.magnitude)) ? nil : .value
    }

    /// The same for decimals that differ; a bound that is absolute means the decimal that spells it.
    func judge(_ one: ExactDecimal, _ other: ExactDecimal) -> DifferenceClass? {
        // Without an exact difference the two are more than 38 digits apart.
        guard policy != .exact, let difference = one.subtracting(other) else { return .value }
        let distance = difference.approximation.magnitude
        switch policy {
        case .exact, .ulps: return .value
        case .absolute(let bound):
            // Rounding keeps the order, so only a distance that is rounded to the bound itself may lie behind it.
            if distance == bound, let spelled = try? ExactDecimal("\(bound)") {
                return max(difference, difference.negated) <= spelled ? nil : .value
            }
            return distance <= bound ? nil : .value
        case .relative(let bound):
            let larger = max(one.approximation.magnitude, other.approximation.magnitude)
            return distance <= bound * larger ? nil : .value
        }
    }

    /// Whether a distance, which is not 0, is within the bound.
    ///
    /// A whole number is at most a bound when it is at most the bound's whole part.
    private func isWithin(_ distance: UInt64, larger: UInt64) -> Bool {
        switch policy {
        case .exact, .ulps: return false
        case .absolute(let bound):
            guard bound < 0x1p64 else { return true }
            return distance <= UInt64(bound)
        case .relative(let bound):
            // Two numbers are never further apart than twice the larger; below a normal bound their product is below 1.
            if bound >= 2 { return true }
            guard bound.isNormal else { return false }
            // The bound is a whole number of 53 bits, divided by a power of 2.
            let significand = UInt128(bound.significandBitPattern | 1 << 52)
            return UInt128(distance) <= (significand * UInt128(larger)) >> (52 - Int(bound.exponent))
        }
    }
}
