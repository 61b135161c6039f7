import FeatureStoreTesting
import Testing

@testable import SQLFrontend

/// Quoted literals are read as a live PostgreSQL reads them.
@Suite(.serialized) struct LiteralTests {
    static let intervals = [
        "7 days", "1 day", "168 hours", "-3 days", "1 day -2 hours", "1.5 days", "1.5 hours", "0.5 weeks", "2 weeks",
        "1 mon", "1.5 months", "1 year 2 mons", "1.25 years", "90 minutes", "1 day 02:03:04.5", "-00:00:01", "04:05",
        "3 days ago", "1 day 2 hours ago", "100 ms", "1 microsecond", "2.5 seconds", "@ 3 hours", "1h 30m", "5",
        "1 decade",
        "1 century", "0.1 days", "0.3 weeks", "-1.5 days", "+2 days", ".5 days", "3. hours", "+1:02:03.",

        "1day 2hours", "P1Y2M3DT4H5M6.7S", "P0.5W", "PT-1.5H",
    ]
    static let instants = [
        "2013-03-10T07:00:00Z", "2013-03-10 07:00:00.123456+00", "2013-03-10 07:00:00.1234567Z",
        "2013-03-10 07:00-05:30",
        "2013-3-1 7:05:00Z", "2000-02-29T00:00:00Z", "1969-12-31T23:59:59.999999Z", "0001-01-01 00:00:00Z",
        "9999-12-31 23:59:59Z", "2013-03-10 24:00:00Z", "2013-03-10 23:59:60Z", "epoch", "2013-03-10Z",
        "2013-03-10 07:00 UTC",
    ]
    static let refused: [(text: String, type: SQLType)] = [
        ("2013-02-29", .date), ("2013-13-01", .date), ("2013-03-10 25:00Z", .timestamptz),
        ("2013-03-10 07:61Z", .timestamptz),
        ("32768", .int2), ("2147483648", .int4), ("9223372036854775808", .int8), ("1.5", .int4), ("", .int8),
        ("0x10", .int8),
        ("1e400", .float8), ("1e-400", .float8), ("abc", .numeric), ("maybe", .bool), ("o", .bool), ("", .bool),
        ("7 parsecs", .interval), ("", .interval), ("days", .interval),
        ("-.5 hours", .interval), ("+.25h", .interval),
    ]

    @Test func intervals() throws {
        let session = try TemporaryPostgres.shared().session()
        for text in Self.intervals {
            let fields = try session.rows(
                """
                SELECT (extract(year FROM i) * 12 + extract(month FROM i))::int8::text, extract(day FROM i)::int8::text,
                       (extract(hour FROM i) * 3600000000 + extract(minute FROM i) * 60000000
                        + extract(microseconds FROM i))::int8::text
                FROM (SELECT INTERVAL '\(text)' AS i) q
                """)[0].map { Int64($0 ?? "") }
            guard
                case .interval(let months, let days, let microseconds) = try LiteralReader.read(text, as: .interval)
                    .value
            else {
                Issue.record("\(text) is an interval")
                continue
            }
            #expect([Int64(months), Int64(days), microseconds] == fields, "\(text)")
        }
    }

    @Test func instants() throws {
        let session = try TemporaryPostgres.shared().session()
        for text in Self.instants {
            let expected = try session.rows(
                "SELECT (extract(epoch FROM TIMESTAMPTZ '\(text)') * 1000000)::int8::text")[0][0]
            let reading = try LiteralReader.read(text, as: .timestamptz)
            #expect(reading.value == .timestamp(microseconds: try #require(Int64(expected ?? ""))), "\(text)")
            #expect(!reading.isZoneDependent, "\(text)")
        }
    }

    @Test func whatPostgreSQLRefusesIsRefused() throws {
        let session = try TemporaryPostgres.shared().session()
        for (text, type) in Self.refused {
            #expect(throws: LiteralReader.Refusal.self, "\(text)") { try LiteralReader.read(text, as: type) }
            #expect(throws: (any Error).self, "\(text)") { try session.rows("SELECT '\(text)'::\(type.name)") }
        }
    }

    @Test func booleansAndNumbers() throws {
        for (text, expected) in [
            ("t", true), ("YES", true), ("on", true), ("1", true), ("of", false), ("n", false), (" 0 ", false),
        ] {
            #expect(try LiteralReader.read(text, as: .bool).value == .bool(expected))
        }
        #expect(try LiteralReader.read(" -32768 ", as: .int2).value == .integer(-32_768))
        #expect(try LiteralReader.read("+1.50", as: .numeric).value == .numeric("1.50"))
        #expect(try LiteralReader.read("-inf", as: .float8).value == .double(-.infinity))
        #expect(try LiteralReader.read("-0", as: .float8).value == .double(-0.0))
    }
}
