import FeatureStore
import Postgres
import SQLFrontend
import SQLite
import SQLiteDialect

/// Lists of a batch as the arrays that SQLite stores, and back.
enum StoredLists {
    /// The list in one row, for a column whose elements are of the physical type.
    static func array(
        _ lists: ListCells, row: Int, kind: PGArray.ElementKind, element: PhysicalType
    ) throws(LoadProblem) -> PGArray {
        var values: [SQLiteValue] = []
        for position in lists.range(at: row) {
            guard lists.elements.validity[position] else {
                values.append(.null)
                continue
            }
            let (value, problem) = stored(lists.elements.cells, position, element)
            if let problem { throw problem }
            values.append(value)
        }
        return PGArray(kind: kind, values)
    }

    private static func stored(_ cells: Column.Cells, _ position: Int, _ type: PhysicalType) -> (
        SQLiteValue, LoadProblem?
    ) {
        switch cells {
        case .int(let values): (.integer(values[position]), .check(values[position], type))
        case .double(let values):
            (values[position].isNaN ? .notANumber : .real(values[position]), .check(values[position], type))
        case .bool(let values): (.integer(values[position] ? 1 : 0), nil)
        case .text(let texts):
            (.text(String(decoding: texts[position], as: UTF8.self)), .check(texts[position], type))
        case .decimal(let values):
            (
                .text(DecimalText.text(values[position], scale: CellBinder.scale(type))),
                .check(values[position], type)
            )
        case .timestamp(let values): (.integer(values[position].microseconds), .check(values[position], type))
        case .date(let values): (.integer(Int64(values[position].daysSinceEpoch)), .check(values[position]))
        // A list of lists has no physical type.
        case .list: (.null, nil)
        }
    }

    /// Adds an element of an answer to the elements of a list column; false when it is no value of the element type.
    static func append(_ value: SQLiteValue, of type: ValueType, to elements: inout Column) -> Bool {
        switch (type, value) {
        case (_, .null): elements.appendNull()
        case (.int, .integer(let value)): elements.append(value)
        case (.double, .real(let value)): elements.append(value)
        case (.double, .notANumber): elements.append(Double.nan)
        case (.bool, .integer(let value)) where value == 0 || value == 1: elements.append(value == 1)
        case (.timestamp, .integer(let value)): elements.append(Timestamp(microseconds: value))
        case (.date, .integer(let value)):
            guard let days = Int32(exactly: value) else { return false }
            elements.append(CalendarDate(daysSinceEpoch: days))
        case (.decimal(let precision, let scale), .text(let digits)):
            guard let value = DecimalText.value(digits.utf8),
                DecimalFit.fits(value, precision: precision, scale: scale)
            else { return false }
            elements.append(value)
        case (.text, .text(let value)): elements.append(value)
        default: return false
        }
        return true
    }
}
