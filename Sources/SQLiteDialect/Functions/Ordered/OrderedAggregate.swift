internal import SQLite

/// An aggregate that first gathers all rows of its group, then takes them in the order that its call asks for.
///
/// Rows that are equal in every key stay in the order in which they came. Holds all rows of the group.
final class OrderedAggregate: AggregateState {
    private struct Row {
        let values: [SQLiteValue]
        let keys: [SortableValue?]
    }

    private let finish: ([[SQLiteValue]]) throws(FunctionFailure) -> SQLiteValue
    private var order: AggregateOrder?
    private var rows: [Row] = []

    /// - Parameter finish: the result of the rows in order; each holds the values of its call, NULLs included.
    init(_ finish: @escaping ([[SQLiteValue]]) throws(FunctionFailure) -> SQLiteValue) {
        self.finish = finish
    }

    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        let order: AggregateOrder
        if let known = self.order { order = known } else { order = try Self.order(arguments) }
        self.order = order
        var values: [SQLiteValue] = []
        for index in 0..<order.valueCount { values.append(arguments.value(index + 1)) }
        var keys: [SortableValue?] = []
        for (index, key) in order.keys.enumerated() {
            keys.append(try key.kind.key(arguments.value(index + 1 + order.valueCount)))
        }
        rows.append(Row(values: values, keys: keys))
    }

    private static func order(_ arguments: SQLiteArguments) throws(FunctionFailure) -> AggregateOrder {
        guard arguments.count > 0, arguments.storageClass(0) == .text,
            let order = AggregateOrder(text: arguments.text(0)),
            arguments.count == 1 + order.valueCount + order.keys.count
        else { throw .wrongClass("an ordered aggregate") }
        return order
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        guard let order, !order.keys.isEmpty else { return try finish(rows.map(\.values)) }
        var sorted = rows.sorted { order.compare($0.keys, $1.keys) < 0 }
        if order.isDistinct {
            let kept = sorted.indices.filter { $0 == 0 || order.compare(sorted[$0 - 1].keys, sorted[$0].keys) != 0 }
            sorted = kept.map { sorted[$0] }
        }
        return try finish(sorted.map(\.values))
    }
}

extension FunctionRegistry {
    /// An aggregate called as ``AggregateOrder`` says, that makes its result of all rows in order.
    func ordered(
        _ name: String, _ finish: @escaping ([[SQLiteValue]]) throws(FunctionFailure) -> SQLiteValue
    ) throws(SQLiteError) {
        try connection.registerAggregate(name, arguments: -1) { OrderedAggregate(finish) }
    }

    /// An aggregate called as ``AggregateOrder`` says, that is given its values row by row, in order.
    func ordered<State: ReplayableState>(
        _ name: String, replaying make: @escaping () -> State
    ) throws(SQLiteError) {
        try ordered(name) { (rows) throws(FunctionFailure) in
            let state = make()
            for values in rows {
                if let row = try State.row(StoredRow(values: values)) { try state.add(row) }
            }
            return try state.value()
        }
    }
}

/// The values of a row that was kept.
private struct StoredRow: RowValues {
    let values: [SQLiteValue]

    func isNull(_ index: Int) -> Bool { values[index] == .null }

    func integer(_ index: Int) -> Int64 {
        if case .integer(let integer) = values[index] { integer } else { 0 }
    }

    func real(_ index: Int) -> Double {
        switch values[index] {
        case .real(let number): number
        case .notANumber: .nan
        default: 0
        }
    }

    func text(_ index: Int) -> String {
        if case .text(let text) = values[index] { text } else { "" }
    }

    func numeric(_ index: Int) throws(FunctionFailure) -> PGNumeric {
        var text = text(index)
        guard let number = text.withUTF8({ PGNumeric(canonical: $0) }) else { throw .wrongClass("numeric") }
        return number
    }
}

extension SQLiteFunctions {
    /// Aggregates whose result depends on the order of their rows.
    static func registerOrderedAggregates(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.ordered("fs_ordered_sum_float", replaying: { FloatSum() })
        try registry.ordered("fs_ordered_sum_single", replaying: { SingleSum() })
        for moment in FloatMoments.Result.allCases {
            try registry.ordered("fs_ordered_\(moment.rawValue)_float", replaying: { FloatMoments(moment) })
        }
        for result in FloatRegression.Result.allCases {
            try registry.ordered("fs_ordered_\(result.rawValue)", replaying: { FloatRegression(result) })
        }
        try registry.ordered("fs_ordered_string_agg", replaying: { JoinedTexts() })
        try registerOrderedSets(registry)
    }
}
