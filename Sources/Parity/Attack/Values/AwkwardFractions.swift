internal import FeatureStore

/// Fractions that are whole numbers of tenths, hundredths or thousandths on paper, or lie halfway between two, and not quite
/// so as doubles.
///
/// Multiplied by a power of ten they come to just below what they are on paper (0.29 · 100 is 28.999…, 0.145 · 100 is
/// 14.499…), or just above it (0.07 · 100): whoever cuts or rounds what was calculated in doubles gets one unit less, or one
/// more.
enum AwkwardFractions {
    /// Those of up to so many places: for each number of places one just below and one just above, of whole numbers and of
    /// halves, where there are any.
    static func ofPlaces(upTo places: Int) -> [ExactDecimal] {
        (1...most).filter { $0 <= places }.flatMap { all[$0 - 1] }
    }

    /// More places than a double's product is cut to by anybody.
    private static let most = 4
    private static let all = (1...most).map { places in
        find(places: places, rounding: places, among: Array(1...2_000))
            + find(places: places, rounding: places - 1, among: Array(stride(from: 5, through: 2_000, by: 10)))
    }

    /// The first fractions whose product is just below, and just above, what it is on paper.
    ///
    /// - Parameters:
    ///   - places: how many places the fractions have.
    ///   - kept: how many of them the product moves in front of the point.
    ///   - counts: the fractions without their points.
    private static func find(places: Int, rounding kept: Int, among counts: [Int]) -> [ExactDecimal] {
        func power(_ exponent: Int) -> Double { (0..<exponent).reduce(1) { product, _ in product * 10 } }
        let found = [
            // What the product is on paper, a whole number or one and a half, is a double itself.
            counts.first { Double($0) / power(places) * power(kept) < Double($0) / power(places - kept) },
            counts.first { Double($0) / power(places) * power(kept) > Double($0) / power(places - kept) },
        ]
        return found.compactMap { $0 }.compactMap { ExactDecimal(coefficient: Int128($0), scale: places) }
    }
}
