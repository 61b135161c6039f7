internal import Parity

/// Draws what SQL answered against what Swift answered; where they agree exactly, points lie on the diagonal.
struct ScatterPlot {
    let coverage: FeatureCoverage

    private static let size = 240.0
    private static let left = 20.0
    private static let bottom = 210.0
    private static let right = 230.0
    private static let top = 12.0

    /// The picture; nil where no numbers were kept.
    var drawing: ScatterDrawing? {
        let pairs = coverage.pairs.filter { $0.sql.isFinite && $0.swift.isFinite }
        guard !pairs.isEmpty else { return nil }
        let numbers = pairs.flatMap { [$0.sql, $0.swift] }
        var (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
        if low == high { (low, high) = (low - 1, high + 1) }
        let span = high - low
        guard span.isFinite else { return nil }
        func place(_ number: Double, _ start: Double, _ end: Double) -> Double {
            start + (end - start) * ((number - low) / span)
        }
        var points: [ScatterDrawing.Point] = []
        var drawn: Set<ScatterDrawing.Point> = []
        // Differing answers are drawn last, on top.
        for pair in pairs.filter(\.agrees) + pairs.filter({ !$0.agrees }) {
            let point = ScatterDrawing.Point(
                pointX: Coordinate.text(place(pair.sql, Self.left, Self.right)),
                pointY: Coordinate.text(place(pair.swift, Self.bottom, Self.top)),
                pointKind: pair.agrees ? "agrees" : "differs")
            if drawn.insert(point).inserted { points.append(point) }
        }
        let differing = coverage.pairs.count { !$0.agrees }
        return ScatterDrawing(
            feature: coverage.feature,
            caption: "\(Counts.text(coverage.pairs.count, "pair")) shown"
                + (differing > 0 ? ", \(Counts.grouped(differing)) differ" : ", all agree"),
            low: Self.spelled(low), high: Self.spelled(high), points: points)
    }

    /// A whole number without a point, others with at most six digits.
    static func spelled(_ number: Double) -> String {
        if number == number.rounded(), number.magnitude < 1e15 { return "\(Int64(number))" }
        guard number.magnitude >= 1e-3, number.magnitude < 1e9 else { return "\(number)" }
        return "\((number * 1_000).rounded() / 1_000)"
    }
}

/// A scatter plot as its template reads it.
struct ScatterDrawing {
    let feature: String
    let caption: String
    let low: String
    let high: String
    let points: [Point]

    /// One or more answers that lie at one place.
    struct Point: Hashable {
        let pointX: String
        let pointY: String
        let pointKind: String
    }
}
