import BlockingCalls
import Contracts
import FeatureStore
import Postgres
import SQLFrontend

/// The connection of one PostgreSQL warehouse and the temporary tables on it; its calls run one after another.
///
/// A lost connection takes the tables with it, so the session stays lost: a caller that wants to go on opens another.
actor PostgresSession {
    private let executor: DedicatedExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let layouts: [TableLayout]
    private let options: WarehouseOptions
    private var connection: PostgresConnection?
    private var statements = PostgresStatements(collation: "C")
    private var spines: [[ColumnContract]] = []
    private var isLoaded = false
    /// Tables that lack an index since their last rows did not fit into it, or since loading them failed.
    private var withoutIndexes: Set<String> = []
    /// Tables about whose rows the planner has statistics.
    private var withStatistics: Set<String> = []
    private let manyRows = WarehouseOptions.rowsWithStatistics

    init(layouts: [TableLayout], options: WarehouseOptions) {
        executor = DedicatedExecutor(label: "featurestore.postgres")
        self.layouts = layouts
        self.options = options
    }

    /// Connects and makes the tables.
    func open(url: String, _ control: StatementControl) throws -> EngineDescription {
        do {
            let connection = try PostgresConnection(url: url)
            guard connection.serverVersionNumber >= 120_000 else {
                throw WarehouseError.unavailable(
                    engine: engineName,
                    message: "the server is PostgreSQL \(connection.serverVersion); version 12 or later is needed")
            }
            try connection.execute(PostgresStatements.session(options))
            let encoding = try connection.rows("SHOW server_encoding").first?.first ?? nil
            guard encoding == "UTF8" else {
                throw WarehouseError.unavailable(
                    engine: engineName,
                    message: "the database is encoded in \(encoding ?? "nothing"); a database in UTF8 is needed")
            }
            statements = PostgresStatements(collation: try Self.collation(connection))
            for layout in layouts {
                try connection.execute(statements.makeTable(layout))
            }
            self.connection = connection
            return EngineDescription(name: engineName, version: connection.serverVersion)
        } catch let failure as PostgresFailure {
            if failure.code == "42501" || failure.code == "25006" {
                // Insufficient privilege, and a standby that takes no writes.
                throw WarehouseError.unavailable(
                    engine: engineName,
                    message:
                        "\(failure.message). Temporary tables are needed: GRANT TEMPORARY ON DATABASE … TO the role "
                        + "of the warehouse's URL, and name a primary server in it")
            }
            throw failure.isUnavailable ? unreachable(failure) : WarehouseError(failure, location: nil)
        }
    }

    /// Replaces all rows of all sources.
    func load(_ supply: RowSupply, _ control: StatementControl) throws {
        isLoaded = false
        var incomplete: Set<String> = []
        var analyzed: Set<String> = []
        let known = withoutIndexes
        // Until loading has succeeded, which indexes there are is not known.
        withoutIndexes = Set(layouts.map(\.table))
        try running(location: { _ in nil }) { connection in
            let names = layouts.map { PostgresText.identifier($0.table) }.joined(separator: ", ")
            try connection.run("BEGIN; TRUNCATE \(names);", control)
            for layout in layouts {
                let isBig = supply.counts[layout.source.name, default: 0] >= manyRows
                if withStatistics.contains(layout.table), !isBig {
                    // Statistics of rows that are gone mislead the planner more than none, and outlive TRUNCATE.
                    try connection.run(statements.remakeTable(layout), control)
                }
                var isDropped = isBig || known.contains(layout.table)
                if isDropped { try connection.run(statements.dropIndexes(layout), control) }
                var fitting = Set(layout.indexes.indices)
                try supply.forEachBatch(of: layout.source.name) { rows in
                    fitting.formIntersection(layout.indexesFitting(rows))
                    if !isDropped, fitting.count < layout.indexes.count {
                        try connection.run(statements.dropIndexes(layout), control)
                        isDropped = true
                    }
                    try fill(layout.table, layout.source.columns, layout.types, rows, control, layout.source.name)
                }
                if isDropped { try connection.run(statements.makeIndexes(layout, fitting.sorted()), control) }
                if isBig {
                    try connection.run("ANALYZE \(PostgresText.identifier(layout.table));", control)
                    analyzed.insert(layout.table)
                }
                if fitting.count < layout.indexes.count { incomplete.insert(layout.table) }
            }
            try connection.run("COMMIT", control)
        }
        withoutIndexes = incomplete
        withStatistics = analyzed
        isLoaded = true
    }

    /// Answers the questions of one view.
    func answer(_ query: CompiledQuery, spine: SpineTable, _ control: StatementControl) throws -> ColumnBatch {
        guard isLoaded else {
            throw WarehouseError.failed(
                engine: engineName, message: "nothing was loaded, or loading failed; load first", code: nil,
                location: nil)
        }
        let table = try fillSpine(spine, control)
        if spine.isSingleCase { return try answerOne(query.query, spine, table, control) }
        let wrapped = statements.answerAll(query.query, layouts, spine: table, spine.columns)
        let reader = AnswerReader(view: query.query.view, hasCaseColumn: true)
        try read(wrapped, reader, control)
        return reader.batch(case: nil)
    }

    /// Runs a single case's query verbatim and drops what it answers.
    func deliver(_ query: CompiledQuery, spine: SpineTable, _ control: StatementControl) throws -> Delivery {
        let table = try fillSpine(spine, control)
        guard case .int(let cases)? = spine.rows.columns.first?.cells, let number = cases.first else {
            return Delivery(rowCount: 0, duration: .zero)
        }
        var rowCount = 0
        let text = query.query.text
        return try running(location: { _ in nil }) { connection in
            try connection.run(
                statements.makeViews(layouts, spine: table, spine.columns, case: number), control)
            let start = ContinuousClock.now
            _ = try connection.stream(text, control) { rows throws(WarehouseError) in rowCount += rows.rowCount }
            return Delivery(rowCount: rowCount, duration: ContinuousClock.now - start)
        }
    }

    /// Closes the connection, and with it everything made on it.
    func close() {
        connection = nil
        isLoaded = false
    }

    private func answerOne(_ query: BoundQuery, _ spine: SpineTable, _ table: String, _ control: StatementControl)
        throws
        -> ColumnBatch
    {
        let reader = AnswerReader(view: query.view, hasCaseColumn: false)
        guard case .int(let cases)? = spine.rows.columns.first?.cells, let number = cases.first else {
            return reader.batch(case: 0)
        }
        try running(location: { _ in nil }) { connection in
            try connection.run(
                statements.makeViews(layouts, spine: table, spine.columns, case: number), control)
        }
        try read(WrappedStatement(prefix: "", query: query, suffix: ""), reader, control)
        return reader.batch(case: number)
    }

    private func read(_ wrapped: WrappedStatement, _ reader: AnswerReader, _ control: StatementControl) throws {
        try running(location: { wrapped.location(ofPosition: $0) }) { connection in
            try connection.run("BEGIN READ ONLY", control)
            let problem = try connection.stream(wrapped.text, control) { row throws(WarehouseError) in
                try reader.append(row)
            }
            if let problem { throw problem }
            try connection.run("COMMIT", control)
        }
    }

    private func fillSpine(_ spine: SpineTable, _ control: StatementControl) throws -> String {
        try running(location: { _ in nil }) { connection in
            let number: Int
            if let known = spines.firstIndex(of: spine.columns) {
                number = known
            } else {
                number = spines.count
                try connection.run(statements.makeSpine("spine \(number)", spine.columns), control)
                spines.append(spine.columns)
            }
            let table = "spine \(number)"
            try connection.run("BEGIN; TRUNCATE \(PostgresText.identifier(table));", control)
            let spineID = ColumnContract(name: "spine_id", type: .int, isNullable: false)
            let columns = [spineID] + spine.columns
            try fill(
                table, columns, columns.map { PhysicalType.of($0) ?? .standing(for: $0.type) }, spine.rows, control,
                "the spine")
            try connection.run(
                spine.rows.rowCount >= manyRows ? "ANALYZE \(PostgresText.identifier(table)); COMMIT" : "COMMIT",
                control)
            return table
        }
    }

    private func fill(
        _ table: String, _ columns: [ColumnContract], _ types: [PhysicalType], _ rows: ColumnBatch,
        _ control: StatementControl, _ what: String
    ) throws {
        guard let connection else { throw gone }
        guard let source = try RowSource(rows, columns, types, what: what) else { return }
        let sql = statements.copy(into: table, columns.map(\.name))
        let problem = try connection.copy(into: sql, control) { () throws(WarehouseError) in try source.nextChunk() }
        if let problem { throw problem }
    }

    /// Runs `body` on the connection and turns what it throws into errors of the protocol; leaves no transaction open.
    private func running<Answer>(
        location: (Int) -> SourceLocation?, _ body: (PostgresConnection) throws -> Answer
    ) throws -> Answer {
        guard let connection else { throw gone }
        do {
            return try body(connection)
        } catch {
            let thrown = self.error(error, location: location)
            if case .unavailable? = thrown as? WarehouseError {
                self.connection = nil
            } else {
                rollBack(connection)
            }
            throw thrown
        }
    }

    /// Ends the transaction, where one is open; a cancellation that arrives late may hit this instead, so it tries twice.
    private func rollBack(_ connection: PostgresConnection) {
        if (try? connection.execute("ROLLBACK")) != nil || (try? connection.execute("ROLLBACK")) != nil { return }
        self.connection = nil
    }

    private func error(_ error: any Error, location: (Int) -> SourceLocation?) -> any Error {
        switch error {
        case StatementStop.cancelled: CancellationError()
        case StatementStop.timedOut:
            WarehouseError.timedOut(engine: engineName, seconds: options.statementTimeoutSeconds)
        case StatementStop.failed(let failure):
            WarehouseError(failure, location: failure.position.flatMap(location))
        case let failure as PostgresFailure: WarehouseError(failure, location: failure.position.flatMap(location))
        default: error
        }
    }

    private var gone: WarehouseError {
        .unavailable(engine: engineName, message: "the connection was lost or closed; open the warehouse again")
    }

    private func unreachable(_ failure: PostgresFailure) -> WarehouseError {
        .unavailable(
            engine: engineName,
            message: "cannot connect: \(failure.message). Check that the server runs, and the host, port, user and "
                + "password of the warehouse's URL")
    }

    /// The database's own collation where that orders by code point, else one that does.
    private static func collation(_ connection: PostgresConnection) throws -> String {
        let rows = try connection.rows(
            """
            SELECT collname FROM pg_collation
            WHERE collname IN ('C.utf8', 'C.UTF-8', 'pg_c_utf8') AND collnamespace = 'pg_catalog'::regnamespace
              AND collencoding IN (-1, pg_char_to_encoding('UTF8'))
            ORDER BY collname LIMIT 1
            """)
        return (rows.first?.first ?? nil) ?? "C"
    }
}

let engineName = "postgres"
