extension Catalogue {
    /// Time: ranges, window frames and buckets.
    static let ranges: [CatalogueEntry] = [
        CatalogueEntry(
            "TIM-33", .high, "BETWEEN two dates with a time of day",
            postgres: "leaves out the afternoon of the last day", sqlite: "leaves it out",
            swift: "a...b leaves it out too; a comparison of days does not",
            advice: "Write x >= first AND x < day after the last.",
            examples: [
                .postgres("SELECT timestamp '2024-01-31 12:00' BETWEEN '2024-01-01' AND '2024-01-31'", prints: "f"),
                .sqlite("SELECT '2024-01-31 12:00' BETWEEN '2024-01-01' AND '2024-01-31'", prints: "0"),
                .swift(
                    """
                    import Foundation
                    let first = Date(timeIntervalSince1970: 1_704_067_200)
                    let last = Date(timeIntervalSince1970: 1_706_659_200)
                    print((first...last).contains(last.addingTimeInterval(43_200)))
                    """, prints: "false"),
            ]),
        CatalogueEntry(
            "TIM-34", .medium, "Bounds the wrong way round",
            postgres: "BETWEEN 10 AND 1 is false", sqlite: "0", swift: "10...1 traps",
            advice: "Check the bounds before making a range.",
            examples: [
                .postgres("SELECT 5 BETWEEN 10 AND 1", prints: "f"),
                .sqlite("SELECT 5 BETWEEN 10 AND 1", prints: "0"),
                .swift(
                    """
                    let bounds = [10, 1]
                    print((bounds[0]...bounds[1]).contains(5))
                    """, traps: "Range requires lowerBound <= upperBound"),
            ]),
        CatalogueEntry(
            "TIM-35", .high, "RANGE over 7 days includes both ends",
            postgres: "the row exactly 7 days old, and peers of the current one",
            sqlite: "no ranges of intervals; over numbers the same", swift: "half-open by habit",
            advice: "Declare the window with its brackets, and write both bounds.",
            examples: [
                .postgres(
                    """
                    SELECT count(*) OVER (ORDER BY at RANGE BETWEEN '7 days' PRECEDING AND CURRENT ROW) FROM \
                    (VALUES (timestamp '2024-01-01'), ('2024-01-08'), ('2024-01-08')) t(at)
                    """, prints: "1\n3\n3"),
                .sqlite(
                    """
                    SELECT count(*) OVER (ORDER BY column1 RANGE BETWEEN 7 PRECEDING AND CURRENT ROW) FROM \
                    (VALUES (1),(8),(8))
                    """, prints: "1\n3\n3"),
                .swift(
                    """
                    let days = [1, 8, 8]
                    print(days.filter { $0 > 8 - 7 && $0 <= 8 }.count)
                    """, prints: "2"),
            ]),
        CatalogueEntry(
            "TIM-36", .high, "The default frame includes peers",
            postgres: "30, 30 for 10 and 20 at the same time", sqlite: "30, 30", swift: "a running fold gives 10, 30",
            advice: "Write ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW, with an order without ties.",
            examples: [
                .postgres("SELECT sum(x) OVER (ORDER BY at) FROM (VALUES (1,10),(1,20)) t(at, x)", prints: "30\n30"),
                .sqlite("SELECT sum(column2) OVER (ORDER BY column1) FROM (VALUES (1,10),(1,20))", prints: "30\n30"),
                .swift("print([10, 20].reduce(into: [Int]()) { $0.append(($0.last ?? 0) + $1) })", prints: "[10, 30]"),
            ]),
        CatalogueEntry(
            "TIM-37", .medium, "LAST_VALUE with the default frame",
            postgres: "the current row’s last peer, not the last", sqlite: "the same", swift: ".last is the last",
            advice: "Order downwards and take FIRST_VALUE, or write the frame to UNBOUNDED FOLLOWING.",
            examples: [
                .postgres("SELECT last_value(x) OVER (ORDER BY x) FROM (VALUES (1),(2)) t(x)", prints: "1\n2"),
                .sqlite("SELECT last_value(column1) OVER (ORDER BY column1) FROM (VALUES (1),(2))", prints: "1\n2"),
                .swift("print([1, 2].last as Any)", prints: "Optional(2)"),
            ]),
        CatalogueEntry(
            "TIM-38", .medium, "Ranges that touch",
            postgres: "OVERLAPS and ranges are half-open: no overlap", sqlite: "written by hand",
            swift: "..< does not, ... does",
            advice: "Write validity as [from, to) on both sides.",
            examples: [
                .postgres(
                    """
                    SELECT (date '2024-01-01', date '2024-01-02') OVERLAPS (date '2024-01-02', date \
                    '2024-01-03'), int4range(1,2) && int4range(2,3)
                    """, prints: "f|f"),
                .swift("print((1..<2).overlaps(2..<3), (1...2).overlaps(2...3))", prints: "false true"),
            ]),
        CatalogueEntry(
            "TIM-39", .medium, "Buckets before the origin",
            postgres: "date_bin floors", sqlite: "division of integers cuts towards zero",
            swift: "Int(x / 900) cuts towards zero, .rounded(.down) floors",
            advice: "Floor before multiplying back.",
            examples: [
                .postgres(
                    "SELECT date_bin('7 days', timestamp '2023-12-30', timestamp '2024-01-01')",
                    prints: "2023-12-25 00:00:00"),
                .sqlite("SELECT -100/900*900, floor(-100/900.0)*900", prints: "0|-900.0"),
                .swift("print(Int(-100.0 / 900) * 900, Int((-100.0 / 900).rounded(.down)) * 900)", prints: "0 -900"),
            ]),
        CatalogueEntry(
            "TIM-40", .medium, "Hours on the day of the change",
            postgres: "23", sqlite: "no zones", swift: "23 by Calendar, 24 by 86,400 seconds",
            advice: "Step by hours from instant to instant.",
            examples: [
                .postgres(
                    """
                    SET TIME ZONE 'America/New_York'; SELECT count(*) FROM \
                    generate_series('2024-03-10'::timestamptz, '2024-03-10 23:59'::timestamptz, '1 hour')
                    """, prints: "23"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(identifier: "America/New_York") ?? .current
                    let noon = Date(timeIntervalSince1970: 1_710_090_000)
                    print((calendar.dateInterval(of: .day, for: noon)?.duration ?? 0) / 3600)
                    """, prints: "23.0"),
            ]),
    ]
}
