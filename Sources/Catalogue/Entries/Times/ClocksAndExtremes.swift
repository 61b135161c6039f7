extension Catalogue {
    /// Time: clocks, extremes and fields.
    static let clocksAndExtremes: [CatalogueEntry] = [
        CatalogueEntry(
            "TIM-41", .medium, "now()",
            postgres: "constant in a transaction; clock_timestamp() moves", sqlite: "constant in a statement",
            swift: "moves from call to call",
            advice: "Ask at as_of, never at now; verify refuses clocks in SQL.",
            examples: [
                .postgres(
                    """
                    SELECT now() = (SELECT now() FROM pg_sleep(0.002)), clock_timestamp() < (SELECT \
                    clock_timestamp() FROM pg_sleep(0.002))
                    """, prints: "t|t"),
                .sqlite("SELECT julianday('now') = julianday('now')", prints: "1"),
            ]),
        CatalogueEntry(
            "TIM-42", .low, "infinity, BC and the year 294276",
            postgres: "supported", sqlite: "not", swift: "distantFuture is the year 4001",
            advice: "Say what an open end is: NULL, on both sides.",
            examples: [
                .postgres(
                    "SELECT 'infinity'::timestamp, '0044-03-15 BC'::date, '294276-01-01'::timestamp",
                    prints: "infinity|0044-03-15 BC|294276-01-01 00:00:00"),
                .sqlite("SELECT date('infinity'), date('294276-01-01')", prints: "NULL|NULL"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    print(calendar.component(.year, from: .distantFuture))
                    """, prints: "4001"),
            ]),
        CatalogueEntry(
            "TIM-43", .low, "1582-10-10",
            postgres: "proleptic Gregorian", sqlite: "proleptic Gregorian", swift: "the Julian cut-over: another day",
            advice: "Keep to dates after 1582.",
            examples: [
                .postgres("SELECT date '1582-10-15' - date '1582-10-04'", prints: "11"),
                .sqlite("SELECT julianday('1582-10-15') - julianday('1582-10-04')", prints: "11.0"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let early = calendar.date(from: DateComponents(year: 1582, month: 10, day: 4)) ?? .distantPast
                    let late = calendar.date(from: DateComponents(year: 1582, month: 10, day: 15)) ?? .distantPast
                    print((late.timeIntervalSince1970 - early.timeIntervalSince1970) / 86_400)
                    """, prints: "1.0"),
            ]),
        CatalogueEntry(
            "TIM-44", .low, "After 2038",
            postgres: "fine", sqlite: "fine; datetime(99999999999999) is NULL", swift: "fine",
            advice: "Check the magnitude of times: milliseconds pass for seconds.",
            examples: [
                .postgres("SELECT to_timestamp(4102444800)", prints: "2100-01-01 00:00:00+00"),
                .sqlite(
                    "SELECT datetime(4102444800, 'unixepoch'), datetime(99999999999999, 'unixepoch')",
                    prints: "2100-01-01 00:00:00|NULL"),
                .swift(
                    """
                    import Foundation
                    print(Date(timeIntervalSince1970: 4_102_444_800).timeIntervalSince1970)
                    """, prints: "4102444800.0"),
            ]),
        CatalogueEntry(
            "TIM-45", .high, "Milliseconds taken for seconds",
            postgres: "the year 55969", sqlite: "NULL", swift: "the year 55969",
            advice: "Check the magnitude where rows are written.",
            examples: [
                .postgres("SELECT extract(year FROM to_timestamp(1704067200000))", prints: "55969"),
                .sqlite("SELECT datetime(1704067200000, 'unixepoch')", prints: "NULL"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    print(calendar.component(.year, from: Date(timeIntervalSince1970: 1_704_067_200_000)))
                    """, prints: "55969"),
            ]),
        CatalogueEntry(
            "TIM-46", .medium, "Seconds from a difference of Julian days",
            postgres: "not concerned", sqlite: "a second less after cutting off", swift: "not concerned",
            advice: "Use unixepoch.",
            examples: [
                .sqlite(
                    """
                    SELECT CAST((julianday('2024-01-01 00:00:03') - julianday('2024-01-01 00:00:00')) * 86400 AS \
                    INTEGER), unixepoch('2024-01-01 00:00:03') - unixepoch('2024-01-01 00:00:00')
                    """, prints: "2|3")
            ]),
        CatalogueEntry(
            "TIM-47", .medium, "The age from January 31 to March 1",
            postgres: "1 mon 1 day", sqlite: "30.0 days", swift: "1 month and 1 day",
            advice: "Count days, or months by one stated rule.",
            examples: [
                .postgres("SELECT age(date '2024-03-01', date '2024-01-31')", prints: "1 mon 1 day"),
                .sqlite("SELECT julianday('2024-03-01') - julianday('2024-01-31')", prints: "30.0"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let parts = calendar.dateComponents([.month, .day], from: Date(timeIntervalSince1970: \
                    1_706_659_200), to: Date(timeIntervalSince1970: 1_709_251_200))
                    print(parts.month as Any, parts.day as Any)
                    """, prints: "Optional(1) Optional(1)"),
            ]),
        CatalogueEntry(
            "TIM-48", .low, "The seconds of a time",
            postgres: "59.9, with the fraction", sqlite: "%S 59, %f 59.900", swift: "the component is 59",
            advice: "Cut off in SQL: floor(extract(second …)).",
            examples: [
                .postgres("SELECT extract(second FROM timestamp '2024-01-01 00:00:59.9')", prints: "59.900000"),
                .sqlite(
                    "SELECT strftime('%S', '2024-01-01 00:00:59.9'), strftime('%f', '2024-01-01 00:00:59.9')",
                    prints: "59|59.900"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    print(calendar.component(.second, from: Date(timeIntervalSince1970: 1_704_067_259.9)))
                    """, prints: "59"),
            ]),
        CatalogueEntry(
            "TIM-49", .low, "Century, quarter and day of the year",
            postgres: "the century of 2000 is 20", sqlite: "%j", swift: "own code",
            advice: "Write the arithmetic out on both sides.",
            examples: [
                .postgres(
                    """
                    SELECT extract(century FROM date '2000-06-01'), extract(century FROM date '2001-06-01'), \
                    extract(quarter FROM date '2000-06-01'), extract(doy FROM date '2000-06-01')
                    """, prints: "20|21|2|153"),
                .sqlite("SELECT strftime('%j', '2000-06-01')", prints: "153"),
                .swift("print(2000 / 100, (2000 + 99) / 100)", prints: "20 20"),
            ]),
        CatalogueEntry(
            "TIM-50", .medium, "The current calendar, zone and locale",
            postgres: "the session’s zone", sqlite: "not concerned", swift: "the process’s environment",
            note: "verify asks again in a process of another zone and locale.",
            advice: "Name zone and locale; never read Calendar.current, TimeZone.current or Locale.current.",
            examples: [
                .postgres(
                    "SET TIME ZONE 'America/New_York'; SELECT extract(hour FROM '2024-01-01 00:00+00'::timestamptz)",
                    prints: "19")
            ]),
    ]
}
