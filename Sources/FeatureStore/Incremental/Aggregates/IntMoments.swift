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
    public func add(_ prepared: Int, at place: TilePlace, to partial: inout Moments) { partial.add(prepared) }

    /// Subtracts a value.
    public func remove(_ prepared: Int, at place: TilePlace, from partial: inout Moments) -> Bool {
        partial.count -= 1
        partial.wideSum -= Int128(prepared)
        let (difference, overflows) = partial.squares.subtractingReportingOverflow(Moments.square(prepared))
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

    /// An integer.
    public typealias Value = Int
}

extension Trailing where Aggregate == IntMoments {
    /// Starts without values.
    public init() { self.init(IntMoments()) }
}

extension IntMoments.Moments {
    static func square(_ value: Int) -> UInt128 { UInt128(value.magnitude) * UInt128(value.magnitude) }

    mutating func add(_ value: Int) {
        count += 1
        wideSum += Int128(value)
        let (sum, overflows) = squares.addingReportingOverflow(Self.square(value))
        squares = sum
        if overflows { carries += 1 }
    }

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

    /// The variance of the whole population, or nil when there is nothing: to the bit that of a collection.
    public var populationVariance: Double? {
        count == 0 ? nil : squaredDeviations / (Double(count) * Double(count))
    }

    /// The variance estimated from a sample, or nil for fewer than two values; see ``populationVariance``.
    public var sampleVariance: Double? {
        count < 2 ? nil : squaredDeviations / (Double(count) * Double(count - 1))
    }

    /// The count times the sum of the squared distances from the mean, `n·Σx² - (Σx)²`, rounded once.
    private var squaredDeviations: Double {
        let (squareOfSum, sumOverflows) = wideSum.multipliedReportingOverflow(by: wideSum)
        let (scaled, overflows) = squares.multipliedReportingOverflow(by: UInt128(count))
        if carries == 0, !overflows, !sumOverflows, let exact = Int128(exactly: scaled) {
            return Double(exact - squareOfSum)
        }
        let sum = Magnitude(wideSum.magnitude)
        return Magnitude(squares, carries: carries).multiplied(by: Magnitude(count))
            .subtracting(sum.multiplied(by: sum)).rounded
    }
}
