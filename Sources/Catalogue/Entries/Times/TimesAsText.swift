extension Catalogue {
    /// Time: texts that are read as times.
    static let timesAsText: [CatalogueEntry] = [
        CatalogueEntry(
            "TIM-23", .low, "A leap second",
            postgres: "the next minute", sqlite: "NULL",
            swift: "the next minute by Date’s strategy, nil by the formatters",
            note: "Often told to be nil in Swift; that is the formatters alone.",
            advice: "Refuse :60 where rows are written.",
            examples: [
                .postgres("SELECT '2016-12-31 23:59:60'::timestamp", prints: "2017-01-01 00:00:00"),
                .sqlite("SELECT datetime('2016-12-31 23:59:60')", prints: "NULL"),
                .swift(
                    """
                    import Foundation
                    print((try? Date("2016-12-31T23:59:60Z", strategy: .iso8601))?.timeIntervalSince1970 as Any)
                    print(ISO8601DateFormatter().date(from: "2016-12-31T23:59:60Z") as Any)
                    """, prints: "Optional(1483228800.0)\nnil"),
            ]),
        CatalogueEntry(
            "TIM-24", .low, "24:00",
            postgres: "the next day", sqlite: "kept as it is", swift: "the next day; nil by DateFormatter",
            advice: "Refuse 24:00 where rows are written.",
            examples: [
                .postgres("SELECT '2024-01-01 24:00'::timestamp", prints: "2024-01-02 00:00:00"),
                .sqlite(
                    "SELECT datetime('2024-01-01 24:00:00'), '2024-01-01 24:00:00'",
                    prints: "2024-01-01 24:00:00|2024-01-01 24:00:00"),
                .swift(
                    """
                    import Foundation
                    print((try? Date("2024-01-01T24:00:00Z", strategy: .iso8601))?.timeIntervalSince1970 as Any)
                    """, prints: "Optional(1704153600.0)"),
            ]),
        CatalogueEntry(
            "TIM-25", .medium, "February 30",
            postgres: "an error", sqlite: "2024-02-30 from date(), Mar 1 once it is computed with",
            swift: "Mar 1 from ISO8601DateFormatter, nil from DateFormatter",
            note: "Several behaviours in three languages.",
            advice: "Check dates where rows are written.",
            examples: [
                .postgres("SELECT '2024-02-30'::date", fails: #"date/time field value out of range: "2024-02-30""#),
                .sqlite("SELECT date('2024-02-30'), date('2024-02-30', '+0 days')", prints: "2024-02-30|2024-03-01"),
                .swift(
                    """
                    import Foundation
                    print(ISO8601DateFormatter().date(from: "2024-02-30T00:00:00Z")?.timeIntervalSince1970 as Any)
                    """, prints: "Optional(1709251200.0)"),
                .swift(
                    """
                    import Foundation
                    let formatter = DateFormatter()
                    formatter.locale = Locale(identifier: "en_US_POSIX")
                    formatter.timeZone = TimeZone(secondsFromGMT: 0)
                    formatter.dateFormat = "yyyy-MM-dd"
                    print(formatter.date(from: "2024-02-30") as Any)
                    """, prints: "nil"),
            ]),
        CatalogueEntry(
            "TIM-26", .medium, "2024-2-3 without zeros",
            postgres: "accepted", sqlite: "NULL", swift: "DateFormatter accepts it",
            advice: "Write dates with two digits.",
            examples: [
                .postgres("SELECT '2024-2-3'::date", prints: "2024-02-03"),
                .sqlite("SELECT date('2024-2-3')", prints: "NULL"),
                .swift(
                    """
                    import Foundation
                    let formatter = DateFormatter()
                    formatter.locale = Locale(identifier: "en_US_POSIX")
                    formatter.timeZone = TimeZone(secondsFromGMT: 0)
                    formatter.dateFormat = "yyyy-MM-dd"
                    print(formatter.date(from: "2024-2-3")?.timeIntervalSince1970 == 1_706_918_400)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-27", .medium, "20240203 and Feb 3 2024",
            postgres: "accepted", sqlite: "NULL", swift: "nil with yyyy-MM-dd",
            advice: "Write ISO 8601.",
            examples: [
                .postgres("SELECT '20240203'::date, 'Feb 3 2024'::date", prints: "2024-02-03|2024-02-03"),
                .sqlite("SELECT date('Feb 3 2024'), date('20240203')", prints: "NULL|NULL"),
                .swift(
                    """
                    import Foundation
                    let formatter = DateFormatter()
                    formatter.locale = Locale(identifier: "en_US_POSIX")
                    formatter.timeZone = TimeZone(secondsFromGMT: 0)
                    formatter.dateFormat = "yyyy-MM-dd"
                    print(formatter.date(from: "Feb 3 2024") as Any)
                    """, prints: "nil"),
            ]),
        CatalogueEntry(
            "TIM-28", .medium, "01/02/2024",
            postgres: "January 2 or February 1, by DateStyle", sqlite: "NULL", swift: "by the format",
            advice: "Write ISO 8601.",
            examples: [
                .postgres("SET DateStyle = 'ISO, MDY'; SELECT '01/02/2024'::date", prints: "2024-01-02"),
                .postgres("SET DateStyle = 'ISO, DMY'; SELECT '01/02/2024'::date", prints: "2024-02-01"),
                .sqlite("SELECT date('01/02/2024')", prints: "NULL"),
                .swift(
                    """
                    import Foundation
                    let formatter = DateFormatter()
                    formatter.locale = Locale(identifier: "en_US_POSIX")
                    formatter.timeZone = TimeZone(secondsFromGMT: 0)
                    formatter.dateFormat = "dd/MM/yyyy"
                    print(formatter.date(from: "01/02/2024")?.timeIntervalSince1970 == 1_706_745_600)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-29", .low, "A year of two digits",
            postgres: "to_date: 69 is 2069", sqlite: "not read", swift: "DateFormatter: 69 is 1969",
            advice: "Write four digits.",
            examples: [
                .postgres("SELECT to_date('69-01-01','YY-MM-DD')", prints: "2069-01-01"),
                .swift(
                    """
                    import Foundation
                    let formatter = DateFormatter()
                    formatter.locale = Locale(identifier: "en_US_POSIX")
                    formatter.timeZone = TimeZone(secondsFromGMT: 0)
                    formatter.dateFormat = "yy-MM-dd"
                    print(formatter.date(from: "69-01-01")?.timeIntervalSince1970 as Any)
                    """, prints: "Optional(-31536000.0)"),
            ]),
        CatalogueEntry(
            "TIM-30", .high, "ISO 8601 with a fraction",
            postgres: "accepted", sqlite: "accepted",
            swift: "ISO8601DateFormatter nil by default; Date(_:strategy: .iso8601) accepts it",
            advice: "Use Date’s strategy or our Timestamp; rows that are nil vanish in compactMap.",
            examples: [
                .postgres("SELECT '2024-01-01T00:00:00.5Z'::timestamptz", prints: "2024-01-01 00:00:00.5+00"),
                .sqlite(
                    "SELECT strftime('%Y-%m-%d %H:%M:%f', '2024-01-01T00:00:00.5Z')",
                    prints: "2024-01-01 00:00:00.500"),
                .swift(
                    """
                    import Foundation
                    print(ISO8601DateFormatter().date(from: "2024-01-01T00:00:00.5Z") as Any)
                    print((try? Date("2024-01-01T00:00:00.5Z", strategy: .iso8601))?.timeIntervalSince1970 as Any)
                    """, prints: "nil\nOptional(1704067200.5)"),
            ]),
        CatalogueEntry(
            "TIM-31", .high, "T or a blank between date and time",
            postgres: "equal as timestamps", sqlite: "unequal, and ordered as text", swift: "by the format",
            advice: "Store instants as integers in SQLite.",
            examples: [
                .postgres("SELECT '2024-01-01T00:00:00'::timestamp = '2024-01-01 00:00:00'::timestamp", prints: "t"),
                .sqlite(
                    """
                    SELECT '2024-01-01T00:00:00' = '2024-01-01 00:00:00', '2024-01-01' < '2024-01-01 00:00:00', \
                    '2024-01-01T00:00:00Z' > '2024-01-01T00:00:00.500Z'
                    """, prints: "0|1|1"),
                .swift(#"print("2024-01-01T00:00:00Z" > "2024-01-01T00:00:00.500Z")"#, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-32", .medium, "The latest of dates in text",
            postgres: "right, as dates", sqlite: "2024-2-1", swift: "the same wrong one",
            advice: "Cast to date first: both are wrong alike.",
            examples: [
                .postgres(
                    "SELECT max(x), max(x::date) FROM (VALUES ('2024-2-1'),('2024-10-01')) t(x)",
                    prints: "2024-2-1|2024-10-01"),
                .sqlite("SELECT max(column1) FROM (VALUES ('2024-2-1'),('2024-10-01'))", prints: "2024-2-1"),
                .swift(#"print(["2024-2-1", "2024-10-01"].max() as Any)"#, prints: #"Optional("2024-2-1")"#),
            ]),
    ]
}
