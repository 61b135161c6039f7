/// Count, sum, mean and variance of doubles: exact sums, rounded once, whatever the order of arrival.
public struct DoubleMoments: WindowAggregate {
    /// Starts.
    public init() {}

    /// Count, sum and sum of squares of some doubles.
    public struct Moments: Sendable {
        /// How many values there are.
        public internal(set) var count = 0
        var exactSum = ExactSum()
        var squares = ExactSum()
    }

    /// No values.
    public var empty: Moments { Moments() }

    /// Adds a value.
    public func add(_ prepared: Double, at place: TilePlace, to partial: inout Moments) { partial.add(prepared) }

    /// Subtracts a value.
    public func remove(_ prepared: Double, at place: TilePlace, from partial: inout Moments) -> Bool {
        partial.count -= 1
        partial.exactSum.add(prepared, removing: true)
        partial.squares.add(prepared, squared: true, removing: true)
        return true
    }

    /// Adds other sums.
    public func merge(_ other: Moments, into partial: inout Moments) {
        partial.count += other.count
        partial.exactSum.add(other.exactSum)
        partial.squares.add(other.squares)
    }

    /// The moments themselves, of which everything else is computed.
    public func answer(_ partial: Moments) -> Moments { partial }

    /// A double.
    public typealias Value = Double
}

extension Trailing where Aggregate == DoubleMoments {
    /// Starts without values.
    public init() { self.init(DoubleMoments()) }
}

extension DoubleMoments.Moments {
    mutating func add(_ value: Double) {
        count += 1
        exactSum.add(value)
        squares.add(value, squared: true)
    }

    /// The sum, rounded once, or nil when there is nothing: to the bit the `exactSum` of a collection.
    public var sum: Double? { count == 0 ? nil : exactSum.rounded }

    /// The sum, rounded once, 0 when there is nothing.
    public var total: Double { exactSum.rounded }

    /// The sum, rounded once, by the count; nil when there is nothing.
    public var mean: Double? { count == 0 ? nil : exactSum.rounded / Double(count) }

    /// The variance of the whole population, or nil when there is nothing; rounded three times, never drifting.
    public var populationVariance: Double? {
        count == 0 ? nil : squaredDeviations / (Double(count) * Double(count))
    }

    /// The variance estimated from a sample, or nil for fewer than two values.
    public var sampleVariance: Double? {
        count < 2 ? nil : squaredDeviations / (Double(count) * Double(count - 1))
    }

    /// The count times the sum of the squared distances from the mean, `n·Σx² - (Σx)²`, rounded once.
    private var squaredDeviations: Double {
        guard exactSum.special == nil else { return .nan }
        let sum = exactSum.magnitude.magnitude
        return squares.magnitude.magnitude.multiplied(by: Magnitude(count)).subtracting(sum.multiplied(by: sum)).rounded
    }
}

extension Collection where Element == Double {
    /// The sum, exact and rounded once, or nil when there is nothing: the same in every order.
    ///
    /// Within the bound of `compare: { float_sum: … }` of SQL's `sum(x)`, and to the bit what ``DoubleMoments`` says.
    public var exactSum: Double? { isEmpty ? nil : exactMoments.total }

    /// The exact sum, rounded once, by the count, or nil when there is nothing: the same in every order.
    public var exactMean: Double? { exactMoments.mean }

    /// The variance of the whole population from exact sums, or nil when there is nothing: the same in every order.
    public var exactPopulationVariance: Double? { exactMoments.populationVariance }

    /// The variance estimated from a sample from exact sums, or nil for fewer than two numbers.
    public var exactSampleVariance: Double? { exactMoments.sampleVariance }

    private var exactMoments: DoubleMoments.Moments {
        reduce(into: DoubleMoments.Moments()) { $0.add($1) }
    }
}
