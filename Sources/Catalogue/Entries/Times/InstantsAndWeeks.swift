extension Catalogue {
    /// Time: instants, weeks and formats.
    static let instantsAndWeeks: [CatalogueEntry] = [
        CatalogueEntry(
            "TIM-01", .high, "More digits than microseconds",
            postgres: "rounded: .9999999 is the next second", sqlite: "datetime() cuts off; the text is kept",
            swift: "a Double holds about 0.2 µs there: the next second too",
            note: "Doubles near 2024 lie 0.24 µs apart; often told to be 0.1.",
            advice: "Hold Int64 microseconds, and cut or round once, where rows are written.",
            examples: [
                .postgres("SELECT '2024-01-01 00:00:00.9999999'::timestamp", prints: "2024-01-01 00:00:01"),
                .sqlite(
                    "SELECT datetime('2024-01-01 00:00:00.9999999'), '2024-01-01 00:00:00.9999999'",
                    prints: "2024-01-01 00:00:00|2024-01-01 00:00:00.9999999"),
                .swift(
                    """
                    print(Int64(1_704_067_200.9999999 * 1_000_000), Int64((1_704_067_200.9999999 * \
                    1_000_000).rounded()))
                    """, prints: "1704067201000000 1704067201000000"),
            ]),
        CatalogueEntry(
            "TIM-02", .medium, "Unix seconds of a fraction",
            postgres: "numeric, exact",
            sqlite: "rounded to milliseconds, then cut off; datetime() of a text only cuts off",
            swift: "a Double; Int() cuts off",
            note:
                "Two rules in one engine. Often told to be the other way round, unixepoch cutting off and datetime() rounding.",
            advice: "Work in integers of microseconds.",
            examples: [
                .postgres(
                    "SELECT extract(epoch FROM '2024-01-01 00:00:00.9996+00'::timestamptz)",
                    prints: "1704067200.999600"),
                .sqlite(
                    """
                    SELECT unixepoch('2024-01-01 00:00:00.9996'), datetime('2024-01-01 00:00:00.9996'), \
                    datetime(1704067200.9996, 'unixepoch')
                    """, prints: "1704067201|2024-01-01 00:00:00|2024-01-01 00:00:01"),
                .swift("print(1_704_067_200.9996, Int(1_704_067_200.9996))", prints: "1704067200.9996 1704067200"),
            ]),
        CatalogueEntry(
            "TIM-03", .medium, "The type of strftime('%s')",
            postgres: "extract gives numeric", sqlite: "TEXT, compared as text", swift: "not concerned",
            advice: "Use unixepoch, or CAST.",
            examples: [
                .postgres("SELECT pg_typeof(extract(epoch FROM now()))", prints: "numeric"),
                .sqlite(
                    "SELECT typeof(strftime('%s','2024-01-01')), strftime('%s','2024-01-01') > 9999999999",
                    prints: "text|1"),
            ]),
        CatalogueEntry(
            "TIM-04", .high, "Whether two dates are equal after arithmetic",
            postgres: "exact to the microsecond", sqlite: "as stored", swift: "Date is a Double: usually, not always",
            advice: "Compare Int64 microseconds.",
            examples: [
                .postgres(
                    """
                    SELECT '2024-01-01 00:00:00.3+00'::timestamptz = '2024-01-01 00:00:00.1+00'::timestamptz + \
                    interval '0.2 s'
                    """, prints: "t"),
                .swift(
                    """
                    import Foundation
                    let date = Date(timeIntervalSinceReferenceDate: 0.1)
                    print(date.addingTimeInterval(0.2) == Date(timeIntervalSinceReferenceDate: 0.3))
                    """, prints: "false"),
            ]),
        CatalogueEntry(
            "TIM-05", .high, "The start of the week of Sunday 2024-01-07",
            postgres: "Monday 2024-01-01", sqlite: "by weekday tricks",
            swift: "gregorian: Sunday 2024-01-07; iso8601: Monday 2024-01-01",
            note: "BigQuery’s WEEK starts on Sunday, its ISOWEEK on Monday.",
            advice: "Declare the decision `week_start`.",
            examples: [
                .postgres("SELECT date_trunc('week', date '2024-01-07')::date", prints: "2024-01-01"),
                .sqlite(
                    "SELECT date('2024-01-07', 'weekday 0', '-6 days'), date('2024-01-07', '-6 days', 'weekday 1')",
                    prints: "2024-01-01|2024-01-01"),
                .swift(
                    """
                    import Foundation
                    for identifier in [Calendar.Identifier.gregorian, .iso8601] {
                        var calendar = Calendar(identifier: identifier)
                        calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                        let sunday = Date(timeIntervalSince1970: 1_704_585_600)
                        print(calendar.dateInterval(of: .weekOfYear, for: sunday)?.start.timeIntervalSince1970 as \
                    Any)
                    }
                    """, prints: "Optional(1704585600.0)\nOptional(1704067200.0)"),
            ]),
        CatalogueEntry(
            "TIM-06", .medium, "The number of a Sunday",
            postgres: "dow 0, isodow 7", sqlite: "%w 0", swift: "weekday 1",
            advice: "Use isodow, and (weekday + 5) % 7 + 1 in Swift.",
            examples: [
                .postgres(
                    "SELECT extract(dow FROM date '2024-01-07'), extract(isodow FROM date '2024-01-07')",
                    prints: "0|7"),
                .sqlite("SELECT strftime('%w', '2024-01-07')", prints: "0"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    print(calendar.component(.weekday, from: Date(timeIntervalSince1970: 1_704_585_600)))
                    """, prints: "1"),
            ]),
        CatalogueEntry(
            "TIM-07", .medium, "ISO year and week of 2024-12-30",
            postgres: "isoyear 2025, week 1", sqlite: "%W 53", swift: "yearForWeekOfYear 2025",
            advice: "Use isoyear with week, never year with week.",
            examples: [
                .postgres(
                    """
                    SELECT extract(isoyear FROM date '2024-12-30'), extract(week FROM date '2024-12-30'), \
                    extract(year FROM date '2024-12-30')
                    """, prints: "2025|1|2024"),
                .sqlite("SELECT strftime('%Y-%W', '2024-12-30')", prints: "2024-53"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .iso8601)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let date = Date(timeIntervalSince1970: 1_735_516_800)
                    print(calendar.component(.yearForWeekOfYear, from: date), calendar.component(.weekOfYear, \
                    from: date))
                    """, prints: "2025 1"),
            ]),
        CatalogueEntry(
            "TIM-08", .high, "YYYY and yyyy",
            postgres: "to_char’s YYYY is the year", sqlite: "%Y is the year",
            swift: "DateFormatter’s YYYY is the week’s year: 2025-12-30",
            advice: "Write yyyy in DateFormatter.",
            examples: [
                .postgres("SELECT to_char(date '2024-12-30', 'YYYY-MM-DD')", prints: "2024-12-30"),
                .sqlite("SELECT strftime('%Y-%m-%d', '2024-12-30')", prints: "2024-12-30"),
                .swift(
                    """
                    import Foundation
                    let formatter = DateFormatter()
                    formatter.locale = Locale(identifier: "en_US_POSIX")
                    formatter.timeZone = TimeZone(secondsFromGMT: 0)
                    formatter.dateFormat = "YYYY-MM-dd"
                    print(formatter.string(from: Date(timeIntervalSince1970: 1_735_516_800)))
                    """, prints: "2025-12-30"),
            ]),
        CatalogueEntry(
            "TIM-09", .medium, "Letters of formats",
            postgres: "DD day, MI minute, HH twelve hours", sqlite: "%d, %M, %I",
            swift: "DD day of the year, mm minute, hh twelve hours",
            advice: "Write the format out for each language; HH24:MM prints the month in PostgreSQL.",
            examples: [
                .postgres("SELECT to_char(timestamp '2024-02-03 13:05', 'DD HH:MI HH24:MM')", prints: "03 01:05 13:02"),
                .sqlite("SELECT strftime('%d %H:%M', '2024-02-03 13:05')", prints: "03 13:05"),
                .swift(
                    """
                    import Foundation
                    let formatter = DateFormatter()
                    formatter.locale = Locale(identifier: "en_US_POSIX")
                    formatter.timeZone = TimeZone(secondsFromGMT: 0)
                    formatter.dateFormat = "DD hh:mm HH:MM"
                    print(formatter.string(from: Date(timeIntervalSince1970: 1_706_965_500)))
                    """, prints: "34 01:05 13:02"),
            ]),
    ]
}
