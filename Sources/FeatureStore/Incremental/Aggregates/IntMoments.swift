/// Count, sum, mean and variance of integers, all exact up to the last division.
public struct IntMoments: WindowAggregate {
    /// Starts.
    public init() {}

    /// Count, sum and sum of squares of some integers, none of which can overflow.
    public struct Moments: Sendable {
        /// How many values there are.
        public internal(set) var count = 0
        var wideSum = Int128(0)
        /// The sum of squares is `squares + carries * 2^128`.
        var squares = UInt128(0)
        var carries = 0
    }

    /// No values.
    public var empty: Moments { Moments() }

    /// Adds a value.
    public func add(_ prepared: Int, at place: TilePlace, to partial: inout Moments) {
        partial.count += 1
        partial.wideSum += Int128(prepared)
        let (sum, overflows) = partial.squares.addingReportingOverflow(Self.square(prepared))
        partial.squares = sum
        if overflows { partial.carries += 1 }
    }

    /// Subtracts a value.
    public func remove(_ prepared: Int, at place: TilePlace, from partial: inout Moments) -> Bool {
        partial.count -= 1
        partial.wideSum -= Int128(prepared)
        let (difference, overflows) = partial.squares.subtractingReportingOverflow(Self.square(prepared))
        partial.squares = difference
        if overflows { partial.carries -= 1 }
        return true
    }

    /// Adds what others add up to.
    public func merge(_ other: Moments, into partial: inout Moments) {
        partial.count += other.count
        partial.wideSum += other.wideSum
        let (sum, overflows) = partial.squares.addingReportingOverflow(other.squares)
        partial.squares = sum
        partial.carries += other.carries + (overflows ? 1 : 0)
    }

    /// The moments themselves, of which everything else is computed.
    public func answer(_ partial: Moments) -> Moments { partial }

    private static func square(_ value: Int) -> UInt128 { UInt128(value.magnitude) * UInt128(value.magnitude) }

    /// An integer.
    public typealias Value = Int
}

extension Trailing where Aggregate == IntMoments {
    /// Starts without values.
    public init() { self.init(IntMoments()) }
}

extension IntMoments.Moments {
    /// The sum, or nil when there is nothing: SQL's `sum(x)`; traps beyond 64 bits.
    public var sum: Int? { count == 0 ? nil : total }

    /// The sum, 0 when there is nothing; traps beyond 64 bits, as the sum of a collection does.
    public var total: Int {
        guard let total = Int(exactly: wideSum) else {
            preconditionFailure("the sum of these integers takes more than 64 bits; add them up as ExactDecimal")
        }
        return total
    }

    /// The mean, or nil when there is nothing: to the bit the `mean` of a collection.
    public var mean: Double? { count == 0 ? nil : Double(wideSum) / Double(count) }

    /// The variance of the whole population, or nil when there is nothing.
    ///
    /// To the bit that of a collection; traps where its exact sums take more than 128 bits.
    public var populationVariance: Double? {
        count == 0 ? nil : Double(squaredDeviations) / (Double(count) * Double(count))
    }

    /// The variance estimated from a sample, or nil for fewer than two values; see ``populationVariance``.
    public var sampleVariance: Double? {
        count < 2 ? nil : Double(squaredDeviations) / (Double(count) * Double(count - 1))
    }

    /// The count times the sum of the squared distances from the mean, `n·Σx² - (Σx)²`.
    private var squaredDeviations: Int128 {
        let (squareOfSum, sumOverflows) = wideSum.multipliedReportingOverflow(by: wideSum)
        let (scaled, overflows) = squares.multipliedReportingOverflow(by: UInt128(count))
        guard carries == 0, !overflows, !sumOverflows, let exact = Int128(exactly: scaled) else {
            preconditionFailure("the variance of these integers takes more than 128 bits; compute it of doubles")
        }
        return exact - squareOfSum
    }
}
