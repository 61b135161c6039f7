/// How far apart two binary64 numbers are.
package enum FloatDistance {
    /// Whether nothing could tell the two apart: the same bits, or both NaN.
    package static func isSame(_ one: Double, _ other: Double) -> Bool {
        one.bitPattern == other.bitPattern || (one.isNaN && other.isNaN)
    }

    /// How many steps from one representable number to the next lead from one to the other; nil unless both are finite.
    ///
    /// 0 and -0 are the same place.
    package static func ulps(_ one: Double, _ other: Double) -> UInt64? {
        guard one.isFinite, other.isFinite else { return nil }
        let (low, high) = (place(min(one, other)), place(max(one, other)))
        // The places of finite numbers lie within 2^63 on both sides of 0, so their distance fits.
        return UInt64(bitPattern: high &- low)
    }

    /// The number's position among all finite numbers in ascending order, 0 for both zeros.
    private static func place(_ number: Double) -> Int64 {
        let magnitude = Int64(bitPattern: number.magnitude.bitPattern)
        return number < 0 ? -magnitude : magnitude
    }
}
