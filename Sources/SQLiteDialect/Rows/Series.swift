internal import SQLite

/// The values of `generate_series`: each is the one before plus the step, up to and with the last one that is not past the
/// end.
final class Series<Value>: TableRows {
    private var current: Value?
    private var isFirst = true
    private let isWithin: (Value) -> Bool
    private let successor: (Value) throws(FunctionFailure) -> Value?
    private let stored: (Value) -> SQLiteValue

    /// - Parameter successor: the next value, or nil where the type ends.
    init(
        from start: Value, while isWithin: @escaping (Value) -> Bool,
        successor: @escaping (Value) throws(FunctionFailure) -> Value?, stored: @escaping (Value) -> SQLiteValue
    ) {
        current = start
        self.isWithin = isWithin
        self.successor = successor
        self.stored = stored
    }

    func next() throws(FunctionFailure) -> Bool {
        guard let value = current else { return false }
        if isFirst { isFirst = false } else { current = try successor(value) }
        if let value = current, !isWithin(value) { current = nil }
        return current != nil
    }

    func value(_ column: Int) -> SQLiteValue { current.map(stored) ?? .null }
}

/// What a strict function gives for NULL: no row.
final class NoRows: TableRows {
    func next() -> Bool { false }
    func value(_ column: Int) -> SQLiteValue { .null }
}

/// Rows with the number of each behind their columns, from 1: `WITH ORDINALITY`.
final class NumberedRows: TableRows {
    private let rows: any TableRows
    private let columnCount: Int
    private var number: Int64 = 0

    init(_ rows: any TableRows, columnCount: Int) {
        self.rows = rows
        self.columnCount = columnCount
    }

    func next() throws(FunctionFailure) -> Bool {
        number += 1
        return try rows.next()
    }

    func value(_ column: Int) -> SQLiteValue { column < columnCount ? rows.value(column) : .integer(number) }
}

extension SQLiteFunctions {
    /// Functions that give rows, for FROM.
    static func registerRowFunctions(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.connection.registerAggregate("fs_collect_rows", arguments: -1) { CollectedRows.Writer() }
        try registry.connection.registerTableFunction(
            TableFunction(
                name: "fs_rows", columns: (0..<CollectedRows.largestColumnCount).map(CollectedRows.columnName),
                argumentCount: 1, expectedRows: 4
            ) { (values) throws(FunctionFailure) in
                guard case .blob(let bytes) = values.value(0) else { return NoRows() }
                return try CollectedRows.Reader(bytes)
            })
        for width in [IntegerWidth.standard, .big] {
            try registry.rows("fs_series\(width.rawValue)", 3) { (values) throws(FunctionFailure) in
                try integers(values, width)
            }
        }
        try registry.rows("fs_seriesn", 3) { (values) throws(FunctionFailure) in
            let (start, end, step) = (try values.numeric(0), try values.numeric(1), try values.numeric(2))
            let direction = Int(step.coefficient.signum())
            guard direction != 0 else { throw stepIsZero }
            return Series(
                from: start, while: { Int($0.compare(to: end)) * direction <= 0 },
                successor: { (value) throws(FunctionFailure) in value + step }, stored: { .text($0.text) })
        }
        // Under the session zone UTC both kinds of timestamps are added to alike.
        try registry.rows("fs_series_ts", 3) { (values) throws(FunctionFailure) in
            let (end, step) = (values.integer(1), try values.interval(2))
            let direction = step.span.signum()
            guard direction != 0 else { throw stepIsZero }
            return Series(
                from: values.integer(0), while: { direction > 0 ? $0 <= end : $0 >= end },
                successor: { (value) throws(FunctionFailure) in
                    try PGTime.addInterval(
                        value, months: step.months, days: step.days, microseconds: step.microseconds)
                }, stored: { .integer($0) })
        }
    }

    private static let stepIsZero = FunctionFailure("step size cannot equal zero")

    private static func integers(
        _ values: SQLiteArguments, _ width: IntegerWidth
    ) throws(FunctionFailure) -> any TableRows {
        let (end, step) = (values.integer(1), values.integer(2))
        guard step != 0 else { throw stepIsZero }
        return Series(
            from: values.integer(0), while: { step > 0 ? $0 <= end : $0 >= end },
            successor: { (value) throws(FunctionFailure) in
                let (next, overflow) = value.addingReportingOverflow(step)
                return overflow || !width.range.contains(next) ? nil : next
            }, stored: { .integer($0) })
    }
}

extension FunctionRegistry {
    /// A function that gives rows of `columns` values and each row's number; no row where an argument is NULL.
    func rows(
        _ name: String, _ arguments: Int, columns: Int = 1,
        _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> any TableRows
    ) throws(SQLiteError) {
        let names = (0..<columns).map(CollectedRows.columnName) + ["ordinality"]
        try connection.registerTableFunction(
            TableFunction(name: name, columns: names, argumentCount: arguments, expectedRows: 16) {
                (values) throws(FunctionFailure) in
                guard !values.hasNull else { return NoRows() }
                return NumberedRows(try body(values), columnCount: columns)
            })
    }
}
