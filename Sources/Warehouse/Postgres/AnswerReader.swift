import Contracts
import FeatureStore
import Postgres
import SQLFrontend

/// Collects the rows that a query answers with, column by column, checked against the contract's types.
final class AnswerReader {
    private let view: ViewContract
    private let hasCaseColumn: Bool
    private var readers: [CellReader] = []
    /// The position in the answer of `spine_id` and of each feature.
    private var positions: [Int] = []
    private var rowCount = 0

    init(view: ViewContract, hasCaseColumn: Bool) {
        self.view = view
        self.hasCaseColumn = hasCaseColumn
    }

    /// Adds the rows of one result, which is often a single row or, at the end, none.
    func append(_ result: PostgresResult) throws(WarehouseError) {
        if readers.isEmpty { try prepare(result) }
        for row in 0..<result.rowCount {
            for (reader, position) in zip(readers, positions) {
                do throws(CellProblem) { try reader.append(result.cell(row, position)) } catch {
                    throw self.error(error, reader.name, in: result, row)
                }
            }
            rowCount += 1
        }
    }

    /// All rows: `case_id`, `spine_id`, the features in declared order; the case is `number` where no column says it.
    func batch(case number: Int64?) -> ColumnBatch {
        if readers.isEmpty {
            let types = [("case_id", ValueType.int), ("spine_id", .int)] + view.features.map { ($0.name, $0.type) }
            return ColumnBatch(columns: types.map { Column(name: $0.0, type: $0.1) }, rowCount: 0)
        }
        var columns = readers.map { $0.column() }
        if !hasCaseColumn {
            columns.insert(
                Column(
                    name: "case_id", type: .int, cells: .int(Array(repeating: number ?? 0, count: rowCount)),
                    validity: Bitmap(repeating: true, count: rowCount)), at: 0)
        }
        return ColumnBatch(columns: columns, rowCount: rowCount)
    }

    private func prepare(_ result: PostgresResult) throws(WarehouseError) {
        let names = (0..<result.columnCount).map { result.name(of: $0) }
        var wanted: [(name: String, type: ValueType)] = hasCaseColumn ? [("case_id", .int)] : []
        wanted.append(("spine_id", .int))
        wanted += view.features.map { ($0.name, $0.type) }
        for (name, type) in wanted {
            let found = names.indices.filter { names[$0] == name }
            guard found.count == 1, let position = found.first else {
                throw mismatch("answers with \(found.count) columns named \(name), where exactly one is expected")
            }
            let identifier = result.type(of: position)
            guard let physical = PostgresTypes.type(identifier: identifier),
                let reader = CellReader.make(name: name, type: type, from: physical)
            else {
                let given = PostgresTypes.type(identifier: identifier)?.name ?? "type \(identifier)"
                throw mismatch("answers \(name) as \(given), which is no \(type) of the contract; cast it in the SQL")
            }
            positions.append(position)
            readers.append(reader)
        }
    }

    private func mismatch(_ what: String) -> WarehouseError {
        .failed(
            engine: engineName, message: "the query of \(view.name) \(what)", code: nil,
            location: SourceLocation(file: view.sql.file, line: 1))
    }

    private func error(_ problem: CellProblem, _ column: String, in result: PostgresResult, _ row: Int)
        -> WarehouseError
    {
        switch problem {
        case .unrepresentable(let found):
            let spine = positions[hasCaseColumn ? 1 : 0]
            let type = PostgresTypes.type(identifier: result.type(of: spine)) ?? .int8
            let reader = CellReader.make(name: "spine_id", type: .int, from: type)
            var spineID: Int64?
            if let reader, let cell = result.cell(row, spine), (try? reader.append(cell)) != nil,
                case .int(let values) = reader.column().cells
            {
                spineID = values.first
            }
            return .unrepresentable(engine: engineName, column: column, spineID: spineID, found: found)
        case .malformed:
            return .failed(
                engine: engineName, message: "the server sent bytes in column \(column) that are none of its type",
                code: nil, location: nil)
        }
    }
}
