import FeatureStoreTesting
import Postgres
import SQLite
import SQLiteDialect
import Testing
import Warehouse

/// Every zone that PostgreSQL knows, at the instants where its clock may jump, in both directions.
@Suite struct ZoneTests {
    private let postgres: PostgresConnection
    private let sqlite: Connection

    init() throws {
        postgres = try TemporaryPostgres.shared().session()
        sqlite = try Connection(.memory)
        try SQLiteFunctions.register(on: sqlite)
        let list = Self.instants.enumerated().map { "(\($0), \($1))" }.joined(separator: ", ")
        for create in ["CREATE TEMP TABLE asked (no bigint, v bigint)", "INSERT INTO asked VALUES \(list)"] {
            try postgres.execute(create)
            try sqlite.execute(create)
        }
    }

    /// Seconds since 1970 on which PostgreSQL and SQLite are asked: years far apart, and each quarter hour of a few days on
    /// which many zones change.
    private static let instants: [Int64] = {
        var instants: [Int64] = [-210_866_803_200 + 86_400 * 2, -62_135_596_800, 253_402_300_799, 3_093_527_980_800]
        for year in (-130..<140).map(Int64.init) + [200, 330, 500] {
            // Around the solstices, and on days that wander through the months.
            instants += [year * 31_556_952, year * 31_556_952 + 15_778_476 + year * 86_400]
        }
        for day in [Int64(1_362_873_600), 1_364_688_000, 1_380_931_200, 1_383_436_800, 504_921_600, 1_325_203_200] {
            instants += (-60..<240).map { day + $0 * 900 }
        }
        return instants
    }()

    private func names() throws -> [String] {
        try postgres.rows(
            "SELECT name FROM pg_timezone_names WHERE name !~ '^(posix|right|localtime|posixrules)' ORDER BY name"
        ).compactMap { $0[0] }
    }

    /// What both engines make of each instant in a zone, in one text.
    private func answers(_ zone: String, toClock: Bool) throws -> (expected: String, found: String) {
        let call =
            toClock
            ? "to_timestamp(v) AT TIME ZONE '\(zone)' AT TIME ZONE 'UTC'"
            : "(to_timestamp(v) AT TIME ZONE 'UTC') AT TIME ZONE '\(zone)'"
        let expected = try postgres.rows(
            "SELECT string_agg(extract(epoch FROM \(call))::int8::text, ',' ORDER BY no) FROM asked")
        let function = toClock ? "fs_zone_clock" : "fs_zone_instant"
        let found = try sqlite.rows(
            "SELECT group_concat(t) FROM (SELECT \(function)('\(zone)', v * 1000000) / 1000000 AS t FROM asked ORDER BY no)"
        )
        guard case .text(let text) = found[0][0] else { return (expected[0][0] ?? "", "no text") }
        return (expected[0][0] ?? "", text)
    }

    @Test(arguments: [true, false])
    func everyZoneAgrees(toClock: Bool) throws {
        let names = try names()
        #expect(names.count > 300)
        for zone in names {
            let (expected, found) = try answers(zone, toClock: toClock)
            let (one, other) = (expected.split(separator: ","), found.split(separator: ","))
            #expect(one.count == Self.instants.count)
            guard let row = one.indices.first(where: { $0 >= other.count || one[$0] != other[$0] }) else { continue }
            Issue.record(
                "\(zone), \(toClock ? "instant" : "clock") \(Self.instants[row]): \(one[row]), but \(found.prefix(40))")
        }
    }

    @Test(arguments: [
        "EST5EDT", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1",
        "X-5:45:30",
        "+05:30", "-3", "utc-3", "CET-1CEST,J60,J300/25:30", "CET-1CEST,59/0,364/24", "IST-1GMT0,M10.5.0,M3.5.0/1",
        "XXX3YYY,0/0,J365/25", "5X", "est", "Edt", "NPT", "gMt", "america/NEW_york",
    ])
    func everySpellingAgrees(zone: String) throws {
        for toClock in [true, false] {
            let (expected, found) = try answers(zone, toClock: toClock)
            #expect(expected == found, "\(zone), \(toClock ? "to the clock" : "from the clock")")
        }
    }

    @Test(arguments: [
        "Not/AZone", "America", "America/", "/America/New_York", "../zoneinfo/UTC", "tzdata.zi", "America/New York",
        "X",
        "X5Y,", "X5Y,M13.1.0,M1.1.0", "X5Y,M1.1.0", "X200", "A1B;M1.1.1,M6.5.6", "<X5", "X5<Y", "",
        "X5Y,M3.2.0,M11.1.0,", "Ünknown",
    ])
    func whatIsNoZoneFailsAsInPostgres(zone: String) throws {
        let expected = #expect(throws: (any Error).self) {
            _ = try postgres.rows("SELECT timestamptz 'epoch' AT TIME ZONE '\(zone)'")
        }
        let found = #expect(throws: SQLiteError.self) {
            _ = try sqlite.rows("SELECT fs_zone_clock('\(zone)', 0)")
        }
        #expect(found?.message == "time zone \"\(zone)\" not recognized", "\(expected.map { "\($0)" } ?? "")")
    }

    @Test func abbreviationsAreThoseOfPostgres() throws {
        let rows = try postgres.rows("SELECT abbrev FROM pg_timezone_abbrevs ORDER BY abbrev")
        #expect(rows.count > 100)
        var changing = 0
        for name in rows.compactMap({ $0[0] }) {
            do {
                let (expected, found) = try answers(name, toClock: true)
                #expect(expected == found, "\(name)")
            } catch let error as SQLiteError {
                #expect(error.message.hasPrefix(SQLiteRepresentation.notKeptPrefix + "the zone abbreviation"))
                changing += 1
            }
        }
        #expect(changing < rows.count / 3)
    }

    @Test func theZoneFilesTellTheirVersion() throws {
        let version = try #require(ZoneDirectory.version)
        #expect(version.wholeMatch(of: /20[0-9]{2}[a-z]+/) != nil, "\(version)")
    }
}
