extension Collection where Element == Double {
    /// The variance of the whole population, or nil when there is nothing: SQL's `var_pop(x)`.
    ///
    /// Computed in two passes: the textbook's `Σx² - (Σx)²/n` loses every digit when the mean is large.
    public var populationVariance: Double? {
        guard let squares = squaredDeviations else { return nil }
        return squares / Double(count)
    }

    /// The variance estimated from a sample, or nil for fewer than two numbers: SQL's `var_samp(x)`, `variance(x)`.
    public var sampleVariance: Double? {
        guard count > 1, let squares = squaredDeviations else { return nil }
        return squares / Double(count - 1)
    }

    /// The standard deviation of the whole population, or nil when there is nothing: SQL's `stddev_pop(x)`.
    public var populationStandardDeviation: Double? { populationVariance?.squareRoot() }

    /// The standard deviation estimated from a sample, or nil for fewer than two numbers: SQL's `stddev(x)`,
    /// `stddev_samp(x)`.
    public var sampleStandardDeviation: Double? { sampleVariance?.squareRoot() }

    /// The sum of the squared distances from the mean.
    private var squaredDeviations: Double? {
        guard let mean else { return nil }
        return reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
}

extension Collection where Element == Int {
    /// The variance of the whole population, or nil when there is nothing: SQL's `var_pop(x)`.
    ///
    /// The sums are exact however large they are, so that a large mean costs no digits; what is rounded is the division,
    /// within 2 ulps. PostgreSQL divides in numeric, to a limited number of digits: declare `compare: { relative: … }`.
    public var populationVariance: Double? { moments.populationVariance }

    /// The variance estimated from a sample, or nil for fewer than two numbers: SQL's `var_samp(x)`, `variance(x)`.
    ///
    /// Exact up to the division, as ``populationVariance`` is.
    public var sampleVariance: Double? { moments.sampleVariance }

    /// The standard deviation of the whole population, or nil when there is nothing: SQL's `stddev_pop(x)`.
    public var populationStandardDeviation: Double? { populationVariance?.squareRoot() }

    /// The standard deviation estimated from a sample, or nil for fewer than two numbers: SQL's `stddev(x)`,
    /// `stddev_samp(x)`.
    public var sampleStandardDeviation: Double? { sampleVariance?.squareRoot() }

    /// Exact count, sum and sum of squares.
    private var moments: IntMoments.Moments { reduce(into: IntMoments.Moments()) { $0.add($1) } }
}
