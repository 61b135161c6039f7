import FeatureStore
import Testing

struct ZoneTests {
    /// CATALOGUE TIM-22, TIM-51: these mean different things to different engines.
    @Test(arguments: [
        "EST", "EST5EDT", "UTC+3", "GMT", "+03:00", "", "America/Nowhere", "america/new_york", "utc", "Z",
    ])
    func refusesWhatIsNoIANAName(name: String) {
        let error = #expect(throws: UnknownZone.self) { try Zone(name) }
        #expect(error?.description.contains("IANA") == true)
    }

    @Test(arguments: [
        ("America/New_York", "2024-07-01T12:00:00Z", 8), ("America/New_York", "2024-01-01T12:00:00Z", 7),
        ("UTC", "2024-07-01T12:00:00Z", 12), ("Asia/Kathmandu", "2024-07-01T12:30:00Z", 18),
        ("Etc/GMT-3", "2024-07-01T12:00:00Z", 15), ("US/Pacific", "2024-07-01T12:00:00Z", 5),
        ("Europe/Dublin", "2024-01-01T12:00:00Z", 12),
    ])
    func tellsTheHour(name: String, instant: String, hour: Int) throws {
        #expect(try Timestamp(instant).hour(in: Zone(name)) == hour)
    }

    /// CATALOGUE TIM-17: a time that the clocks skip moves forward.
    @Test(arguments: [
        ("America/New_York", "2024-03-10", 2, 30, "2024-03-10T07:30:00Z"),
        ("Europe/Berlin", "2024-03-31", 2, 0, "2024-03-31T01:00:00Z"),
        ("America/Sao_Paulo", "2018-11-04", 0, 0, "2018-11-04T03:00:00Z"),
        ("Pacific/Apia", "2011-12-30", 12, 0, "2011-12-30T22:00:00Z"),
    ])
    func aSkippedTimeMovesForward(name: String, day: String, hour: Int, minute: Int, instant: String) throws {
        let local = try #require(LocalTime(CalendarDate(day), hour: hour, minute: minute))
        #expect(try Timestamp(local, in: Zone(name)) == Timestamp(instant))
    }

    /// CATALOGUE TIM-18: of a time that happens twice, the second; Foundation would take the first.
    @Test(arguments: [
        ("America/New_York", "2024-11-03", 1, 30, "2024-11-03T06:30:00Z"),
        ("America/New_York", "2024-11-03", 0, 59, "2024-11-03T04:59:00Z"),
        ("America/New_York", "2024-11-03", 2, 0, "2024-11-03T07:00:00Z"),
        ("Europe/Dublin", "2024-10-27", 1, 30, "2024-10-27T01:30:00Z"),
        ("Europe/Moscow", "2014-10-26", 1, 30, "2014-10-25T22:30:00Z"),
        ("Australia/Lord_Howe", "2024-04-07", 1, 45, "2024-04-06T15:15:00Z"),
    ])
    func aRepeatedTimeIsTheSecond(name: String, day: String, hour: Int, minute: Int, instant: String) throws {
        let local = try #require(LocalTime(CalendarDate(day), hour: hour, minute: minute))
        #expect(try Timestamp(local, in: Zone(name)) == Timestamp(instant))
    }

    @Test func localTimesComeBackExceptTheFirstOfTwo() throws {
        let seed: UInt64 = 5
        var random = SeededGenerator(seed: seed)
        var moved = 0
        for name in ["America/New_York", "Europe/Dublin", "Australia/Lord_Howe", "Asia/Kathmandu", "Africa/Casablanca"]
        {
            let zone = try Zone(name)
            for _ in 0..<4_000 {
                let instant = Timestamp(microseconds: .random(in: 0...2_000_000_000_000_000, using: &random))
                let local = instant.localTime(in: zone)
                let back = Timestamp(local, in: zone)
                if back != instant {
                    moved += 1
                    #expect(back > instant && back - instant <= .hours(1), "seed \(seed), \(name) \(instant)")
                    #expect(back.localTime(in: zone) == local, "seed \(seed), \(name) \(instant)")
                }
            }
        }
        #expect(moved < 20)
    }
}
