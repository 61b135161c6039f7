extension Catalogue {
    /// Time: zones, gaps, overlaps and sessions.
    static let zones: [CatalogueEntry] = [
        CatalogueEntry(
            "TIM-17", .medium, "02:30 in the gap of spring",
            postgres: "03:30", sqlite: "no zones", swift: "03:30",
            advice: "Nothing: the halves agree.",
            examples: [
                .postgres(
                    "SELECT '2024-03-10 02:30 America/New_York'::timestamptz AT TIME ZONE 'America/New_York'",
                    prints: "2024-03-10 03:30:00"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(identifier: "America/New_York") ?? .current
                    let date = calendar.date(from: DateComponents(year: 2024, month: 3, day: 10, hour: 2, minute: \
                    30)) ?? .distantPast
                    print(calendar.component(.hour, from: date), calendar.component(.minute, from: date))
                    """, prints: "3 30"),
            ]),
        CatalogueEntry(
            "TIM-18", .high, "01:30 in the overlap of autumn",
            postgres: "06:30Z, the second one", sqlite: "no zones", swift: "05:30Z, the first one",
            note: "One hour apart; 1,730,611,800 is 05:30Z.",
            advice: "Store instants; local times of that hour are two instants.",
            examples: [
                .postgres("SELECT '2024-11-03 01:30 America/New_York'::timestamptz", prints: "2024-11-03 06:30:00+00"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(identifier: "America/New_York") ?? .current
                    let date = calendar.date(from: DateComponents(year: 2024, month: 11, day: 3, hour: 1, minute: \
                    30)) ?? .distantPast
                    print(date.timeIntervalSince1970, date.timeIntervalSince1970 == 1_730_611_800)
                    """, prints: "1730611800.0 true"),
            ]),
        CatalogueEntry(
            "TIM-19", .high, "date_trunc('day') of an instant",
            postgres: "in the session’s zone", sqlite: "UTC", swift: "in the Calendar’s zone",
            note: "A test’s zone is not production’s.",
            advice: "Name the zone: date_trunc('day', x AT TIME ZONE zone) AT TIME ZONE zone.",
            examples: [
                .postgres(
                    "SET TIME ZONE 'America/New_York'; SELECT date_trunc('day', '2024-01-01 03:00+00'::timestamptz)",
                    prints: "2023-12-31 00:00:00-05"),
                .postgres(
                    "SET TIME ZONE 'UTC'; SELECT date_trunc('day', '2024-01-01 03:00+00'::timestamptz)",
                    prints: "2024-01-01 00:00:00+00"),
                .sqlite("SELECT datetime('2024-01-01 03:00', 'start of day')", prints: "2024-01-01 00:00:00"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(identifier: "America/New_York") ?? .current
                    print(calendar.startOfDay(for: Date(timeIntervalSince1970: \
                    1_704_078_000)).timeIntervalSince1970 == 1_703_998_800)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-20", .high, "The date of an instant",
            postgres: "in the session’s zone: 2023-12-31 in New York", sqlite: "UTC", swift: "in the formatter’s zone",
            advice: "Name the zone: (x AT TIME ZONE zone)::date.",
            examples: [
                .postgres(
                    """
                    SET TIME ZONE 'America/New_York'; SELECT '2024-01-01 03:00+00'::timestamptz::date, \
                    '2024-01-01'::timestamptz
                    """, prints: "2023-12-31|2024-01-01 00:00:00-05"),
                .postgres("SELECT '2024-01-01 03:00+00'::timestamptz::date", prints: "2024-01-01"),
                .sqlite("SELECT date('2024-01-01 03:00+00:00')", prints: "2024-01-01"),
                .swift(
                    """
                    import Foundation
                    var calendar = Calendar(identifier: .gregorian)
                    calendar.timeZone = TimeZone(identifier: "America/New_York") ?? .current
                    print(calendar.component(.year, from: Date(timeIntervalSince1970: 1_704_078_000)))
                    """, prints: "2023"),
            ]),
        CatalogueEntry(
            "TIM-21", .medium, "An offset in a timestamp literal",
            postgres: "ignored by timestamp", sqlite: "applied by datetime()", swift: "applied",
            advice: "Read texts with offsets as timestamptz.",
            examples: [
                .postgres(
                    "SELECT '2024-01-01 12:00+05'::timestamp, '2024-01-01 12:00+05'::timestamptz",
                    prints: "2024-01-01 12:00:00|2024-01-01 07:00:00+00"),
                .sqlite("SELECT datetime('2024-01-01 12:00+05:00')", prints: "2024-01-01 07:00:00"),
                .swift(
                    """
                    import Foundation
                    print((try? Date("2024-01-01T12:00:00+05:00", strategy: .iso8601))?.timeIntervalSince1970 == \
                    1_704_092_400)
                    """, prints: "true"),
            ]),
        CatalogueEntry(
            "TIM-22", .medium, "The zone UTC+3",
            postgres: "POSIX’s sign: 12:00 there is 15:00Z", sqlite: "no zones", swift: "GMT+3: 12:00 there is 09:00Z",
            note: "Six hours apart.",
            advice: "Use IANA names only.",
            examples: [
                .postgres("SELECT timestamp '2024-01-01 12:00' AT TIME ZONE 'UTC+3'", prints: "2024-01-01 15:00:00+00"),
                .swift(
                    """
                    import Foundation
                    print(TimeZone(identifier: "UTC+3")?.secondsFromGMT() as Any)
                    """, prints: "Optional(10800)"),
            ]),
        CatalogueEntry(
            "TIM-51", .medium, "The zone EST in July",
            postgres: "always -5: 12:00 is 17:00Z", sqlite: "no zones", swift: "New York: -4 in July, 12:00 is 16:00Z",
            advice: "Use IANA names only.",
            examples: [
                .postgres("SELECT timestamp '2024-07-01 12:00' AT TIME ZONE 'EST'", prints: "2024-07-01 17:00:00+00"),
                .swift(
                    """
                    import Foundation
                    print(TimeZone(abbreviation: "EST")?.secondsFromGMT(for: Date(timeIntervalSince1970: \
                    1_719_835_200)) as Any)
                    """, prints: "Optional(-14400)"),
            ]),
    ]
}
