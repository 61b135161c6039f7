internal import SQLite

extension SQLiteFunctions {
    /// Aggregates where SQLite's own differ from PostgreSQL's.
    static func registerAggregates(_ registry: FunctionRegistry) throws(SQLiteError) {
        let connection = registry.connection
        for result in ExactResult.allCases {
            let name = result.rawValue
            try connection.registerWindow("fs_\(name)_int", arguments: 1) { IntegerMoments(result) }
            try connection.registerWindow("fs_\(name)_numeric", arguments: 1) { NumericMoments(result) }
        }
        try connection.registerWindow("fs_sum_int4", arguments: 1) { IntegerMoments(.sum, isNarrow: true) }
        try registerReplayed("fs_sum_float", 1, on: connection) { FloatSum() }
        try connection.registerAggregate("fs_sum_float_distinct", arguments: 1) { DistinctFloats(of: { FloatSum() }) }
        try registerReplayed("fs_sum_single", 1, on: connection) { SingleSum() }
        try connection.registerAggregate("fs_sum_single_distinct", arguments: 1) { DistinctFloats(of: { SingleSum() }) }
        for moment in FloatMoments.Result.allCases {
            let name = "fs_\(moment.rawValue)_float"
            try registerReplayed(name, 1, on: connection) { FloatMoments(moment) }
            try connection.registerAggregate("\(name)_distinct", arguments: 1) {
                DistinctFloats(of: { FloatMoments(moment) })
            }
        }
        for result in FloatRegression.Result.allCases {
            try registerReplayed("fs_\(result.rawValue)", 2, on: connection) { FloatRegression(result) }
        }
        for operation in BitAggregate.Operation.allCases {
            try registerReplayed("fs_\(operation.rawValue)", 1, on: connection) { BitAggregate(operation) }
        }
        for (name, isGreatest) in [("max", true), ("min", false)] {
            try registerReplayed("fs_\(name)_float", 1, on: connection) { FloatExtremum(isGreatest: isGreatest) }
            try registerReplayed("fs_\(name)_numeric", 1, on: connection) { NumericExtremum(isGreatest: isGreatest) }
        }
        try registerReplayed("fs_string_agg", 2, on: connection) { JoinedTexts() }
        try connection.registerAggregate("fs_single", arguments: 1) { SingleValue() }
        try connection.registerAggregate("fs_any", arguments: 1) { Quantifier(decisive: 1) }
        try connection.registerAggregate("fs_all", arguments: 1) { Quantifier(decisive: 0) }
    }

    /// An aggregate under its name, and for windows under the name with `_window`.
    private static func registerReplayed<State: ReplayableState>(
        _ name: String, _ arguments: Int32, on connection: Connection, _ make: @escaping () -> State
    ) throws(SQLiteError) {
        try connection.registerAggregate(name, arguments: arguments) { make() }
        try connection.registerWindow("\(name)_window", arguments: arguments) { Replaying(of: make) }
    }
}

/// The one value of a scalar sub-query.
private final class SingleValue: AggregateState {
    private var found: SQLiteValue?

    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        guard found == nil else {
            throw FunctionFailure("more than one row returned by a subquery used as an expression")
        }
        found = arguments.value(0)
    }

    func value() -> SQLiteValue { found ?? .null }
}

/// `ANY` and `ALL` over truth values: decided by one decisive value, else unknown if one is unknown.
private final class Quantifier: AggregateState {
    private let decisive: Int64
    private var isDecided = false
    private var sawNull = false

    init(decisive: Int64) {
        self.decisive = decisive
    }

    func step(_ arguments: SQLiteArguments) {
        if arguments.isNull(0) { sawNull = true } else if arguments.integer(0) == decisive { isDecided = true }
    }

    func value() -> SQLiteValue {
        isDecided ? .integer(decisive) : sawNull ? .null : .integer(1 - decisive)
    }
}
