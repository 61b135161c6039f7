extension Collection where Element == Int {
    /// The sum, or nil when there is nothing: SQL's `sum(x)`, which is NULL over no rows.
    ///
    /// Traps beyond 64 bits, where SQL's `sum(bigint)` goes on in numeric.
    public var sum: Int? { isEmpty ? nil : total }

    /// The sum, 0 when there is nothing: SQL's `coalesce(sum(x), 0)`.
    ///
    /// Traps beyond 64 bits.
    public var total: Int {
        guard let total = Int(exactly: wideTotal) else {
            preconditionFailure("the sum of these integers takes more than 64 bits; add them up as ExactDecimal")
        }
        return total
    }

    /// The mean, or nil when there is nothing: SQL's `avg(x)::float8` up to one unit in the last place.
    ///
    /// The sum is exact; it is rounded to a double, then divided by the count. PostgreSQL divides in numeric, to a
    /// limited number of digits, and rounds at the end: declare `compare: { float_mean: … }`.
    public var mean: Double? { isEmpty ? nil : Double(wideTotal) / Double(count) }

    /// The exact sum; 2^63 elements of 64 bits fit.
    var wideTotal: Int128 { reduce(Int128(0)) { $0 + Int128($1) } }
}

extension Collection where Element == Double {
    /// The sum in the collection's order, or nil when there is nothing: SQL's `sum(x)`.
    ///
    /// SQL adds in an order of its own, so the last bits may differ: declare `compare: { float_sum: … }`.
    public var sum: Double? { isEmpty ? nil : total }

    /// The sum in the collection's order, 0 when there is nothing: SQL's `coalesce(sum(x), 0)`.
    public var total: Double { reduce(0, +) }

    /// The mean, or nil when there is nothing: SQL's `avg(x)`.
    public var mean: Double? { isEmpty ? nil : total / Double(count) }
}

extension Collection where Element == ExactDecimal {
    /// The exact sum, or nil when there is nothing: SQL's `sum(x)`.
    ///
    /// Traps beyond 38 digits.
    public var sum: ExactDecimal? { isEmpty ? nil : total }

    /// The exact sum, 0 when there is nothing.
    ///
    /// Traps beyond 38 digits.
    public var total: ExactDecimal {
        reduce(.zero) { sum, value in
            guard let next = sum.adding(value) else {
                preconditionFailure("the sum of these decimals takes more than 38 digits")
            }
            return next
        }
    }
}
