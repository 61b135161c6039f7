import BlockingCalls
import Contracts
import FeatureStore
import Postgres
import SQLFrontend

/// The connection to a user's PostgreSQL database; its calls run one after another.
///
/// After an error the next call begins a new snapshot, because PostgreSQL has given up the old one.
actor PostgresLiveSession {
    private let executor = DedicatedExecutor(label: "featurestore.postgres.live")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let warehouse: String
    private let options: WarehouseOptions
    private var connection: PostgresConnection?
    private var isInSnapshot = false
    /// The role's own search path, by which alone an unqualified table is found.
    private var searchPath = ""
    /// What the session was set to before it was set to anything by us.
    private(set) var settings: [LiveSetting] = []
    private let batchSize = 4_096

    init(warehouse: String, options: WarehouseOptions) {
        self.warehouse = warehouse
        self.options = options
    }

    /// Connects and notes what the session was set to.
    func open(url: String, _ control: StatementControl) throws -> EngineDescription {
        do {
            let connection = try PostgresConnection(url: url)
            settings = try Self.noted.map { name in
                LiveSetting(
                    name: name,
                    value: try connection.rows("SELECT \(Self.expression(of: name))").first?.first.flatMap { $0 } ?? "")
            }
            searchPath = settings.first { $0.name == "search_path" }?.value ?? ""
            try connection.execute(PostgresStatements.session(options))
            self.connection = connection
            return EngineDescription(name: engineName, version: connection.serverVersion)
        } catch let failure as PostgresFailure {
            throw WarehouseError.unavailable(
                engine: engineName,
                message: "cannot connect: \(failure.message). Check that the server runs, and the host, port, user and "
                    + "password of the warehouse's URL")
        }
    }

    /// The table of a source, found by the role's own search path.
    func describe(_ source: Source, _ control: StatementControl) throws -> LiveTable? {
        try running(source.location) { connection in
            let name = source.tables[warehouse] ?? source.name
            let written = name.split(separator: ".").map { PostgresText.identifier(String($0)) }.joined(separator: ".")
            _ = try connection.rows("SELECT set_config('search_path', $1, false)", [searchPath])
            let found = try connection.rows(Self.findTable, [written]).first
            _ = try connection.rows("SELECT set_config('search_path', 'pg_catalog', false)")
            guard let found, let identifier = found[0], let schema = found[1], let table = found[2] else { return nil }
            let columns = try connection.rows(Self.findColumns, [identifier])
            let indexes = try connection.rows(Self.findIndexes, [identifier])
            return LiveTable(
                source: source, name: name,
                reference: "\(PostgresText.identifier(schema)).\(PostgresText.identifier(table))",
                columns: columns.map { row in
                    LiveColumn(
                        name: row[0] ?? "", declaration: row[1] ?? "",
                        physicalType: PhysicalType(declaration: row[2] ?? ""), isNullable: row[3] == "f")
                },
                indexes: indexes.map { row in
                    LiveIndex(
                        columns: (row[1] ?? "").split(separator: "\u{1F}").map(String.init), isUnique: row[0] == "t")
                }, enforcesTypes: true, numbersRows: false)
        }
    }

    /// Hands a statement's rows over in batches.
    func read(_ wanted: LiveStatement, _ control: StatementControl, _ each: (ColumnBatch) throws -> Void) throws {
        try running(wanted.table.source.location) { connection in
            var readers: [CellReader] = []
            var count = 0
            let problem = try connection.stream(wanted.text, parameters: wanted.parameters.map(\.text), control) {
                result in
                if readers.isEmpty { readers = try Self.readers(wanted, result) }
                for row in 0..<result.rowCount {
                    for (position, reader) in readers.enumerated() {
                        do throws(CellProblem) { try reader.append(result.cell(row, position)) } catch {
                            throw Self.misfit(error, wanted, wanted.columns[position].name)
                        }
                    }
                    count += 1
                    guard count == batchSize else { continue }
                    try each(ColumnBatch(columns: readers.map { $0.column() }, rowCount: count))
                    readers = try Self.readers(wanted, result)
                    count = 0
                }
            }
            if let problem { throw problem }
            if count > 0 { try each(ColumnBatch(columns: readers.map { $0.column() }, rowCount: count)) }
        }
    }

    /// Ends the snapshot and closes the connection.
    func close() {
        connection = nil
    }

    private static func readers(_ wanted: LiveStatement, _ result: PostgresResult) throws -> [CellReader] {
        try wanted.columns.enumerated().map { position, column in
            let physical = PostgresTypes.type(identifier: result.type(of: position))
            guard let physical, let reader = CellReader.make(name: column.name, type: column.type, from: physical)
            else {
                throw WarehouseError.failed(
                    engine: engineName,
                    message: "column \(column.name) of \(wanted.table.name) is "
                        + "\(wanted.table.column(column.name)?.declaration ?? "of another type"), which is no "
                        + "\(column.type); declare another type, or name a view that casts it in `table:`",
                    code: nil, location: wanted.table.source.location)
            }
            return reader
        }
    }

    private static func misfit(_ problem: CellProblem, _ wanted: LiveStatement, _ column: String) -> WarehouseError {
        let found = if case .unrepresentable(let found) = problem { found } else { "bytes that are none of its type" }
        return .failed(
            engine: engineName, message: "table \(wanted.table.name), column \(column): found \(found)", code: nil,
            location: wanted.table.source.location)
    }

    /// Runs `body` within the snapshot and turns what it throws into errors of the protocol.
    private func running<Answer>(_ location: SourceLocation, _ body: (PostgresConnection) throws -> Answer) throws
        -> Answer
    {
        guard let connection else {
            throw WarehouseError.unavailable(engine: engineName, message: "the connection was lost or closed")
        }
        do {
            if !isInSnapshot { try connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY") }
            isInSnapshot = true
            return try body(connection)
        } catch {
            isInSnapshot = false
            if (try? connection.execute("ROLLBACK")) == nil { self.connection = nil }
            switch error {
            case StatementStop.cancelled: throw CancellationError()
            case StatementStop.timedOut:
                throw WarehouseError.timedOut(engine: engineName, seconds: options.statementTimeoutSeconds)
            case StatementStop.failed(let failure): throw WarehouseError(failure, location: location)
            case let failure as PostgresFailure: throw WarehouseError(failure, location: location)
            default: throw error
            }
        }
    }

    /// What is noted of a session before it is set up.
    private static let noted = [
        "server_encoding", "lc_collate", "TimeZone", "lc_numeric", "standard_conforming_strings",
        "default_transaction_read_only", "search_path", "may make temporary tables", "is standby",
    ]

    private static func expression(of setting: String) -> String {
        switch setting {
        case "lc_collate": "datcollate FROM pg_database WHERE datname = current_database()"
        case "may make temporary tables": "has_database_privilege(current_database(), 'TEMPORARY')"
        case "is standby": "pg_is_in_recovery()"
        default: "current_setting('\(setting)')"
        }
    }

    private static let findTable = """
        SELECT c.oid, n.nspname, c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE c.oid = to_regclass($1) AND c.relkind IN ('r', 'v', 'm', 'f', 'p')
        """

    private static let findColumns = """
        SELECT a.attname, format_type(a.atttypid, a.atttypmod),
               CASE WHEN t.typtype = 'd' THEN format_type(t.typbasetype, t.typtypmod)
                    ELSE format_type(a.atttypid, a.atttypmod) END, a.attnotnull
        FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
        WHERE a.attrelid = $1::oid AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum
        """

    private static let findIndexes = """
        SELECT i.indisunique, string_agg(a.attname, chr(31) ORDER BY k.position)
        FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k (number, position)
        JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.number
        WHERE i.indrelid = $1::oid AND i.indisvalid AND i.indpred IS NULL AND i.indexprs IS NULL
          AND k.position <= i.indnkeyatts
        GROUP BY i.indexrelid, i.indisunique ORDER BY i.indexrelid
        """
}
