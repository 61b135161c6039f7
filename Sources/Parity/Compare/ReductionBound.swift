/// How far two floating sums, or means, of the same values can lie apart when only the order of adding differs.
///
/// Adding n numbers in any order, in any tree, each addition rounded to nearest, misses the exact sum by at most
/// γ(n−1)·Σ|x|, where γ(k) = k·u / (1 − k·u) and u = 2⁻⁵³ (Higham, Accuracy and Stability, 4.2). Either side may miss
/// it in its own direction, so two sums lie at most twice as far apart. A bound from more values than were added, or
/// from larger ones, is larger: the values visible to a question may be a superset of those that were added.
struct ReductionBound: Equatable {
    /// How many values may have been added.
    private(set) var count = 0
    /// The sum of their magnitudes, itself rounded.
    private(set) var magnitude = 0.0
    /// Whether every value is an integer, so that sums below 2⁵³ are exact.
    private let isIntegral: Bool
    /// Whether turning a value into binary64 may round it: decimals, and integers from 2⁵³ on.
    private var isConverted: Bool

    private static let unit = 0x1p-53

    /// Makes the bound of no values; of what kind they will be decides how much is allowed.
    init(kind: Kind) {
        isIntegral = kind == .integer
        isConverted = kind == .decimal
    }

    /// What is added up.
    enum Kind {
        case integer
        case decimal
        case double
    }

    /// Counts a value.
    mutating func add(_ value: Double) {
        guard value.isFinite else { return }
        count += 1
        magnitude += value.magnitude
        if isIntegral, value.magnitude >= 0x1p53 { isConverted = true }
    }

    /// Counts so many copies of what was counted so far.
    mutating func multiply(by copies: Int) {
        count *= copies
        magnitude *= Double(copies)
    }

    /// How far two sums may lie apart.
    var sum: Double {
        if isIntegral, magnitude < 0x1p53 { return 0 }
        let steps = Double(count - (isConverted ? 0 : 1))
        guard steps > 0 else { return 0 }
        let product = steps * Self.unit
        guard product < 0.5 else { return .infinity }
        // The sum of magnitudes was itself rounded, by at most the same factor; the last factor makes up for it.
        let gamma = product / (1 - product)
        return 2 * gamma * magnitude * (1 + 2 * gamma + 4 * Self.unit)
    }

    /// How far two means may lie apart: as the sums, over n, and one unit in the last place of the larger for the two
    /// divisions.
    ///
    /// Dividing by the count of a superset stays safe, since γ(m−1)·Σ|x| / m grows with m.
    func mean(_ one: Double, _ other: Double) -> Double {
        let fromSum = count > 0 ? sum / Double(count) : 0
        return fromSum + max(one.magnitude, other.magnitude).ulp
    }
}
