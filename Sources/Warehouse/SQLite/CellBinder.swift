import FeatureStore
import SQLFrontend
import SQLite
import SQLiteDialect

/// Binds the cells of one column to a parameter, as `SQLiteRepresentation` says they are stored.
///
/// A class, since it is looked up for every cell of every row: copying what it holds would cost as much as binding.
final class CellBinder {
    private let bind: (Int, Statement, Int) throws -> LoadProblem?
    private let validity: Bitmap

    /// Prepares a column; nil when values of the column's type are not kept.
    init?(_ column: Column, as type: PhysicalType) {
        guard type.keeps(column.type), let bind = Self.binder(column.cells, type) else { return nil }
        self.bind = bind
        validity = column.validity
    }

    /// Binds the cell of one row to the parameter `index`.
    @inline(__always)
    func bind(row: Int, to statement: Statement, at index: Int) throws {
        guard validity[row] else { return try statement.bindNull(at: index) }
        if var problem = try bind(row, statement, index) {
            problem.row = row
            throw problem
        }
    }

    private static func binder(_ cells: Column.Cells, _ type: PhysicalType)
        -> ((Int, Statement, Int) throws -> LoadProblem?)?
    {
        switch cells {
        case .int(let values):
            { row, statement, index in
                if let problem = LoadProblem.check(values[row], type) { return problem }
                try statement.bind(values[row], at: index)
                return nil
            }
        case .double(let values):
            { row, statement, index in
                if let problem = LoadProblem.check(values[row], type) { return problem }
                if values[row].isNaN {
                    try statement.bind(SQLiteValue.notANumber, at: index)
                } else {
                    try statement.bind(values[row], at: index)
                }
                return nil
            }
        case .bool(let values):
            { row, statement, index in
                try statement.bind(Int64(values[row] ? 1 : 0), at: index)
                return nil
            }
        case .text(let texts):
            { row, statement, index in
                if let problem = LoadProblem.check(texts[row], type) { return problem }
                try statement.bind(utf8: texts[row], at: index)
                return nil
            }
        case .decimal(let values):
            { row, statement, index in
                if let problem = LoadProblem.check(values[row], type) { return problem }
                try statement.bind(DecimalText.text(values[row], scale: scale(type)), at: index)
                return nil
            }
        case .timestamp(let values):
            { row, statement, index in
                if let problem = LoadProblem.check(values[row], type) { return problem }
                try statement.bind(values[row].microseconds, at: index)
                return nil
            }
        case .date(let values):
            { row, statement, index in
                if let problem = LoadProblem.check(values[row]) { return problem }
                try statement.bind(Int64(values[row].daysSinceEpoch), at: index)
                return nil
            }
        case .list(let lists):
            type.base.element.flatMap { PGArray.ElementKind(of: $0) }.map { kind in
                let element = PhysicalType(type.base.element ?? type.base, modifier: type.modifier)
                return { row, statement, index in
                    let array: PGArray
                    do throws(LoadProblem) {
                        array = try StoredLists.array(lists, row: row, kind: kind, element: element)
                    } catch { return error }
                    try statement.bind(array.stored, at: index)
                    return nil
                }
            }
        }
    }

    static func scale(_ type: PhysicalType) -> Int? {
        if case .precision(_, let scale)? = type.modifier { scale } else { nil }
    }
}
