extension Catalogue {
    /// Floating point and decimals: precision, variance, percentiles.
    static let fractionalReductions: [CatalogueEntry] = [
        CatalogueEntry(
            "FLT-32", .medium, "A float4 is not its double",
            postgres: "false", sqlite: "no float4", swift: "Double(Float(0.1)) is 0.10000000149011612",
            advice: "Hold reals as float8 and Double.",
            examples: [
                .postgres("SELECT 0.1::real = 0.1::float8, 0.1::real::float8", prints: "f|0.10000000149011612"),
                .swift("print(Double(Float(0.1)), Double(Float(0.1)) == 0.1)", prints: "0.10000000149011612 false"),
            ]),
        CatalogueEntry(
            "FLT-33", .low, "Integers beyond 2^24 in a float4",
            postgres: "16777216", sqlite: "no float4", swift: "16777216.0",
            advice: "Never hold ids in Float.",
            examples: [
                .postgres("SELECT 16777217::real::bigint", prints: "16777216"),
                .swift(#"print(Float("16777217") as Any)"#, prints: "Optional(16777216.0)"),
            ]),
        CatalogueEntry(
            "FLT-34", .medium, "Variance by the sum of squares",
            postgres: "var_samp gives 1", sqlite: "written by hand 0.0",
            swift: "written by hand 0.0, in two passes 1.0",
            note: "SQLite has no deviation of its own, so people write this one.",
            advice: "Compute variance in two passes, or by Welford’s method.",
            examples: [
                .postgres(
                    "SELECT var_samp(x) FROM (VALUES (1000000000::float8),(1000000001),(1000000002)) t(x)",
                    prints: "1"),
                .sqlite(
                    """
                    SELECT (sum(x*x) - sum(x)*sum(x)/count(*))/(count(*)-1) FROM (SELECT column1*1.0 AS x FROM \
                    (VALUES (1000000000),(1000000001),(1000000002)))
                    """, prints: "0.0"),
                .swift(
                    """
                    let x = [1e9, 1e9 + 1, 1e9 + 2]
                    let sum = x.reduce(0, +)
                    let mean = sum / 3
                    print((x.reduce(0) { $0 + $1 * $1 } - sum * sum / 3) / 2, x.reduce(0) { $0 + ($1 - mean) * \
                    ($1 - mean) } / 2)
                    """, prints: "0.0 1.0"),
            ]),
        CatalogueEntry(
            "FLT-35", .high, "Deviation: of a sample or of a population",
            postgres: "stddev is a sample’s: NULL for one row; stddev_pop gives 0", sqlite: "none built in",
            swift: "written by hand, usually a population’s, or nan",
            advice: "Say stddev_samp or stddev_pop, and divide in Swift by n - 1 or n accordingly.",
            examples: [
                .postgres("SELECT stddev(x), stddev_pop(x) FROM (VALUES (5)) t(x)", prints: "NULL|0"),
                .postgres(
                    "SELECT stddev(x), stddev_pop(x) FROM (VALUES (1),(3)) t(x)",
                    prints: "1.4142135623730950|1.00000000000000000000"),
                .swift(
                    """
                    let x = [1.0, 3.0]
                    let squares = x.reduce(0) { $0 + ($1 - 2) * ($1 - 2) }
                    print((squares / Double(x.count - 1)).squareRoot(), (squares / Double(x.count)).squareRoot())
                    """, prints: "1.4142135623730951 1.0"),
            ]),
        CatalogueEntry(
            "FLT-36", .high, "The median of an even count",
            postgres: "percentile_cont 2.5, percentile_disc 2", sqlite: "none built in",
            swift: "sorted[n / 2] gives 3",
            note: "Three definitions.",
            advice: """
                Average the two in the middle in Swift for percentile_cont, or take the lower for percentile_disc.
                """,
            examples: [
                .postgres(
                    """
                    SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x), percentile_disc(0.5) WITHIN GROUP \
                    (ORDER BY x) FROM generate_series(1,4) x
                    """, prints: "2.5|2"),
                .swift(
                    """
                    let sorted = [1, 2, 3, 4]
                    print(sorted[sorted.count / 2], Double(sorted[1] + sorted[2]) / 2)
                    """, prints: "3 2.5"),
            ]),
        CatalogueEntry(
            "FLT-37", .medium, "The 90th percentile of 1 to 10",
            postgres: "9.1", sqlite: "none built in", swift: "sorted[Int(0.9 * 10)] gives 10",
            advice: "Interpolate in Swift at (n - 1) * p.",
            examples: [
                .postgres(
                    """
                    SELECT percentile_cont(0.9) WITHIN GROUP (ORDER BY x), percentile_disc(0.9) WITHIN GROUP \
                    (ORDER BY x) FROM generate_series(1,10) x
                    """, prints: "9.1|9"),
                .swift(
                    """
                    let sorted = Array(1...10)
                    print(sorted[Int(0.9 * 10)])
                    """, prints: "10"),
            ]),
        CatalogueEntry(
            "FLT-38", .medium, "Percentiles with NULL or nothing",
            postgres: "NULL is skipped; nothing gives NULL", sqlite: "none built in", swift: "a trap or nil",
            advice: "Give nil for nothing in Swift, before indexing.",
            examples: [
                .postgres(
                    "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (1),(NULL),(3)) t(x)",
                    prints: "2"),
                .postgres(
                    "SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY x) FROM (VALUES (1)) t(x) WHERE false",
                    prints: "NULL"),
                .swift(
                    """
                    let sorted = [Double]()
                    print(sorted[sorted.count / 2])
                    """, traps: "Index out of range"),
            ]),
        CatalogueEntry(
            "FLT-39", .low, "The most frequent value on a tie",
            postgres: "the lowest of them", sqlite: "none built in",
            swift: "a dictionary’s order: another one in each process",
            advice: "Order by count and then by value in Swift.",
            examples: [
                .postgres("SELECT mode() WITHIN GROUP (ORDER BY x) FROM (VALUES (2),(1),(2),(1)) t(x)", prints: "1"),
                .swift(
                    """
                    let counts = Dictionary([2, 1, 2, 1].map { ($0, 1) }, uniquingKeysWith: +)
                    print(counts.min { ($1.value, $0.key) < ($0.value, $1.key) }?.key as Any)
                    """, prints: "Optional(1)"),
            ]),
        CatalogueEntry(
            "FLT-40", .low, "The last bucket of a histogram",
            postgres: "width_bucket(10, 0, 10, 5) is 6, the overflow", sqlite: "none built in", swift: "own code",
            advice: "Decide where the upper bound belongs.",
            examples: [
                .postgres("SELECT width_bucket(10,0,10,5), width_bucket(9.99,0,10,5)", prints: "6|5"),
                .swift("print(Int(10.0 / 2), Int(9.99 / 2))", prints: "5 4"),
            ]),
        CatalogueEntry(
            "FLT-41", .medium, "Correlation with a constant",
            postgres: "NULL", sqlite: "none built in", swift: "nan",
            advice: "Give nil for a variance of zero in Swift.",
            examples: [
                .postgres("SELECT corr(x, 5) FROM (VALUES (1::float8),(2)) t(x)", prints: "NULL"),
                .swift(
                    """
                    let x = [1.0, 2.0]
                    let y = [5.0, 5.0]
                    let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - 1.5) * ($1.1 - 5) }
                    print((covariance / (0.5 * 0.0).squareRoot()).isNaN)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "FLT-42", .low, "A decimal from a literal",
            postgres: "exact", sqlite: "a REAL", swift: "Decimal(3.133) is 3.132999999999999488",
            advice: "Make a Decimal from a string.",
            examples: [
                .postgres("SELECT 3.133", prints: "3.133"),
                .sqlite("SELECT typeof(3.133)", prints: "real"),
                .swift(
                    """
                    import Foundation
                    print(Decimal(3.133), Decimal(string: "3.133") ?? 0)
                    """, prints: "3.132999999999999488 3.133"),
            ]),
        CatalogueEntry(
            "FLT-43", .low, "Numbers of many digits",
            postgres: "exact", sqlite: "REAL 1.23456789012346e+19",
            swift: "Decimal(string:) is exact, a literal is not",
            advice: "Carry long numbers as text, and parse them as Decimal.",
            examples: [
                .postgres("SELECT 12345678901234567890 + 0", prints: "12345678901234567890"),
                .sqlite("SELECT 12345678901234567890 + 0", prints: "1.23456789012346e+19"),
                .swift(
                    """
                    import Foundation
                    print(Decimal(string: "12345678901234567890") ?? 0, Decimal(12345678901234567890.0))
                    """, prints: "12345678901234567890 12345678901234567168"),
            ]),
        CatalogueEntry(
            "FLT-44", .medium, "Steps of a tenth from 0 to 1",
            postgres: "generate_series includes the end: 11", sqlite: "no such function for fractions",
            swift: "stride(to:) 10 values, stride(through:) 11",
            advice: "Step over integers and divide.",
            examples: [
                .postgres("SELECT count(*) FROM generate_series(0, 1, 0.1)", prints: "11"),
                .swift(
                    """
                    print(Array(stride(from: 0, to: 1, by: 0.1)).count, Array(stride(from: 0, through: 1, by: \
                    0.1)).count)
                    """, prints: "10 11"),
            ]),
    ]
}
