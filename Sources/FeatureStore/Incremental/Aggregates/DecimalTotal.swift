/// Count and sum of decimals, exact, in whatever order they come.
public struct DecimalTotal: WindowAggregate {
    /// Starts.
    public init() {}

    /// The sums of some decimals by scale, none of which can overflow.
    public struct Totals: Sendable {
        /// How many values there are.
        public internal(set) var count = 0
        fileprivate var scales: [OfScale] = []
    }

    /// A sum of coefficients is `high * 2^64 + low`.
    fileprivate struct OfScale: Sendable {
        let scale: Int
        var count: Int
        var high: Int128
        var low: Int128
    }

    /// No values.
    public var empty: Totals { Totals() }

    /// Adds a value.
    public func add(_ prepared: ExactDecimal, at place: TilePlace, to partial: inout Totals) {
        merge(Self.alone(prepared, sign: 1), into: &partial)
    }

    /// Subtracts a value.
    public func remove(_ prepared: ExactDecimal, at place: TilePlace, from partial: inout Totals) -> Bool {
        merge(Self.alone(prepared, sign: -1), into: &partial)
        return true
    }

    /// Adds other sums.
    public func merge(_ other: Totals, into partial: inout Totals) {
        partial.count += other.count
        for theirs in other.scales {
            let position = partial.scales.firstIndex { $0.scale >= theirs.scale } ?? partial.scales.count
            guard position < partial.scales.count, partial.scales[position].scale == theirs.scale else {
                partial.scales.insert(theirs, at: position)
                continue
            }
            partial.scales[position].count += theirs.count
            partial.scales[position].high += theirs.high
            partial.scales[position].low += theirs.low
            if partial.scales[position].count == 0 { partial.scales.remove(at: position) }
        }
    }

    /// The sums themselves.
    public func answer(_ partial: Totals) -> Totals { partial }

    private static func alone(_ value: ExactDecimal, sign: Int128) -> Totals {
        let low = Int128(UInt64(truncatingIfNeeded: value.coefficient))
        return Totals(
            count: Int(sign),
            scales: [
                OfScale(scale: value.scale, count: Int(sign), high: sign * (value.coefficient >> 64), low: sign * low)
            ])
    }

    /// A decimal.
    public typealias Value = ExactDecimal
}

extension DecimalTotal.Totals {
    /// The exact sum, or nil when there is nothing; traps beyond 38 digits.
    public var sum: ExactDecimal? { count == 0 ? nil : total }

    /// The exact sum, 0 when there is nothing; traps beyond 38 digits.
    public var total: ExactDecimal {
        scales.reduce(.zero) { sum, part in
            let high = part.high + (part.low >> 64)
            let (shifted, overflows) = high.multipliedReportingOverflow(by: Int128(1) << 64)
            let coefficient = shifted + Int128(UInt64(truncatingIfNeeded: part.low))
            guard !overflows, let value = ExactDecimal(coefficient: coefficient, scale: part.scale),
                let next = sum.adding(value)
            else { preconditionFailure("the sum of these decimals takes more than 38 digits") }
            return next
        }
    }
}
