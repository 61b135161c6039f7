/// An exact decimal number: `coefficient` times ten to the power of minus `scale`.
///
/// At most 38 digits. Equality is numeric: 1.10 equals 1.1, as in SQL.
public struct ExactDecimal: Sendable {
    /// The digits, with the sign.
    public let coefficient: Int128
    /// How many of the digits stand behind the point: 0 to 38.
    public let scale: Int

    /// Makes a number from its digits, or nil if it has more than 38 of them or the scale is outside 0 to 38.
    public init?(coefficient: Int128, scale: Int) {
        guard scale >= 0, scale <= 38, coefficient.magnitude <= Self.largestMagnitude else { return nil }
        self.coefficient = coefficient
        self.scale = scale
    }

    /// 38 nines.
    static let largestMagnitude: UInt128 = 99_999_999_999_999_999_999_999_999_999_999_999_999
}
