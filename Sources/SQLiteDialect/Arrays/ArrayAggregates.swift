internal import SQLite

extension SQLiteFunctions {
    /// `array_agg`, `ARRAY(SELECT …)` and the rows of arrays.
    static func registerArrayAggregates(_ registry: FunctionRegistry) throws(SQLiteError) {
        for kind in PGArray.ElementKind.allCases {
            let letter = kind.rawValue
            try registry.ordered("fs_ordered_array_agg_\(letter)") { (rows) in
                rows.isEmpty ? .null : .text(PGArray(kind: kind, rows.map { $0[0] }).stored)
            }
            try registry.ordered("fs_ordered_array_agg_nested_\(letter)") { (rows) throws(FunctionFailure) in
                guard !rows.isEmpty else { return .null }
                var parts: [PGArray] = []
                for row in rows { parts.append(try accumulated(row[0])) }
                let mismatch = "cannot accumulate arrays of different dimensionality"
                return .text(try PGArray.nested(parts, kind: kind, mismatch: mismatch).stored)
            }
            try registry.connection.registerAggregate("fs_array_collect_\(letter)", arguments: 1) {
                ArrayWindow(kind, ofNothing: .text(PGArray(kind: kind, []).stored))
            }
            try registry.connection.registerWindow("fs_window_array_agg_\(letter)", arguments: 1) {
                ArrayWindow(kind, ofNothing: .null)
            }
        }
        for count in 1...largestUnnestCount {
            let names = (0..<count).map(CollectedRows.columnName) + ["ordinality"]
            try registry.connection.registerTableFunction(
                TableFunction(name: "fs_unnest\(count)", columns: names, argumentCount: count, expectedRows: 16) {
                    (values) throws(FunctionFailure) in
                    var columns: [[SQLiteValue]] = []
                    for index in 0..<count {
                        columns.append(values.isNull(index) ? [] : try values.array(index).elements)
                    }
                    return NumberedRows(ElementRows(columns), columnCount: count)
                })
        }
        for arguments in [2, 3] {
            try registry.rows("fs_subscripts\(arguments)", arguments) { (values) throws(FunctionFailure) in
                let dimensions = try values.array(0).dimensions
                let number = values.integer(1)
                guard number >= 1, number <= dimensions.count else { return NoRows() }
                let dimension = dimensions[Int(number) - 1]
                var subscripts = (0..<dimension.count).map { SQLiteValue.integer(Int64($0 + dimension.lower)) }
                if arguments == 3, values.integer(2) == 1 { subscripts.reverse() }
                return ElementRows([subscripts])
            }
        }
    }

    /// How many arrays `unnest` takes side by side.
    static let largestUnnestCount = 8

    private static func accumulated(_ value: SQLiteValue) throws(FunctionFailure) -> PGArray {
        guard case .text(var text) = value else { throw FunctionFailure("cannot accumulate null arrays") }
        guard let array = text.withUTF8({ PGArray(stored: $0) }) else { throw .wrongClass("array_agg") }
        guard !array.elements.isEmpty else { throw FunctionFailure("cannot accumulate empty arrays") }
        return array
    }
}

/// The rows of one group or window frame as an array, in the order in which they come.
private final class ArrayWindow: WindowState {
    private let kind: PGArray.ElementKind
    private let ofNothing: SQLiteValue
    private var values: [SQLiteValue] = []
    private var start = 0

    init(_ kind: PGArray.ElementKind, ofNothing: SQLiteValue) {
        self.kind = kind
        self.ofNothing = ofNothing
    }

    func step(_ arguments: SQLiteArguments) { values.append(arguments.value(0)) }

    func inverse(_ arguments: SQLiteArguments) {
        start += 1
        if start > 1_024, start * 2 > values.count {
            values.removeFirst(start)
            start = 0
        }
    }

    func value() -> SQLiteValue {
        start == values.count ? ofNothing : .text(PGArray(kind: kind, Array(values[start...])).stored)
    }
}

/// The elements of several arrays side by side; where one ends before another there is NULL.
final class ElementRows: TableRows {
    private let columns: [[SQLiteValue]]
    private let count: Int
    private var row = -1

    init(_ columns: [[SQLiteValue]]) {
        self.columns = columns
        count = columns.map(\.count).max() ?? 0
    }

    func next() -> Bool {
        row += 1
        return row < count
    }

    func value(_ column: Int) -> SQLiteValue {
        row < columns[column].count ? columns[column][row] : .null
    }
}
