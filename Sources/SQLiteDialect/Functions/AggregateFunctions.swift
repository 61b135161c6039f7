internal import SQLite

extension SQLiteFunctions {
    /// Aggregates where SQLite's own differ from PostgreSQL's.
    static func registerAggregates(_ registry: FunctionRegistry) throws(SQLiteError) {
        let connection = registry.connection
        try connection.registerWindow("fs_sum_int", arguments: 1) { IntegerSum(.bigint) }
        try connection.registerWindow("fs_sum_int8", arguments: 1) { IntegerSum(.numeric) }
        try connection.registerWindow("fs_avg_int", arguments: 1) { IntegerSum(.mean) }
        try connection.registerAggregate("fs_sum_numeric", arguments: 1) { NumericSum(isMean: false) }
        try connection.registerAggregate("fs_avg_numeric", arguments: 1) { NumericSum(isMean: true) }
        try connection.registerWindow("fs_sum_numeric_window", arguments: 1) {
            Replaying(of: { NumericSum(isMean: false) })
        }
        try connection.registerWindow("fs_avg_numeric_window", arguments: 1) {
            Replaying(of: { NumericSum(isMean: true) })
        }
        try connection.registerAggregate("fs_sum_float", arguments: 1) { FloatSum() }
        try connection.registerAggregate("fs_sum_float_distinct", arguments: 1) { DistinctFloats(of: { FloatSum() }) }
        try connection.registerWindow("fs_sum_float_window", arguments: 1) { Replaying(of: { FloatSum() }) }
        for moment in FloatMoments.Result.allCases {
            let name = "fs_\(moment.rawValue)_float"
            try connection.registerAggregate(name, arguments: 1) { FloatMoments(moment) }
            try connection.registerAggregate("\(name)_distinct", arguments: 1) {
                DistinctFloats(of: { FloatMoments(moment) })
            }
            try connection.registerWindow("\(name)_window", arguments: 1) { Replaying(of: { FloatMoments(moment) }) }
        }
        try connection.registerAggregate("fs_max_float", arguments: 1) { FloatExtremum(isGreatest: true) }
        try connection.registerAggregate("fs_min_float", arguments: 1) { FloatExtremum(isGreatest: false) }
        try connection.registerAggregate("fs_single", arguments: 1) { SingleValue() }
        try connection.registerAggregate("fs_any", arguments: 1) { Quantifier(decisive: 1) }
        try connection.registerAggregate("fs_all", arguments: 1) { Quantifier(decisive: 0) }
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
