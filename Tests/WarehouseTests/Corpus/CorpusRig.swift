import Contracts
import FeatureStore
import FeatureStoreTesting
import Postgres
import SQLFrontend
import SQLite
import SQLiteDialect
import Warehouse

/// The same rows in PostgreSQL and in SQLite, and one query run on both.
final class CorpusRig {
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
        try CorpusTables.load(postgres, sqlite)
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
    ///
    /// A column of a type that no feature has (an interval, an array, JSON) is compared as the text that PostgreSQL writes.
    func prepare(_ text: String) throws -> Prepared {
        var sql = text
        var described = try postgres.describe(sql)
        if described.contains(where: { Self.valueType($0.type) == nil }) {
            let names = described.dropFirst().map {
                Self.valueType($0.type) == nil ? "w.\($0.name)::text AS \($0.name)" : "w.\($0.name)"
            }
            sql = "SELECT w.spine_id, \(names.joined(separator: ", ")) FROM (\(text)) AS w"
            described = try postgres.describe(sql)
        }
        let types = described.dropFirst().compactMap { Self.valueType($0.type) }
        let features = zip(described.dropFirst(), types).map { column, type in
            FeatureContract(
                name: column.name, type: type, isNullable: true, about: "A probe.", comparison: .exact,
                decisions: Decisions(), location: Self.place)
        }
        let reads = CorpusTables.sources.filter { sql.contains(" \($0.name)") }.map {
            Read(source: $0.name, extent: .all, by: [], location: Self.place)
        }
        let view = ViewContract(
            name: "Probe", entity: Entity(name: "thing", keys: Self.keys, location: Self.place), reads: reads,
            request: [],
            features: features, owner: nil, sql: PairHalf(file: "Probe.sql", text: sql),
            swift: PairHalf(file: "Probe.swift", text: ""))
        let project = Project(
            entities: [view.entity], sources: CorpusTables.sources, services: [], warehouses: [], views: [view])
        let query = try SQLBinder.bind(view: view, project: project)
        return Prepared(sql: sql, translated: try SQLiteTranslator.translate(query), types: types)
    }

    /// The type of a feature that holds PostgreSQL's type, or nil.
    private static func valueType(_ name: String) -> ValueType? {
        if name.hasSuffix("[]") { return nil }
        return switch name.split(separator: "(").first.map(String.init) ?? name {
        case "smallint", "integer", "bigint": .int
        case "double precision": .double
        case "numeric": .decimal(precision: 38, scale: 10)
        case "text", "character varying": .text
        case "boolean": .bool
        case "timestamp with time zone": .timestamp
        case "date": .date
        default: nil
        }
    }

    /// The answers for each spine row alone, in PostgreSQL.
    func postgresRowByRow(_ query: Prepared) throws -> [Answer] {
        let columns = query.types.indices.map { "c\($0)" }
        let canonical = zip(columns, query.types).map { "coalesce(\(CanonicalValue.text("q.\($0)", $1)), 'NULL')" }
        let single =
            "SELECT string_agg(l.line, '#' ORDER BY l.line COLLATE \"C\") FROM (SELECT "
            + "\(canonical.joined(separator: " || '|' || ")) AS line FROM (\(query.sql)) AS q(sid, "
            + "\(columns.joined(separator: ", "))) WHERE q.sid = $1) AS l"
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
        return try (0..<CorpusRows.count).map { row in
            statement.reset()
            try statement.bind(Int64(row), at: 1)
            return Self.answer {
                var lines: [String] = []
                while try statement.step() {
                    let cells = query.types.indices.map {
                        CanonicalValue.text(statement.value($0 + 1), query.types[$0])
                    }
                    lines.append(cells.joined(separator: "|"))
                }
                lines.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
            + zip(columns, query.types).map { "coalesce(\(CanonicalValue.text("q.\($0)", $1)), 'NULL')" }
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
                [CanonicalValue.text(row[0], .int)]
                    + zip(row.dropFirst(), query.types).map { CanonicalValue.text($0, $1) }
            }
        }
    }
}
