extension Catalogue {
    /// Time: months, years and the length of a day.
    static let monthsAndDays: [CatalogueEntry] = [
        CatalogueEntry(
            "TIM-10", .high, "January 31 and one month",
            postgres: "2024-02-29", sqlite: "2024-03-02", swift: "2024-02-29",
            note: "1,709,164,800 is 2024-02-29.",
            advice: "Add months with the calendar on both sides; featurestore’s SQLite keeps PostgreSQL’s rule.",
            examples: [
                .postgres("SELECT (date '2024-01-31' + interval '1 month')::date", prints: "2024-02-29"),
                .sqlite("SELECT date('2024-01-31', '+1 month')", prints: "2024-03-02"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let date = Date(timeIntervalSince1970: 1_706_659_200)
                    print(calendar.date(byAdding: .month, value: 1, to: date)?.timeIntervalSince1970 == \
                    1_709_164_800)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-11", .medium, "One month twice is not two months",
            postgres: "Mar 29 and Mar 31", sqlite: "Apr 2 and Mar 31", swift: "Mar 29 and Mar 31",
            advice: "Add from one anchor.",
            examples: [
                .postgres(
                    """
                    SELECT (date '2024-01-31' + interval '1 month' + interval '1 month')::date, (date \
                    '2024-01-31' + interval '2 months')::date
                    """, prints: "2024-03-29|2024-03-31"),
                .sqlite(
                    "SELECT date('2024-01-31', '+1 month', '+1 month'), date('2024-01-31', '+2 months')",
                    prints: "2024-04-02|2024-03-31"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let date = Date(timeIntervalSince1970: 1_706_659_200)
                    let once = calendar.date(byAdding: .month, value: 1, to: date) ?? date
                    for end in [calendar.date(byAdding: .month, value: 1, to: once), calendar.date(byAdding: \
                    .month, value: 2, to: date)] {
                        print(end.map { calendar.component(.day, from: $0) } as Any)
                    }
                    """, prints: "Optional(29)\nOptional(31)"),
            ]),
        CatalogueEntry(
            "TIM-12", .medium, "March 31 less one month",
            postgres: "2024-02-29", sqlite: "2024-03-02", swift: "2024-02-29",
            advice: "Subtract months with the calendar on both sides.",
            examples: [
                .postgres("SELECT (date '2024-03-31' - interval '1 month')::date", prints: "2024-02-29"),
                .sqlite("SELECT date('2024-03-31', '-1 month')", prints: "2024-03-02"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let date = Date(timeIntervalSince1970: 1_711_843_200)
                    print(calendar.date(byAdding: .month, value: -1, to: date)?.timeIntervalSince1970 == \
                    1_709_164_800)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-13", .low, "February 29 and one year",
            postgres: "2025-02-28", sqlite: "2025-03-01", swift: "2025-02-28",
            note: "1,740,700,800 is 2025-02-28.",
            advice: "Add years with the calendar on both sides.",
            examples: [
                .postgres("SELECT (date '2024-02-29' + interval '1 year')::date", prints: "2025-02-28"),
                .sqlite("SELECT date('2024-02-29', '+1 year')", prints: "2025-03-01"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let date = Date(timeIntervalSince1970: 1_709_164_800)
                    print(calendar.date(byAdding: .year, value: 1, to: date)?.timeIntervalSince1970 == \
                    1_740_700_800)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-14", .medium, "A month as days",
            postgres: "equals 30 days; the seconds of a year are 365.25 days", sqlite: "1.5 months are 46 days",
            swift: "no fractions of months",
            advice: "Never compare or divide intervals that hold months.",
            examples: [
                .postgres(
                    "SELECT interval '1 month' = interval '30 days', extract(epoch FROM interval '1 year')/86400",
                    prints: "t|365.2500000000000000"),
                .sqlite("SELECT julianday('2024-01-01', '+1.5 months') - julianday('2024-01-01')", prints: "46.0"),
            ]),
        CatalogueEntry(
            "TIM-15", .high, "Days from 23:00 to 01:00",
            postgres: "date - date 1; the difference of timestamps has 0 days", sqlite: "julianday 0.083",
            swift: "dateComponents([.day]) 0",
            note: "DuckDB, BigQuery and Snowflake count the boundaries: 1.",
            advice: "Say whether midnights or periods of 24 hours are counted.",
            examples: [
                .postgres(
                    """
                    SELECT date '2024-01-02' - date '2024-01-01', extract(day FROM timestamp '2024-01-02 01:00' - \
                    timestamp '2024-01-01 23:00')
                    """, prints: "1|0"),
                .sqlite(
                    "SELECT round(julianday('2024-01-02 01:00') - julianday('2024-01-01 23:00'), 3)", prints: "0.083"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(secondsFromGMT: 0) ?? .current
                    let start = Date(timeIntervalSince1970: 1_704_150_000)
                    print(calendar.dateComponents([.day], from: start, to: start.addingTimeInterval(7200)).day as \
                    Any)
                    """, prints: "Optional(0)"),
            ]),
        CatalogueEntry(
            "TIM-16", .high, "One day against 24 hours",
            postgres: "12:00 and 13:00", sqlite: "no zones", swift: ".day and 86,400 seconds split the same way",
            note: "Mixing the two is the mistake.",
            advice: "Use one of them on both sides.",
            examples: [
                .postgres(
                    """
                    SET TIME ZONE 'America/New_York'; SELECT '2024-03-09 12:00'::timestamptz + interval '1 day', \
                    '2024-03-09 12:00'::timestamptz + interval '24 hours'
                    """, prints: "2024-03-10 12:00:00-04|2024-03-10 13:00:00-04"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(identifier: "America/New_York") ?? .current
                    let noon = Date(timeIntervalSince1970: 1_710_003_600)
                    for end in [calendar.date(byAdding: .day, value: 1, to: noon) ?? noon, \
                    noon.addingTimeInterval(86_400)] {
                        print(calendar.component(.hour, from: end))
                    }
                    """, prints: "12\n13"),
            ]),
    ]
}
