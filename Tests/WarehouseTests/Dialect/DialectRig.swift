import Contracts
import FeatureStore
import FeatureStoreTesting
import SQLFrontend
import SQLite
import SQLiteDialect
import Warehouse

/// The same rows in PostgreSQL and in SQLite, and one query run on both.
final class DialectRig {
    /// What one engine said.
    enum Answer: Equatable {
        case rows([[String]])
        case failed(String)
        case notKept(String)

        var isValue: Bool {
            if case .rows = self { true } else { false }
        }

        var isFailure: Bool {
            if case .failed = self { true } else { false }
        }
    }

    /// A query that has been bound and translated.
    struct Prepared {
        let sql: String
        let translated: String
        let types: [ValueType]
    }

    private let postgres: PostgresConnection
    let sqlite: Connection
    private static let place = SourceLocation(file: "Probe.sql", line: 1)
    private static let keys = [ColumnContract(name: "id", type: .int, isNullable: false)]

    init() throws {
        postgres = try TemporaryPostgres.shared().session()
        sqlite = try Connection(.memory)
        try SQLiteFunctions.register(on: sqlite)
        try load()
    }

    private static let sources: [Source] = {
        let columns =
            [
                ColumnContract(name: "id", type: .int, isNullable: false),
                ColumnContract(name: "at", type: .timestamp, isNullable: false),
            ]
            + DialectRows.columns.map {
                ColumnContract(name: $0.name, type: $0.type, isNullable: true, physicalType: $0.physical)
            }
        let event = [
            ColumnContract(name: "id", type: .int, isNullable: true),
            ColumnContract(name: "at", type: .timestamp, isNullable: false),
            ColumnContract(name: "no", type: .int, isNullable: false),
            ColumnContract(name: "kind", type: .text, isNullable: true),
            ColumnContract(name: "x", type: .double, isNullable: true),
            ColumnContract(name: "amount", type: .decimal(precision: 12, scale: 2), isNullable: true),
            ColumnContract(name: "size", type: .int, isNullable: true, physicalType: "int4"),
        ]
        return [("probe", columns, ["id"]), ("event", event, ["no"])].map { name, columns, unique in
            Source(
                name: name, rowType: name.capitalized, columns: columns, unique: unique, eventTime: "at",
                arrivalTime: nil, knownAt: [:], versions: nil, tables: [:], location: place)
        }
    }()

    /// The rows of `event`: several to a probe, ties in time, NULL keys, sums whose order matters.
    private static let events: [[Probe]] = (0..<90).map { number in
        let kinds: [Probe] = [.text("x"), .text("y"), .null, .text("X"), .text("")]
        let numbers: [Probe] = [
            .double(0.1), .double(0.2), .double(0.3), .null, .double(1e16), .double(-1e16), .double(-0.0),
            .double(7.25),
        ]
        let amounts: [Probe] = [.numeric("1.50"), .numeric("-0.25"), .null, .numeric("100.00"), .numeric("1.50")]
        let sizes: [Probe] = [.integer(3), .integer(-1), .integer(0), .null, .integer(2_147_483_647), .integer(3)]
        return [
            number % 11 == 10 ? .null : .integer(Int64(number % 7)),
            .instant(1_363_000_000_000_000 + Int64(number / 3) * 43_200_000_000), .integer(Int64(number)),
            kinds[number % kinds.count], numbers[(number * 3 + number / 8) % numbers.count],
            amounts[number % amounts.count], sizes[(number + number / 6) % sizes.count],
        ]
    }

    private func load() throws {
        let probes: [[Probe]] = (0..<DialectRows.count).map { row in
            [.integer(Int64(row)), .instant(1_363_000_000_000_000 + Int64(row))]
                + DialectRows.columns.indices.map { DialectRows.value(row: row, column: $0) }
        }
        let spine: [[Probe]] = (0..<DialectRows.count).map { row in
            [.integer(Int64(row)), .integer(Int64(row)), .instant(1_363_503_600_000_000 + Int64(row) * 3_600_000_000)]
        }
        let spineColumns = [
            ColumnContract(name: "spine_id", type: .int, isNullable: false),
            ColumnContract(name: "id", type: .int, isNullable: false),
            ColumnContract(name: "as_of", type: .timestamp, isNullable: false),
        ]
        try load("probe", Self.sources[0].columns, probes)
        try load("event", Self.sources[1].columns, Self.events)
        try load("spine", spineColumns, spine)
        try sqlite.execute("CREATE INDEX event_by_time ON event (id, at)")
    }

    private func load(_ table: String, _ columns: [ColumnContract], _ rows: [[Probe]]) throws {
        let types = columns.map { PhysicalType.of($0) ?? PhysicalType.standing(for: $0.type) }
        let declarations = zip(columns, types).map { column, type in
            "\(SQLiteText.identifier(column.name)) \(SQLiteRepresentation.columnDeclaration(type) ?? "")"
        }
        try sqlite.execute("CREATE TABLE \(table) (\(declarations.joined(separator: ", "))) STRICT")
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        let statement = try sqlite.prepare("INSERT INTO \(table) VALUES (\(marks))")
        for row in rows {
            for (index, value) in row.enumerated() { try statement.bind(value.sqlite, at: index + 1) }
            try statement.run()
        }
        let names = zip(columns, types).map { column, type in
            "\(SQLiteText.identifier(column.name)) \(type.declaration)\(type.base == .text ? " COLLATE \"C\"" : "")"
        }
        try postgres.execute("CREATE TEMP TABLE \(table) (\(names.joined(separator: ", ")))")
        let values = rows.map { row in
            "(\(zip(row, types).map { $0.postgres($1.declaration) }.joined(separator: ", ")))"
        }
        try postgres.execute("INSERT INTO \(table) VALUES \(values.joined(separator: ", "))")
        try postgres.execute(Self.tryFunction)
    }

    /// Evaluates a query for one spine row and turns an error into an answer.
    private static let tryFunction = """
        CREATE OR REPLACE FUNCTION pg_temp.fs_try(query text, id bigint) RETURNS text LANGUAGE plpgsql AS $$
        DECLARE answer text;
        BEGIN
            EXECUTE query INTO answer USING id;
            RETURN 'value ' || answer;
        EXCEPTION WHEN OTHERS THEN RETURN 'error ' || SQLERRM;
        END $$
        """

    /// Binds a query against the types that PostgreSQL gives its columns, and translates it.
    func prepare(_ sql: String) throws -> Prepared {
        let described = try postgres.describe(sql)
        let types = try described.dropFirst().map { try Self.valueType($0.type) }
        let features = zip(described.dropFirst(), types).map { column, type in
            FeatureContract(
                name: column.name, type: type, isNullable: true, about: "A probe.", comparison: .exact,
                decisions: Decisions(), location: Self.place)
        }
        let reads = Self.sources.filter { sql.contains(" \($0.name)") }.map {
            Read(source: $0.name, extent: .all, by: [], location: Self.place)
        }
        let view = ViewContract(
            name: "Probe", entity: Entity(name: "thing", keys: Self.keys, location: Self.place), reads: reads,
            request: [],
            features: features, owner: nil, sql: PairHalf(file: "Probe.sql", text: sql),
            swift: PairHalf(file: "Probe.swift", text: ""))
        let project = Project(
            entities: [view.entity], sources: Self.sources, services: [], warehouses: [], views: [view])
        let query = try SQLBinder.bind(view: view, project: project)
        return Prepared(sql: sql, translated: try SQLiteTranslator.translate(query), types: types)
    }

    private static func valueType(_ name: String) throws -> ValueType {
        switch name.split(separator: "(").first.map(String.init) ?? name {
        case "smallint", "integer", "bigint": .int
        case "double precision": .double
        case "numeric": .decimal(precision: 38, scale: 10)
        case "text", "character varying": .text
        case "boolean": .bool
        case "timestamp with time zone": .timestamp
        case "date": .date
        default: throw RigFailure(message: "\(name) is no feature's type")
        }
    }

    struct RigFailure: Error, CustomStringConvertible {
        let message: String
        var description: String { message }
    }

    /// A value of PostgreSQL as the bytes that the comparison is made of.
    private static func canonical(_ value: String, _ type: ValueType) -> String {
        switch type {
        case .double: "encode(float8send(\(value)), 'hex')"
        case .bool: "\(value)::int::text"
        case .timestamp: "(extract(epoch FROM \(value)) * 1000000)::numeric(30,0)::text"
        case .date: "(\(value) - date 'epoch')::text"
        default: "\(value)::text"
        }
    }

    private static func canonical(_ value: SQLiteValue, _ type: ValueType) -> String {
        switch (value, type) {
        case (.null, _): "NULL"
        case (.real(let number), .double):
            String(repeating: "0", count: number.bitPattern.leadingZeroBitCount / 4)
                + (number.bitPattern == 0 ? "" : String(number.bitPattern, radix: 16))
        case (.integer(let number), .int), (.integer(let number), .bool), (.integer(let number), .timestamp),
            (.integer(let number), .date):
            String(number)
        case (.text(let text), .text), (.text(let text), .decimal): text
        default: "wrong storage class: \(value) for \(type)"
        }
    }

    /// The answers for each spine row alone, in PostgreSQL.
    func postgresRowByRow(_ query: Prepared) throws -> [Answer] {
        let columns = query.types.indices.map { "c\($0)" }
        let canonical = zip(columns, query.types).map { "coalesce(\(Self.canonical("q.\($0)", $1)), 'NULL')" }
        let single =
            "SELECT string_agg(\(canonical.joined(separator: " || '|' || ")), '#') "
            + "FROM (\(query.sql)) AS q(sid, \(columns.joined(separator: ", "))) WHERE q.sid = $1"
        let quoted = single.replacing("'", with: "''")
        let rows = try postgres.rows(
            "SELECT pg_temp.fs_try('\(quoted)', s.spine_id) FROM spine s ORDER BY s.spine_id")
        return rows.map { row in
            let text = row[0] ?? ""
            if text.hasPrefix("error ") { return .failed(String(text.dropFirst(6))) }
            return .rows([[text.isEmpty ? "" : String(decoding: text.utf8.dropFirst(6), as: UTF8.self)]])
        }
    }

    /// The answers for each spine row alone, in SQLite.
    func sqliteRowByRow(_ query: Prepared) throws -> [Answer] {
        let statement = try sqlite.prepare("SELECT * FROM (\(query.translated)) WHERE \"spine_id\" = ?")
        return try (0..<DialectRows.count).map { row in
            statement.reset()
            try statement.bind(Int64(row), at: 1)
            return Self.answer {
                var lines: [String] = []
                while try statement.step() {
                    let cells = query.types.indices.map { Self.canonical(statement.value($0 + 1), query.types[$0]) }
                    lines.append(cells.joined(separator: "|"))
                }
                return [[lines.joined(separator: "#")]]
            }
        }
    }

    private static func answer(_ body: () throws -> [[String]]) -> Answer {
        do { return .rows(try body()) } catch let error as SQLiteError {
            let prefix = SQLiteRepresentation.notKeptPrefix
            return error.message.hasPrefix(prefix) ? .notKept(error.message) : .failed(error.message)
        } catch { return .failed("\(error)") }
    }

    /// All rows of a query in PostgreSQL, sorted unless the query sorts them.
    func postgresRows(_ query: Prepared) -> Answer {
        let columns = query.types.indices.map { "c\($0)" }
        let canonical =
            ["coalesce(q.sid::text, 'NULL')"]
            + zip(columns, query.types).map { "coalesce(\(Self.canonical("q.\($0)", $1)), 'NULL')" }
        do {
            let rows = try postgres.rows(
                "SELECT \(canonical.joined(separator: ", ")) FROM (\(query.sql)) AS q(sid, "
                    + "\(columns.joined(separator: ", ")))")
            return .rows(rows.map { $0.map { $0 ?? "NULL" } })
        } catch { return .failed(error.message) }
    }

    /// All rows of a query in SQLite.
    func sqliteRows(_ query: Prepared) -> Answer {
        Self.answer {
            try sqlite.rows(query.translated).map { row in
                [Self.canonical(row[0], .int)] + zip(row.dropFirst(), query.types).map { Self.canonical($0, $1) }
            }
        }
    }
}
