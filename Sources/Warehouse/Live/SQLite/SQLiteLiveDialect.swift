import Contracts
import FeatureStore
import SQLFrontend
import SQLite

/// SQLite's spelling: cells pass through ``LiveCell`` unless their storage class alone says that they fit.
struct SQLiteLiveDialect: LiveDialect {
    func value(of column: ColumnContract, in table: LiveTable) -> String {
        let cell = "t.\(SQLiteText.identifier(column.name))"
        let type = PhysicalType.of(column) ?? .standing(for: column.type)
        let read = LiveCell.call(
            type, place: "table \(table.name), column \(column.name)", row: table.numbersRows ? "t.rowid" : "NULL",
            value: cell)
        // Most cells are what they should be; for those, no call is made.
        return switch type.base {
        case .int8: "CASE typeof(\(cell)) WHEN 'integer' THEN \(cell) ELSE \(read) END"
        case .float8: "CASE typeof(\(cell)) WHEN 'real' THEN \(cell) ELSE \(read) END"
        case .text:
            "CASE WHEN typeof(\(cell)) = 'text' AND \(cell) NOT GLOB '*[^ -~]*' THEN \(cell) ELSE \(read) END"
        default: read
        }
    }

    func comparable(_ column: ColumnContract, in table: LiveTable) -> String {
        switch column.type {
        case .text: "t.\(SQLiteText.identifier(column.name)) COLLATE BINARY"
        case .int, .bool: "t.\(SQLiteText.identifier(column.name))"
        default: value(of: column, in: table)
        }
    }

    func parameter(_ number: Int, of type: ValueType) -> String { "?\(number)" }

    func number(_ expression: String) -> String { "CAST(\(expression) AS REAL)" }

    func seconds(from earlier: String, to later: String) -> String { "(\(later) - \(earlier)) / 1000000.0" }
}
