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
            // Halved, since the difference of large numbers of unlike signs may not be finite.
            let distance = (one / 2 - other / 2).magnitude
            return distance <= bound * (max(one.magnitude, other.magnitude) / 2) ? nil : .value
        }
    }

    /// The same for integers that differ; the distance is exact before it is compared with the bound.
    func judge(_ one: Int64, _ other: Int64) -> DifferenceClass? {
        let distance = Double((Int128(one) - Int128(other)).magnitude)
        return isWithin(distance, larger: Double(max(one.magnitude, other.magnitude))) ? nil : .value
    }

    /// The same for decimals that differ.
    func judge(_ one: ExactDecimal, _ other: ExactDecimal) -> DifferenceClass? {
        // Without an exact difference the two are more than 38 digits apart.
        guard policy != .exact, let difference = one.subtracting(other) else { return .value }
        let larger = max(one.approximation.magnitude, other.approximation.magnitude)
        return isWithin(difference.approximation.magnitude, larger: larger) ? nil : .value
    }

    private func isWithin(_ distance: Double, larger: Double) -> Bool {
        switch policy {
        case .exact, .ulps: false
        case .absolute(let bound): distance <= bound
        case .relative(let bound): distance <= bound * larger
        }
    }
}
