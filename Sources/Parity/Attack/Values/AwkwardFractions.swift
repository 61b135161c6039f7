internal import FeatureStore

/// Fractions that are whole numbers of tenths, hundredths or thousandths on paper and not quite so as doubles.
///
/// Multiplied by ten, a hundred or a thousand they come to just below a whole number (0.29 · 100 is 28.999…), or just above
/// one (0.07 · 100): whoever cuts, or rounds up, what was calculated in doubles gets one unit less, or one more.
enum AwkwardFractions {
    /// Those of up to so many places, one just below and one just above for each number of places that has any.
    static func ofPlaces(upTo places: Int) -> [ExactDecimal] {
        (1...most).filter { $0 <= places }.flatMap { all[$0 - 1] }
    }

    /// More places than a double's product is cut to by anybody.
    private static let most = 4
    private static let all = (1...most).map(find)

    private static func find(_ places: Int) -> [ExactDecimal] {
        let unit = (0..<places).reduce(1.0) { product, _ in product * 10 }
        let products = (1...2_000).lazy.map { (count: $0, product: Double($0) / unit * unit) }
        let found = [
            products.first { $0.product < Double($0.count) }, products.first { $0.product > Double($0.count) },
        ]
        return found.compactMap { $0 }.compactMap { ExactDecimal(coefficient: Int128($0.count), scale: places) }
    }
}
