import Contracts
import FeatureStore
import Postgres
import SQLite

/// Collects the rows that a translated query answers with, column by column, checked against the contract's types.
final class StorageRows {
    private let statement: Statement
    private let readers: [StorageReader]
    /// The position in the answer of `spine_id` and of each feature.
    private let positions: [Int]
    private var cases: [Int64] = []

    init(view: ViewContract, statement: Statement) throws(WarehouseError) {
        self.statement = statement
        let names = (0..<statement.columnCount).map { statement.columnName($0) }
        var readers: [StorageReader] = []
        var positions: [Int] = []
        for (name, type) in [("spine_id", .int)] + view.features.map({ ($0.name, $0.type) }) {
            let found = names.indices.filter { names[$0] == name }
            guard found.count == 1, let position = found.first else {
                throw Self.mismatch(view, "answers with \(found.count) columns named \(name), where one is expected")
            }
            guard let reader = StorageReader.make(name: name, type: type) else {
                throw Self.mismatch(view, "answers \(name) as \(type), which SQLite does not have; use PostgreSQL")
            }
            readers.append(reader)
            positions.append(position)
        }
        self.readers = readers
        self.positions = positions
    }

    /// Adds the statement's current row.
    func append(case number: Int64) throws(WarehouseError) {
        for (reader, position) in zip(readers, positions) {
            do throws(CellProblem) { try reader.append(statement, position) } catch {
                let isKnown = statement.storageClass(positions[0]) == .integer
                let found = if case .unrepresentable(let found) = error { found } else { "bytes of no type" }
                throw .unrepresentable(
                    engine: SQLiteWarehouse.name, column: reader.name,
                    spineID: isKnown ? statement.integer(positions[0]) : nil, found: found)
            }
        }
        cases.append(number)
    }

    /// All rows: `case_id`, `spine_id`, the features in declared order.
    func batch() -> ColumnBatch {
        let caseColumn = Column(
            name: "case_id", type: .int, cells: .int(cases), validity: Bitmap(repeating: true, count: cases.count))
        return ColumnBatch(columns: [caseColumn] + readers.map { $0.column() }, rowCount: cases.count)
    }

    private static func mismatch(_ view: ViewContract, _ what: String) -> WarehouseError {
        .failed(
            engine: SQLiteWarehouse.name, message: "the query of \(view.name) \(what)", code: nil,
            location: SourceLocation(file: (view.sqlite ?? view.sql).file, line: 1))
    }
}
