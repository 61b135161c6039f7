import Contracts
import FeatureStore
import FeatureStoreTesting
import Testing

@testable import Warehouse

/// What PostgreSQL answers that no contract's type can hold, and where it says that an error is.
@Suite struct PostgresAnswerTests {
    private func answer(
        _ expression: String, as type: ValueType, isSingleCase: Bool = false, url: String? = nil,
        options: WarehouseOptions = WarehouseOptions()
    ) async throws -> Column {
        let url = try url ?? TemporaryPostgres.shared().url
        let warehouse = try await PostgresWarehouse(url: url, project: ProbeTables.project, options: options)
        do {
            try await warehouse.load([ProbeTables.table(rows: 2)])
            let query = ProbeTables.query(
                "View", [("x", type)], "SELECT s.spine_id,\n       \(expression) AS x\nFROM spine s")
            let batch = try await warehouse.answer(
                warehouse.compile(query), spine: ProbeTables.spine(isSingleCase: isSingleCase))
            await warehouse.close()
            return try #require(batch.column("x"))
        } catch {
            await warehouse.close()
            throw error
        }
    }

    /// A plan may decide a tie, so what was loaded earlier must leave nothing behind.
    @Test(arguments: [false, true])
    func statisticsGoWithTheRowsThatTheyWereMadeOf(isSingleCase: Bool) async throws {
        let warehouse = try await PostgresWarehouse(
            url: TemporaryPostgres.shared().url, project: ProbeTables.project)
        let query = ProbeTables.query(
            "View", [("rows", .int), ("statistics", .int)],
            """
            SELECT s.spine_id,
                   (SELECT count(*) FROM readings) AS rows,
                   (SELECT count(*) FROM pg_catalog.pg_stats t JOIN pg_catalog.pg_namespace n
                    ON n.nspname = t.schemaname WHERE n.oid = pg_catalog.pg_my_temp_schema()) AS statistics
            FROM spine s
            """)
        for count in [2, 5_000, 5_000, 3, 4, 6_000, 1] as [Int64] {
            try await warehouse.load([ProbeTables.table(rows: count)])
            let batch = try await warehouse.answer(
                warehouse.compile(query), spine: ProbeTables.spine(isSingleCase: isSingleCase))
            guard case .int(let rows)? = batch.column("rows")?.cells,
                case .int(let statistics)? = batch.column("statistics")?.cells
            else { return #expect(Bool(false)) }
            #expect(rows == [count])
            #expect((statistics[0] > 0) == (count >= 5_000))
        }
        await warehouse.close()
    }

    @Test(
        arguments: [
            ("'NaN'::numeric", ValueType.decimal(precision: 38, scale: 2), "NaN"),
            ("'Infinity'::numeric", .decimal(precision: 38, scale: 2), "Infinity"),
            ("'-Infinity'::numeric", .decimal(precision: 38, scale: 2), "-Infinity"),
            ("1e50::numeric", .decimal(precision: 38, scale: 0), "more than 38 digits"),
            ("1e-50::numeric", .decimal(precision: 38, scale: 38), "more than 38 digits"),
            ("1.005", .decimal(precision: 10, scale: 2), "1005"),
            ("123456789::numeric", .decimal(precision: 10, scale: 2), "123456789"),
            ("'infinity'::timestamptz", .timestamp, "infinity"),
            ("'-infinity'::timestamptz", .timestamp, "-infinity"),
            ("'infinity'::date", .date, "infinity"),
            ("ARRAY[1, NULL]::int8[]", .list(element: .int, order: .ordered, nullElements: false), "NULL element"),
            ("ARRAY[[1], [2]]::int8[]", .list(element: .int, order: .ordered, nullElements: true), "2 dimensions"),
        ] as [(String, ValueType, String)])
    func unrepresentableAnswersNameTheQuestion(_ expression: String, _ type: ValueType, _ found: String) async throws {
        for isSingleCase in [false, true] {
            let error = await #expect(throws: WarehouseError.self) {
                _ = try await answer(expression, as: type, isSingleCase: isSingleCase)
            }
            guard case .unrepresentable("postgres", "x", 7, let message)? = error else {
                return #expect(Bool(false), "\(error as Any)")
            }
            #expect(message.contains(found), "\(message)")
        }
    }

    @Test(
        arguments: [
            ("1::numeric", ValueType.int), ("1::real", .double), ("1::int8", .double), ("'a'::char(3)", .text),
            ("'2013-03-10 07:00'::timestamp", .timestamp), ("interval '1 day'", .int), ("1", .bool),
            ("'1'::json", .text),
        ] as [(String, ValueType)])
    func answersOfAnotherTypeAreRefusedByName(_ expression: String, _ type: ValueType) async throws {
        let error = await #expect(throws: WarehouseError.self) { _ = try await answer(expression, as: type) }
        guard case .failed(_, let message, nil, let location)? = error else {
            return #expect(Bool(false), "\(error as Any)")
        }
        #expect(message.contains("answers x as") && message.contains("no \(type) of the contract"))
        #expect(location?.file == "Features/probe/View.sql")
    }

    @Test(arguments: [false, true])
    func positionsAreThoseOfThePairsFile(isSingleCase: Bool) async throws {
        // The query begins on line 4; the expression is on its second line, behind seven blanks and a character of four bytes.
        let error = await #expect(throws: WarehouseError.self) {
            _ = try await answer("'\u{1F600}' || nonsense(1)", as: .text, isSingleCase: isSingleCase)
        }
        guard case .failed(_, let message, "42883", let location)? = error else {
            return #expect(Bool(false), "\(error as Any)")
        }
        #expect(message.contains("nonsense"))
        #expect(location == SourceLocation(file: "Features/probe/View.sql", line: 5, column: 15))
    }

    @Test func defaultsOfTheServerTheDatabaseAndTheRoleDoNotMatter() async throws {
        let server = try TemporaryPostgres.shared()
        let name = "hostile_\(UInt32.random(in: 0...UInt32.max))"
        let session = try server.session()
        try session.execute("CREATE DATABASE \(name)")
        for setting in [
            "TimeZone = 'Asia/Kathmandu'", "DateStyle = 'SQL, DMY'", "IntervalStyle = 'iso_8601'",
            "extra_float_digits = -15", "search_path = 'public'", "standard_conforming_strings = off",
            "transform_null_equals = on", "bytea_output = 'escape'",
        ] { try session.execute("ALTER DATABASE \(name) SET \(setting)") }
        let url = server.url(database: name)
        let texts = [
            "date_trunc('day', '2013-03-10T00:30:00Z'::timestamptz)::text": "2013-03-10 00:00:00+00",
            "(0.1::float8 + 0.2::float8)::text": "0.30000000000000004", "'1 day'::interval::text": "1 day",
            #"'a\\b'"#: #"a\\b"#, "(NULL = NULL)::text": nil, "'\\x41'::bytea::text": "\\x41",
        ]
        for (expression, expected) in texts.sorted(by: { $0.key < $1.key }) {
            let column = try await answer(expression, as: .text, url: url)
            guard case .text(let found) = column.cells else { return #expect(Bool(false)) }
            #expect((column.validity[0] ? found.string(at: 0) : nil) == expected, "\(expression)")
        }
        try session.execute("DROP DATABASE \(name)")
    }

    @Test func theSessionsZoneCanBeAnother() async throws {
        let column = try await answer(
            "extract(hour FROM '2013-03-10T00:00:00Z'::timestamptz)::int8", as: .int,
            options: WarehouseOptions(sessionZone: "Asia/Kathmandu"))
        guard case .int(let hours) = column.cells else { return #expect(Bool(false)) }
        #expect(hours == [5])
    }

    @Test func textIsOrderedByCodePointWhateverTheDatabasesCollation() async throws {
        let server = try TemporaryPostgres.shared()
        let name = "icu_\(UInt32.random(in: 0...UInt32.max))"
        let session = try server.session()
        try session.execute(
            "CREATE DATABASE \(name) TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'")
        // By English rules k comes before L; by code point it comes behind.
        let column = try await answer(
            "(SELECT max(CASE WHEN r.probe < 'L' THEN 1 ELSE 0 END) FROM readings r)::int8", as: .int,
            url: server.url(database: name))
        guard case .int(let smaller) = column.cells else { return #expect(Bool(false)) }
        #expect(smaller == [0])
        try session.execute("DROP DATABASE \(name)")
    }
}
