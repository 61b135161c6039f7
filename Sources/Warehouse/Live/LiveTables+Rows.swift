import Contracts
public import FeatureStore
import Postgres
import Synchronization

extension LiveTables {
    /// All rows that meet at least one of the conditions, each once, every column of the source; in any order.
    ///
    /// One statement for all conditions: a row that several ask for comes once, also where nothing identifies it.
    ///
    /// - Parameter limit: at most so many rows are read; one more than that says that there are more.
    public func rows(of table: LiveTable, matching conditions: [RowCondition], limit: Int) async throws -> ColumnBatch {
        var condition = ConditionText(table, dialect)
        let text = condition.any(of: conditions)
        return try await collect(
            LiveStatement(
                text:
                    "SELECT \(list(table.source.columns, table)) FROM \(table.reference) AS t WHERE \(text) LIMIT \(limit)",
                parameters: condition.parameters, columns: table.source.columns, table: table))
    }

    /// The first and the last event time of a table, or nil when it is empty.
    public func timeRange(of table: LiveTable) async throws -> ClosedRange<Timestamp>? {
        guard let column = table.source.column(table.source.eventTime) else { return nil }
        let time = dialect.value(of: column, in: table)
        let columns = ["first", "last"].map { ColumnContract(name: $0, type: .timestamp, isNullable: true) }
        let batch = try await collect(
            LiveStatement(
                text: "SELECT min(\(time)) AS first, max(\(time)) AS last FROM \(table.reference) AS t",
                columns: columns, table: table))
        guard batch.rowCount == 1, case .timestamp(let first) = batch.columns[0].cells,
            case .timestamp(let last) = batch.columns[1].cells, batch.columns[0].validity[0], first[0] <= last[0]
        else { return nil }
        return first[0]...last[0]
    }

    /// Some values of columns that several rows share, with how many there are; nil when no two rows do.
    ///
    /// Rows with a NULL among the columns are left out.
    public func repeated(_ names: [String], in table: LiveTable) async throws -> [LiveValue?]? {
        let columns = names.compactMap { table.source.column($0) }
        let present = columns.map { "\(dialect.comparable($0, in: table)) IS NOT NULL" }.joined(separator: " AND ")
        let positions = columns.indices.map { "\($0 + 1)" }.joined(separator: ", ")
        let count = ColumnContract(name: "number of rows", type: .int, isNullable: false)
        let batch = try await collect(
            LiveStatement(
                text: """
                    SELECT \(list(columns, table)), count(*) AS "number of rows" FROM \(table.reference) AS t \
                    WHERE \(present) GROUP BY \(positions) HAVING count(*) > 1 LIMIT 1
                    """, columns: columns + [count], table: table))
        guard batch.rowCount > 0 else { return nil }
        return batch.columns.map { LiveValue($0, row: 0) }
    }

    /// How many rows of a table have each of the keys that the conditions name.
    public func counts(
        of table: LiveTable, by names: [String], matching conditions: [RowCondition]
    ) async throws -> [[LiveValue]: Int] {
        let columns = names.compactMap { table.source.column($0) }
        var condition = ConditionText(table, dialect)
        let text = condition.any(of: conditions)
        let positions = columns.indices.map { "\($0 + 1)" }.joined(separator: ", ")
        let count = ColumnContract(name: "number of rows", type: .int, isNullable: false)
        let batch = try await collect(
            LiveStatement(
                text: "SELECT \(list(columns, table)), count(*) AS \"number of rows\" FROM \(table.reference) AS t "
                    + "WHERE \(text) GROUP BY \(positions)",
                parameters: condition.parameters, columns: columns + [count], table: table))
        var counts: [[LiveValue]: Int] = [:]
        for row in 0..<batch.rowCount {
            let key = batch.columns.dropLast().compactMap { LiveValue($0, row: row) }
            if case .int(let number)? = batch.columns.last.flatMap({ LiveValue($0, row: row) }) {
                counts[key] = Int(number)
            }
        }
        return counts
    }

    /// Values of some columns that occur together, each combination once, NULL left out.
    ///
    /// - Parameter conditions: of which rows; nil for all.
    public func combinations(
        of names: [String], in table: LiveTable, matching conditions: [RowCondition]? = nil,
        _ each: @escaping @Sendable (ColumnBatch) throws -> Void
    ) async throws {
        let columns = names.compactMap { table.source.column($0) }
        var parts = columns.map { "\(dialect.comparable($0, in: table)) IS NOT NULL" }
        var condition = ConditionText(table, dialect)
        if let conditions { parts.append(condition.any(of: conditions)) }
        try await read(
            LiveStatement(
                text: "SELECT DISTINCT \(list(columns, table)) FROM \(table.reference) AS t "
                    + "WHERE \(parts.joined(separator: " AND "))",
                parameters: condition.parameters, columns: columns, table: table), each)
    }

    /// The keys that one table has and another has not, each once.
    public func keys(
        _ names: [String], of table: LiveTable, notIn other: LiveTable,
        _ each: @escaping @Sendable (ColumnBatch) throws -> Void
    ) async throws {
        let columns = names.compactMap { table.source.column($0) }
        let here = columns.map { dialect.comparable($0, in: table) }
        let there = names.compactMap { other.source.column($0) }.map { dialect.comparable($0, in: other) }
        let present = { (names: [String]) in names.map { "\($0) IS NOT NULL" }.joined(separator: " AND ") }
        try await read(
            LiveStatement(
                text: """
                    SELECT DISTINCT \(list(columns, table)) FROM \(table.reference) AS t WHERE \(present(here)) \
                    AND (\(here.joined(separator: ", "))) NOT IN \
                    (SELECT \(there.joined(separator: ", ")) FROM \(other.reference) AS t WHERE \(present(there)))
                    """, columns: columns, table: table), each)
    }

    /// Reads a whole answer into memory.
    func collect(_ statement: LiveStatement) async throws -> ColumnBatch {
        let empty = ColumnBatch(
            columns: statement.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
        let collected = Collected(empty)
        try await read(statement) { batch in collected.batch.withLock { $0.append(contentsOf: batch) } }
        return collected.batch.withLock { $0 }
    }

    /// The columns of a SELECT, each under its own name.
    func list(_ columns: [ColumnContract], _ table: LiveTable) -> String {
        columns.map { "\(dialect.value(of: $0, in: table)) AS \(PostgresText.identifier($0.name))" }.joined(
            separator: ", ")
    }
}

/// Rows that arrive in batches on another thread.
private final class Collected: Sendable {
    let batch: Mutex<ColumnBatch>

    init(_ empty: ColumnBatch) {
        batch = Mutex(empty)
    }
}
