import BlockingCalls
import Contracts
import FeatureStore
import Postgres
import SQLFrontend
import SQLite
import SQLiteDialect

/// The connection to a user's SQLite file; its calls run one after another.
actor SQLiteLiveSession {
    private let executor = DedicatedExecutor(label: "featurestore.sqlite.live")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    private let warehouse: String
    private var connection: Connection?
    private let batchSize = 4_096

    init(warehouse: String) {
        self.warehouse = warehouse
    }

    /// Opens the file and begins the snapshot.
    func open(_ path: String) throws {
        do throws(SQLiteError) {
            let connection = try Connection(.file(path: path), access: .read)
            try LiveCell.register(on: connection)
            // The transaction starts with the first reading, so something is read; a file that is no database shows here.
            // What is sorted and grouped may be larger than memory; it goes to the disk.
            try connection.execute("PRAGMA temp_store = FILE; BEGIN; SELECT count(*) FROM sqlite_schema")
            self.connection = connection
        } catch {
            throw WarehouseError.unavailable(
                engine: SQLiteWarehouse.name, message: "\(path): \(Self.advice(for: error, reading: path))")
        }
    }

    /// The table of a source, a view included.
    func describe(_ source: Source, _ control: StatementControl) throws -> LiveTable? {
        try running(control, source.location) { connection in
            let name = source.tables[warehouse] ?? source.name
            let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
            let schema = parts.count == 2 ? parts[0] : "main"
            let table = parts.last ?? name
            let columns = try connection.rows(
                "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?1, ?2)", [.text(table), .text(schema)])
            guard !columns.isEmpty else { return nil }
            let reference = "\(SQLiteText.identifier(schema)).\(SQLiteText.identifier(table))"
            let numbersRows = (try? connection.prepare("SELECT rowid FROM \(reference)")) != nil
            return LiveTable(
                source: source, name: name, reference: reference,
                columns: columns.map { cells in
                    LiveColumn(
                        name: Self.text(cells[0]), declaration: Self.text(cells[1]), physicalType: nil,
                        isNullable: cells[2] == .integer(0))
                },
                indexes: try indexes(connection, schema, table, columns), enforcesTypes: false,
                numbersRows: numbersRows)
        }
    }

    /// Hands a statement's rows over in batches.
    func read(_ wanted: LiveStatement, _ control: StatementControl, _ each: (ColumnBatch) throws -> Void) throws {
        try running(control, wanted.table.source.location) { connection in
            let statement = try connection.prepare(wanted.text)
            for (index, value) in wanted.parameters.enumerated() { try Self.bind(value, to: statement, at: index + 1) }
            var readers = try Self.readers(wanted)
            var count = 0
            while try statement.step() {
                for (position, reader) in readers.enumerated() {
                    do throws(CellProblem) { try reader.append(statement, position) } catch {
                        throw Self.misfit(error, wanted, wanted.columns[position].name)
                    }
                }
                count += 1
                if count == batchSize {
                    try each(ColumnBatch(columns: readers.map { $0.column() }, rowCount: count))
                    readers = try Self.readers(wanted)
                    count = 0
                }
            }
            if count > 0 { try each(ColumnBatch(columns: readers.map { $0.column() }, rowCount: count)) }
        }
    }

    /// What the file says about itself.
    func settings(_ control: StatementControl) throws -> [LiveSetting] {
        try running(control, SourceLocation(file: "featurestore.yaml", line: 1)) { connection in
            try ["encoding"].map { name in
                LiveSetting(
                    name: name, value: try connection.rows("PRAGMA \(name)").first?.first.map(Self.text) ?? "")
            }
        }
    }

    /// Ends the snapshot and closes the file.
    func close() {
        connection?.close()
        connection = nil
    }

    private func indexes(
        _ connection: Connection, _ schema: String, _ table: String, _ columns: [[SQLiteValue]]
    ) throws -> [LiveIndex] {
        let list = try connection.rows(
            "SELECT name, \"unique\", partial FROM pragma_index_list(?1, ?2)", [.text(table), .text(schema)])
        var indexes = try list.filter { $0[2] == .integer(0) }.compactMap { index -> LiveIndex? in
            let names = try connection.rows(
                "SELECT name FROM pragma_index_info(?1, ?2) ORDER BY seqno", [index[0], .text(schema)])
            // An expression among the columns has no name.
            guard names.allSatisfy({ $0[0] != .null }) else { return nil }
            return LiveIndex(columns: names.map { Self.text($0[0]) }, isUnique: index[1] == .integer(1))
        }
        // An INTEGER PRIMARY KEY is the table itself and no index of it.
        let keys = columns.filter { $0[3] != .integer(0) }.map { Self.text($0[0]) }
        if !keys.isEmpty, !indexes.contains(where: { Set($0.columns) == Set(keys) && $0.isUnique }) {
            indexes.append(LiveIndex(columns: keys, isUnique: true))
        }
        return indexes
    }

    private static func readers(_ wanted: LiveStatement) throws(WarehouseError) -> [StorageReader] {
        var readers: [StorageReader] = []
        for column in wanted.columns {
            guard let reader = StorageReader.make(name: column.name, type: column.type) else {
                throw .failed(
                    engine: SQLiteWarehouse.name,
                    message: "column \(column.name) of \(wanted.table.name) is a \(column.type), which SQLite does not "
                        + "have; use PostgreSQL", code: nil, location: wanted.table.source.location)
            }
            readers.append(reader)
        }
        return readers
    }

    private static func bind(_ value: LiveValue, to statement: Statement, at index: Int) throws {
        switch value {
        case .int(let value): try statement.bind(value, at: index)
        case .text(let bytes): try statement.bind(utf8: bytes[...], at: index)
        case .bool(let value): try statement.bind(Int64(value ? 1 : 0), at: index)
        case .timestamp(let value): try statement.bind(value.microseconds, at: index)
        case .date(let value): try statement.bind(Int64(value.daysSinceEpoch), at: index)
        }
    }

    private static func misfit(_ problem: CellProblem, _ wanted: LiveStatement, _ column: String) -> WarehouseError {
        let found = if case .unrepresentable(let found) = problem { found } else { "bytes of no type" }
        return .failed(
            engine: SQLiteWarehouse.name, message: "table \(wanted.table.name), column \(column): \(found)", code: nil,
            location: wanted.table.source.location)
    }

    private static func text(_ value: SQLiteValue) -> String {
        if case .text(let text) = value { text } else { "" }
    }

    private func running<Answer>(
        _ control: StatementControl, _ location: SourceLocation, _ body: (Connection) throws -> Answer
    ) throws -> Answer {
        guard let connection else {
            throw WarehouseError.unavailable(engine: SQLiteWarehouse.name, message: "the file was closed")
        }
        let deadline = ContinuousClock.now.advanced(by: .seconds(control.timeoutSeconds))
        do {
            try connection.setProgressHandler(every: 5_000) { control.wantsStop || ContinuousClock.now >= deadline }
            defer { try? connection.setProgressHandler(every: 0, nil) }
            return try body(connection)
        } catch let error as SQLiteError {
            if error.isInterrupted {
                if control.wantsStop { throw CancellationError() }
                throw WarehouseError.timedOut(engine: SQLiteWarehouse.name, seconds: control.timeoutSeconds)
            }
            if error.isDamaged {
                throw WarehouseError.unavailable(engine: SQLiteWarehouse.name, message: Self.advice(for: error))
            }
            throw WarehouseError.failed(
                engine: SQLiteWarehouse.name, message: error.message, code: nil, location: location)
        }
    }

    /// What SQLite said, and what to do about it.
    private static func advice(for error: SQLiteError, reading path: String = "") -> String {
        switch error.code & 0xff {
        case 14: "there is no such file, or it cannot be read. Check the path of the warehouse"
        case 26: "the file is no SQLite database. Check the path of the warehouse"
        case 11: "the database is damaged or cut off (\(error.message)). Copy it again, or restore it"
        case 5, 6: "another program holds the database locked. Let it finish, or read a copy"
        case 13: "the disk is full, where temporary files go (\(error.message)). Make room there"
        default: error.message
        }
    }
}

extension SQLiteError {
    /// Whether the file or the disk, and not the statement, is to blame: damaged, locked, unreadable, full, or no database.
    fileprivate var isDamaged: Bool { [5, 6, 10, 11, 13, 14, 26].contains(code & 0xff) }
}
