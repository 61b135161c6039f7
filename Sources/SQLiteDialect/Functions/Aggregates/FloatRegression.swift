internal import SQLite

/// `corr`, `covar_…` and `regr_…` by the method of Youngs and Cramer, step by step as PostgreSQL does
/// (`float8_regr_accum` in its float.c); rows with a NULL do not count.
final class FloatRegression: ReplayableState {
    /// Which of them is wanted.
    enum Result: String, CaseIterable {
        case correlation = "corr"
        case populationCovariance = "covar_pop"
        case sampleCovariance = "covar_samp"
        case meanX = "regr_avgx"
        case meanY = "regr_avgy"
        case count = "regr_count"
        case intercept = "regr_intercept"
        case determination = "regr_r2"
        case slope = "regr_slope"
        case squaresX = "regr_sxx"
        case products = "regr_sxy"
        case squaresY = "regr_syy"
    }

    /// One point; SQL names the dependent value first.
    struct Point {
        let y: Double
        let x: Double
    }

    private let result: Result
    private var count = 0.0
    private var (sumX, sumY) = (0.0, 0.0)
    private var (squaresX, squaresY, products) = (0.0, 0.0, 0.0)

    init(_ result: Result) {
        self.result = result
    }

    static func row(_ values: some RowValues) -> Point? {
        values.isNull(0) || values.isNull(1) ? nil : Point(y: values.real(0), x: values.real(1))
    }

    func add(_ point: Point) throws(FunctionFailure) {
        let (oldCount, oldX, oldY) = (count, sumX, sumY)
        count += 1
        sumX += point.x
        sumY += point.y
        guard oldCount > 0 else {
            if !point.x.isFinite { (squaresX, products) = (.nan, .nan) }
            if !point.y.isFinite { (squaresY, products) = (.nan, .nan) }
            return
        }
        let (deviationX, deviationY) = (point.x * count - sumX, point.y * count - sumY)
        let scale = 1 / (count * oldCount)
        squaresX += deviationX * deviationX * scale
        squaresY += deviationY * deviationY * scale
        products += deviationX * deviationY * scale
        // An infinity among the numbers is no overflow.
        let (finiteX, finiteY) = (oldX.isFinite && point.x.isFinite, oldY.isFinite && point.y.isFinite)
        if ((sumX.isInfinite || squaresX.isInfinite) && finiteX)
            || ((sumY.isInfinite || squaresY.isInfinite) && finiteY)
            || (products.isInfinite && finiteX && finiteY)
        {
            throw .floatOverflow
        }
        if squaresX.isInfinite { squaresX = .nan }
        if squaresY.isInfinite { squaresY = .nan }
        if products.isInfinite { products = .nan }
    }

    func value() -> SQLiteValue {
        if result == .count { return .integer(Int64(count)) }
        guard let number else { return .null }
        return .real(number)
    }

    private var number: Double? {
        guard count > 0 else { return nil }
        switch result {
        case .count, .squaresX: return squaresX
        case .squaresY: return squaresY
        case .products: return products
        case .meanX: return sumX / count
        case .meanY: return sumY / count
        case .populationCovariance: return products / count
        case .sampleCovariance: return count < 2 ? nil : products / (count - 1)
        case .correlation:
            return squaresX == 0 || squaresY == 0 ? nil : products / (squaresX * squaresY).squareRoot()
        case .determination:
            if squaresX == 0 { return nil }
            return squaresY == 0 ? 1 : (products * products) / (squaresX * squaresY)
        case .slope: return squaresX == 0 ? nil : products / squaresX
        case .intercept: return squaresX == 0 ? nil : (sumY - sumX * products / squaresX) / count
        }
    }
}
