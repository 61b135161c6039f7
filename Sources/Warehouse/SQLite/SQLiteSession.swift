import BlockingCalls
import Contracts
import FeatureStore
import SQLFrontend
import SQLite
import SQLiteDialect

/// The database of one SQLite warehouse; its calls run one after another.
actor SQLiteSession {
    private let executor: DedicatedExecutor
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let layouts: [TableLayout]
    private let options: WarehouseOptions
    private var connection: Connection?
    private let currentCase = CurrentCase()
    /// The sources whose tables may hold rows.
    private var filled: Set<String> = []
    private var spines: [[ColumnContract]] = []
    private var visibleSpine: Int?
    private var isLoaded = false
    private var hasStatistics = false
    /// Cases in whose rows NaN stands, which only translations know how it is stored.
    private var casesWithNaN: Set<Int64> = []
    private let manyRows = WarehouseOptions.rowsWithStatistics

    init(layouts: [TableLayout], options: WarehouseOptions) {
        executor = DedicatedExecutor(label: "featurestore.sqlite")
        self.layouts = layouts
        self.options = options
    }

    /// Opens a database of our own and makes the tables.
    func open(_ location: Connection.Location) throws {
        do throws(SQLiteError) {
            let connection = try Connection(location)
            // Nothing here outlives the process, so nothing is written for its sake.
            try connection.execute(
                "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE; "
                    + "PRAGMA cache_size = -65536; PRAGMA analysis_limit = 2000")
            try SQLiteFunctions.register(on: connection)
            try currentCase.register(on: connection)
            for layout in layouts {
                try connection.execute(SQLiteStatements.makeTable(layout))
                try connection.execute(SQLiteStatements.makeIndexes(layout))
            }
            self.connection = connection
        } catch {
            throw WarehouseError.unavailable(engine: SQLiteWarehouse.name, message: error.description)
        }
    }

    /// Replaces all rows of all sources.
    func load(_ supply: RowSupply, _ control: StatementControl) throws {
        isLoaded = false
        casesWithNaN = []
        let given = Set(supply.sources.map(\.name))
        filled.formUnion(given)
        try running(control) { connection in
            var largest = LargestCase()
            try connection.transaction {
                // Of a project's many sources a batch mostly knows few.
                for layout in layouts where filled.contains(layout.source.name) {
                    let isBig = supply.counts[layout.source.name, default: 0] >= manyRows
                    if isBig { try connection.execute(SQLiteStatements.dropIndexes(layout)) }
                    try connection.execute("DELETE FROM \(SQLiteStatements.name(layout.table))")
                    var isFirst = true
                    try supply.forEachBatch(of: layout.source.name) { rows in
                        largest.add(rows, startingSource: isFirst)
                        isFirst = false
                        try fill(
                            connection, layout.table, layout.source.columns, layout.types, rows, layout.source.name)
                        casesWithNaN.formUnion(Self.casesWithNaN(rows).map(\.caseID))
                        if control.wantsStop { throw CancellationError() }
                    }
                    if isBig { try connection.execute(SQLiteStatements.makeIndexes(layout)) }
                }
            }
            if largest.needsStatistics {
                try connection.execute("ANALYZE")
            } else if hasStatistics {
                // Statistics of rows that are gone mislead the planner more than none; how many rows a table had is forgotten
                // with its schema alone.
                try connection.execute("DELETE FROM sqlite_stat1; PRAGMA writable_schema = RESET")
            }
            hasStatistics = largest.needsStatistics
        }
        filled = given
        isLoaded = true
    }

    /// Answers the questions of one view, case by case.
    func answer(_ query: CompiledQuery, spine: SpineTable, _ control: StatementControl) throws -> ColumnBatch {
        guard isLoaded else {
            throw WarehouseError.failed(
                engine: SQLiteWarehouse.name, message: "nothing was loaded, or loading failed; load first", code: nil,
                location: nil)
        }
        var current: Int64?
        return try running(control, case: { current }) { connection in
            let cases = try fillSpine(connection, spine)
            let asksOfNaN = Set(Self.casesWithNaN(spine.rows).map(\.caseID))
            let statement = try connection.prepare(query.text)
            let reader = try StorageRows(view: query.query.view, statement: statement)
            // One transaction for all cases: each statement would else be one of its own.
            return try connection.transaction {
                for number in cases {
                    current = number
                    if query.query.view.sqlite != nil, casesWithNaN.contains(number) || asksOfNaN.contains(number) {
                        throw WarehouseError.notCovered(
                            engine: SQLiteWarehouse.name, caseID: number,
                            found: Self.foundNaN)
                    }
                    currentCase.number = number
                    while try statement.step() { try reader.append(case: number) }
                    statement.reset()
                }
                return reader.batch()
            }
        }
    }

    /// What a view's own text for SQLite cannot be given.
    private static let foundNaN = "NaN, which the view's own text for SQLite takes for a text"

    /// The cases that hold NaN, in a cell or as an element of a list.
    static func casesWithNaN(_ rows: ColumnBatch) -> [UncoveredCase] {
        guard case .int(let cases)? = rows.columns.first?.cells else { return [] }
        return rows.columns.flatMap { column -> [UncoveredCase] in
            let positions: [Int] =
                switch column.cells {
                case .double(let values): values.indices.filter { values[$0].isNaN }
                case .list(let lists):
                    if case .double(let values) = lists.elements.cells, values.contains(where: \.isNaN) {
                        (0..<lists.count).filter { row in lists.range(at: row).contains { values[$0].isNaN } }
                    } else {
                        []
                    }
                default: []
                }
            return positions.map { UncoveredCase(caseID: cases[$0], column: column.name, found: foundNaN) }
        }
    }

    /// Runs a view's statement and drops what it answers.
    func deliver(_ query: CompiledQuery, spine: SpineTable, _ control: StatementControl) throws -> Delivery {
        try running(control) { connection in
            let cases = try fillSpine(connection, spine)
            let statement = try connection.prepare(query.text)
            var rowCount = 0
            let start = ContinuousClock.now
            try connection.transaction {
                for number in cases {
                    currentCase.number = number
                    while try statement.step() { rowCount += 1 }
                    statement.reset()
                }
            }
            return Delivery(rowCount: rowCount, duration: ContinuousClock.now - start)
        }
    }

    /// Closes the database, which is gone then.
    func close() {
        connection?.close()
        connection = nil
        isLoaded = false
    }

    /// Loads the questions, shows them as `spine`, and gives their cases in order of first appearance.
    private func fillSpine(_ connection: Connection, _ spine: SpineTable) throws -> [Int64] {
        let spineID = ColumnContract(name: "spine_id", type: .int, isNullable: false)
        let columns = [spineID] + spine.columns
        let types = columns.map { PhysicalType.of($0) ?? .standing(for: $0.type) }
        let number: Int
        if let known = spines.firstIndex(of: spine.columns) {
            number = known
        } else {
            number = spines.count
            try connection.execute(SQLiteStatements.makeSpine("spine \(number)", columns, types))
            spines.append(spine.columns)
        }
        let table = "spine \(number)"
        if visibleSpine != number {
            let stored = SQLiteStatements.stored(columns, types).map(\.column.name)
            try connection.execute(SQLiteStatements.makeView("spine", of: table, stored))
            visibleSpine = number
        }
        try connection.transaction {
            try connection.execute("DELETE FROM \(SQLiteStatements.name(table))")
            try fill(connection, table, columns, types, spine.rows, "the spine")
        }
        guard case .int(let cases)? = spine.rows.columns.first?.cells else { return [] }
        var seen: Set<Int64> = []
        return cases.filter { seen.insert($0).inserted }
    }

    private func fill(
        _ connection: Connection, _ table: String, _ columns: [ColumnContract], _ types: [PhysicalType],
        _ rows: ColumnBatch, _ what: String
    ) throws {
        guard rows.rowCount > 0 else { return }
        let names = ["case_id"] + columns.map(\.name)
        guard rows.columns.map(\.name) == names else {
            throw WarehouseError.failed(
                engine: SQLiteWarehouse.name,
                message: "\(what) was given the columns \(rows.columns.map(\.name)), where \(names) were expected",
                code: nil, location: nil)
        }
        let stored = SQLiteStatements.stored(columns, types)
        let given = [rows.columns[0]] + stored.map { rows.columns[$0.position + 1] }
        var binders: [CellBinder] = []
        for (column, type) in zip(given, [PhysicalType(.int8)] + stored.map { types[$0.position] }) {
            guard let binder = CellBinder(column, as: type) else {
                throw WarehouseError.failed(
                    engine: SQLiteWarehouse.name,
                    message: "column \(column.name) of \(what) holds \(column.type), which is no \(type.declaration)",
                    code: nil, location: nil)
            }
            binders.append(binder)
        }
        let insert = try connection.prepare(SQLiteStatements.insert(into: table, stored.map(\.column.name)))
        for row in 0..<rows.rowCount {
            for (position, binder) in binders.enumerated() {
                do { try binder.bind(row: row, to: insert, at: position + 1) } catch let problem as LoadProblem {
                    throw error(problem, given[position].name, what, rows)
                }
            }
            try insert.run()
        }
    }

    private func error(_ problem: LoadProblem, _ column: String, _ what: String, _ rows: ColumnBatch) -> WarehouseError
    {
        let found = "row \(problem.row + 1) of \(what) has in column \(column) \(problem.found)"
        guard problem.isBeyondEngine, case .int(let cases)? = rows.columns.first?.cells else {
            return .failed(engine: SQLiteWarehouse.name, message: found, code: nil, location: nil)
        }
        return .notCovered(engine: SQLiteWarehouse.name, caseID: cases[problem.row], found: found)
    }

    /// Runs `body` on the connection, stops it when `control` says so or time is up, and turns what it throws into errors of
    /// the protocol.
    private func running<Answer>(
        _ control: StatementControl, case current: () -> Int64? = { nil }, _ body: (Connection) throws -> Answer
    ) throws -> Answer {
        guard let connection else {
            throw WarehouseError.unavailable(engine: SQLiteWarehouse.name, message: "the warehouse was closed")
        }
        let deadline = ContinuousClock.now.advanced(by: .seconds(control.timeoutSeconds))
        do {
            try connection.setProgressHandler(every: 5_000) { control.wantsStop || ContinuousClock.now >= deadline }
            let answer = try body(connection)
            try connection.setProgressHandler(every: 0, nil)
            return answer
        } catch let error as SQLiteError {
            try connection.setProgressHandler(every: 0, nil)
            if error.isInterrupted {
                if control.wantsStop { throw CancellationError() }
                throw WarehouseError.timedOut(engine: SQLiteWarehouse.name, seconds: control.timeoutSeconds)
            }
            if error.isOutOfRoom {
                throw WarehouseError.unavailable(
                    engine: SQLiteWarehouse.name,
                    message:
                        "no room for the rows in a temporary file or in memory: \(error.message). Make room, or name a "
                        + "folder with more of it in the variable SQLITE_TMPDIR or TMPDIR")
            }
            if error.message.hasPrefix(SQLiteRepresentation.notKeptPrefix) {
                let found = error.message.dropFirst(SQLiteRepresentation.notKeptPrefix.count)
                throw WarehouseError.notCovered(
                    engine: SQLiteWarehouse.name, caseID: current(), found: String(found))
            }
            throw WarehouseError.failed(
                engine: SQLiteWarehouse.name, message: error.message, code: String(error.code), location: nil)
        } catch {
            try connection.setProgressHandler(every: 0, nil)
            throw error
        }
    }
}
