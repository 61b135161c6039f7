extension Collection where Element == Double {
    /// The value below which a fraction of the numbers lies, between two of them where it must: SQL's
    /// `percentile_cont(fraction) WITHIN GROUP (ORDER BY x)`.
    ///
    /// Nil when there is nothing.
    ///
    /// - Parameter fraction: 0 to 1; anything else traps.
    /// - Complexity: O(n log n).
    public func percentileContinuous(_ fraction: Double) -> Double? {
        precondition(fraction >= 0 && fraction <= 1, "percentileContinuous(\(fraction)): a fraction lies in 0 to 1")
        guard !isEmpty else { return nil }
        let sorted = ascending
        let position = fraction * Double(sorted.count - 1)
        let first = position.rounded(.down)
        let below = sorted[Int(first)]
        guard position > first else { return below }
        // As PostgreSQL interpolates: between two infinities lies NaN.
        return below + (position - first) * (sorted[Int(first) + 1] - below)
    }

    /// The first of the numbers at or above which a fraction of them lies: SQL's
    /// `percentile_disc(fraction) WITHIN GROUP (ORDER BY x)`.
    ///
    /// Nil when there is nothing.
    ///
    /// - Parameter fraction: 0 to 1; anything else traps.
    /// - Complexity: O(n log n).
    public func percentileDiscrete(_ fraction: Double) -> Double? {
        ascending.element(atFraction: fraction)
    }

    /// The middle of the numbers, the mean of the middle two where there is none: SQL's `percentile_cont(0.5)`.
    public var medianContinuous: Double? { percentileContinuous(0.5) }

    /// The middle of the numbers, the lower of the middle two where there is none: SQL's `percentile_disc(0.5)`.
    public var medianDiscrete: Double? { percentileDiscrete(0.5) }
}

extension Collection where Element == Int {
    /// The value below which a fraction of the numbers lies, between two of them where it must: SQL's
    /// `percentile_cont(fraction) WITHIN GROUP (ORDER BY x)`.
    ///
    /// Nil when there is nothing.
    ///
    /// - Parameter fraction: 0 to 1; anything else traps.
    public func percentileContinuous(_ fraction: Double) -> Double? {
        map(Double.init).percentileContinuous(fraction)
    }

    /// The first of the numbers at or above which a fraction of them lies: SQL's
    /// `percentile_disc(fraction) WITHIN GROUP (ORDER BY x)`.
    ///
    /// Nil when there is nothing.
    ///
    /// - Parameter fraction: 0 to 1; anything else traps.
    public func percentileDiscrete(_ fraction: Double) -> Int? { sorted().element(atFraction: fraction) }

    /// The middle of the numbers, the mean of the middle two where there is none: SQL's `percentile_cont(0.5)`.
    public var medianContinuous: Double? { percentileContinuous(0.5) }

    /// The middle of the numbers, the lower of the middle two where there is none: SQL's `percentile_disc(0.5)`.
    public var medianDiscrete: Int? { percentileDiscrete(0.5) }
}

extension Array {
    /// The first element of a sorted array at or above which a fraction of the elements lies.
    fileprivate func element(atFraction fraction: Double) -> Element? {
        precondition(fraction >= 0 && fraction <= 1, "percentileDiscrete(\(fraction)): a fraction lies in 0 to 1")
        guard !isEmpty else { return nil }
        return self[Swift.max(0, Int((fraction * Double(count)).rounded(.up)) - 1)]
    }
}
