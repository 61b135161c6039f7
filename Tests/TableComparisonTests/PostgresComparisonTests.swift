import FeatureStoreTesting
import Postgres
import Testing
import Warehouse

@testable import TableComparison

/// PostgreSQL against itself and against the others.
@Suite struct PostgresComparisonTests {
    private static func side(_ name: String, _ query: String, url: String? = nil) throws -> ComparisonRequest.Side {
        .init(
            name: name, address: .postgres(url: try url ?? TemporaryPostgres.shared().url),
            rows: .query(query, origin: "--\(name)-query"))
    }

    private func compare(
        _ first: String, _ second: String, key: [String] = ["id"],
        _ change: (inout ComparisonRequest) -> Void = { _ in }
    ) async throws -> TableComparisonResult {
        var request = ComparisonRequest(
            first: try Self.side("first", first), second: try Self.side("second", second), key: key)
        change(&request)
        return try await TableComparer.compare(request)
    }

    @Test func everyTypeIsEqualToItself() async throws {
        let query = """
            SELECT i::int8 AS id, i::int2 AS a, (-i)::int4 AS b, (i * 1e15)::int8 AS c, (i / 7.0)::float8 AS d,
                (i / 7.0)::float4 AS e, (i / 7.0)::numeric(30, 20) AS f, 'ü' || i AS g, i::varchar(5) AS h, i::text::char(9) AS j,
                i % 2 = 0 AS k, timestamptz '1999-12-31' + i * interval '1 microsecond' AS l, timestamp '2001-01-01' AS m,
                date '1969-12-01' + i AS n, decode(to_hex(i + 4096), 'hex') AS o, 'name'::name AS p,
                CASE i WHEN 1 THEN 'infinity' WHEN 2 THEN '-infinity' ELSE '2000-01-01' END::timestamptz AS q,
                CASE i WHEN 1 THEN 'NaN' WHEN 2 THEN repeat('9', 60) ELSE '1.10' END::numeric AS r,
                CASE i WHEN 1 THEN 'NaN' WHEN 2 THEN '-0' WHEN 3 THEN '-Infinity' END::float8 AS s
            FROM generate_series(1, 20) i
            """
        let result = try await compare(query, query)
        #expect(result.conclusion == .equal, "\(result.found)")
        #expect(result.rows.compared == 20)
        #expect(result.columns.count == 18)
    }

    @Test func nanInfinityAndZeroesAreTold() async throws {
        let result = try await compare(
            """
            SELECT * FROM (VALUES (1, 'NaN'::float8, timestamptz 'infinity'), (2, 'NaN', 'infinity'), (3, 0, 'infinity'),
                (4, 'NaN', '2000-01-01')) t (id, d, at)
            """,
            """
            SELECT * FROM (VALUES (1, NULL::float8, timestamptz 'infinity'), (2, 1, '-infinity'), (3, '-0', 'infinity'),
                (4, 'NaN', '2000-01-01')) t (id, d, at)
            """)
        #expect(
            result.found == ["d nan-against-null 1", "d nan-against-value 1", "d negative-zero 1", "at value 1"])
    }

    @Test func widthsOfIntegersAreOneTypeAndNumericIsAnother() async throws {
        #expect(
            try await compare("SELECT 1::int2 AS id, 5::int4 AS n", "SELECT 1::int8 AS id, 5::int8 AS n").conclusion
                == .equal)
        let request = ComparisonRequest(
            first: try Self.side("first", "SELECT 1 AS id, 5 AS n, now() AS at"),
            second: try Self.side("second", "SELECT 1 AS id, 5::numeric AS n, now()::timestamp AS at"), key: ["id"])
        let message = await failure { try await TableComparer.compare(request) }?.description ?? ""
        #expect(message.contains("'n' is integer in first and numeric in second"), "\(message)")
        #expect(message.contains("--as 'at=timestamp'"), "\(message)")
    }

    @Test func aTypeThatIsNotComparedIsRefusedByName() async throws {
        let request = ComparisonRequest(
            first: try Self.side("first", "SELECT 1 AS id, '{}'::jsonb AS j"),
            second: try Self.side("second", "SELECT 1 AS id, '{}'::jsonb AS j"), key: ["id"])
        let message = await failure { try await TableComparer.compare(request) }?.description ?? ""
        #expect(message.contains("first has 'j' as jsonb, a type that is not compared"), "\(message)")
        #expect(
            try await compare("SELECT 1 AS id, '{}'::jsonb AS j", "SELECT 1 AS id, '{ }'::jsonb AS j") {
                $0.types = [("j", .text)]
            }.conclusion == .equal)
    }

    @Test func textKeysAreOrderedByCodePointWhateverTheDatabaseCollates() async throws {
        let query =
            "SELECT k COLLATE \"und-x-icu\" AS id, 1 AS n FROM unnest(ARRAY['a', 'B', 'ä', 'Z', '😀', U&'\\FFFD', '']) k"
        let rig = try ComparisonRig()
        var request = try rig.request(
            "CREATE TABLE t (id)",
            "CREATE TABLE t (id TEXT, n INTEGER); INSERT INTO t VALUES ('😀', 1), ('\u{FFFD}', 1), ('', 1), ('a', 1), ('B', 1), "
                + "('ä', 1), ('Z', 1)")
        request.first = try Self.side("first", query)
        let asked = request
        let result = try await TableComparer.compare(asked)
        #expect(result.conclusion == .equal)
        #expect(result.rows.compared == 7)
    }

    @Test func aRoleWithUnusualSettingsIsReadAlike() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        _ = try server.query("CREATE ROLE odd LOGIN SUPERUSER")
        for setting in [
            "TimeZone = 'Asia/Kathmandu'", "DateStyle = 'SQL, DMY'", "standard_conforming_strings = off",
            "default_transaction_isolation = 'read uncommitted'", "bytea_output = 'escape'",
            "statement_timeout = '1ms'",
            "client_min_messages = debug5", "extra_float_digits = -15", "lc_numeric = 'C'",
        ] { _ = try server.query("ALTER ROLE odd SET \(setting)") }
        let query =
            "SELECT 1 AS id, '2013-03-10 02:30'::timestamptz AS at, 'a\\b' AS s, '01/02/03'::date AS d, 1/3.0::float8 AS f"
        let url = server.url.replacing("postgres@", with: "odd@")
        let result = try await TableComparer.compare(
            ComparisonRequest(
                first: try Self.side("first", query, url: url), second: try Self.side("second", query), key: ["id"]))
        #expect(result.conclusion == .equal, "\(result.columns)")
    }

    @Test func aQueryThatFailsPointsIntoItself() async throws {
        for (query, expected) in [
            ("SELECT 1 AS id,\n  nn FROM pg_class", "--first-query:2:3: error: first: column \"nn\" does not exist"),
            ("SELECT 1 AS id; SELECT 2", "cannot insert multiple commands"),
            ("SELECT 1 AS id) x; DROP TABLE t; --", "syntax error"),
            ("SELECT 1/0 AS id", "division by zero"),
        ] {
            let request = ComparisonRequest(
                first: try Self.side("first", query), second: try Self.side("second", "SELECT 1 AS id"), key: ["id"])
            let message = await failure { try await TableComparer.compare(request) }?.description ?? ""
            #expect(message.contains(expected), "\(query): \(message)")
        }
    }

    @Test func aHugeQueryIsAnswered() async throws {
        let list = (1...100_000).map { "(\($0), \($0))" }.joined(separator: ",\n")
        let query = "SELECT * FROM (VALUES \(list)) t (id, n)"
        #expect(try await compare(query, query).rows.compared == 100_000)
    }

    @Test func aTableThatChangesWhileItIsReadIsReadAsItWas() async throws {
        let server = try TemporaryPostgres()
        defer { server.stop() }
        _ = try server.query("CREATE TABLE t AS SELECT i AS id, 1 AS n FROM generate_series(1, 50000) i")
        _ = try server.query("CREATE TABLE u AS SELECT * FROM t")
        let url = server.url
        let writer = Task.detached {
            let connection = try PostgresConnection(url: url)
            while !Task.isCancelled {
                try connection.execute("UPDATE t SET n = n + 1")
                // Tests share few threads.
                await Task.yield()
            }
        }
        for _ in 0..<3 {
            let result = try await TableComparer.compare(
                ComparisonRequest(
                    first: .init(name: "first", address: .postgres(url: url), rows: .table(["public", "t"])),
                    second: .init(name: "second", address: .postgres(url: url), rows: .table(["u"])), key: ["id"]))
            #expect(result.rows.compared == 50_000)
            #expect([0, 50_000].contains(result.count("n", .value)))
        }
        writer.cancel()
        try await writer.value
    }

    @Test func aServerThatGoesAwayIsUnavailableAndItsPasswordIsNotTold() async throws {
        let request = ComparisonRequest(
            first: try Self.side("first", "SELECT 1 AS id", url: "postgresql://a:s3cret@/x?host=/nowhere"),
            second: try Self.side("second", "SELECT 1 AS id"), key: ["id"])
        let error = await failure { try await TableComparer.compare(request) }
        guard case .unavailable(let message) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!message.contains("s3cret"))
        let server = try TemporaryPostgres()
        defer { server.stop() }
        let endless = "SELECT i AS id, repeat('x', 1000) AS s FROM generate_series(1, 100000000) i"
        let running = ComparisonRequest(
            first: try Self.side("first", endless, url: server.url), second: try Self.side("second", endless),
            key: ["id"])
        let comparison = Task { await failure { try await TableComparer.compare(running) } }
        while try server.query("SELECT count(*) FROM pg_stat_activity WHERE state = 'active'")[0][0] == "1" {
            try await Task.sleep(for: .milliseconds(20))
        }
        try server.crash()
        guard case .unavailable = await comparison.value else {
            Issue.record("the crash was not told")
            return
        }
    }
}
