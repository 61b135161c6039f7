internal import SQLite

extension SQLiteFunctions {
    /// Arithmetic of intervals, and of instants with them: `fs_interval_add`, `fs_ts_add_interval`.
    static func registerIntervals(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.connection.registerCollation(SQLiteRepresentation.intervalCollation) { first, second in
            guard let one = PGInterval(stored: first), let other = PGInterval(stored: second) else {
                // No interval: by bytes, so that there is an order at all.
                return first.elementsEqual(second) ? 0 : first.lexicographicallyPrecedes(second) ? -1 : 1
            }
            return one.span < other.span ? -1 : one.span == other.span ? 0 : 1
        }
        try registerInstantsWithIntervals(registry)
        try registry.interval("fs_interval_add", 2) { (values) throws(FunctionFailure) in
            try values.interval(0).adding(values.interval(1))
        }
        try registry.interval("fs_interval_sub", 2) { (values) throws(FunctionFailure) in
            try values.interval(0).subtracting(values.interval(1))
        }
        try registry.interval("fs_interval_neg", 1) { (values) throws(FunctionFailure) in
            try PGInterval.zero.subtracting(values.interval(0))
        }
        try registry.interval("fs_interval_mul", 2) { (values) throws(FunctionFailure) in
            try values.interval(0).multiplied(by: values.real(1))
        }
        try registry.interval("fs_interval_div", 2) { (values) throws(FunctionFailure) in
            try values.interval(0).divided(by: values.real(1))
        }
        try registry.interval("fs_justify_hours", 1) { (values) throws(FunctionFailure) in
            try values.interval(0).hoursJustified()
        }
        try registry.interval("fs_justify_days", 1) { (values) throws(FunctionFailure) in
            try values.interval(0).daysJustified()
        }
        try registry.interval("fs_justify_interval", 1) { (values) throws(FunctionFailure) in
            try values.interval(0).justified()
        }
        try registry.interval("fs_interval_trunc", 2) { (values) throws(FunctionFailure) in
            try values.interval(1).truncated(to: try TimeUnit(values.text(0)))
        }
        try registry.text("fs_text_from_interval", 1) { (values) throws(FunctionFailure) in
            try values.interval(0).text
        }
        try registry.interval("fs_interval_from_text", 1) { (values) throws(FunctionFailure) in
            try PGInterval(literal: values.text(0))
        }
        // Years, months, weeks, days, hours, minutes, seconds.
        try registry.interval("fs_make_interval", 7) { (values) throws(FunctionFailure) in
            guard values.real(6).isFinite else { throw .intervalOutOfRange }
            let seconds = (values.real(6) * 1_000_000).rounded(.toNearestOrEven)
            let time = Double(values.integer(4) * 3_600_000_000 + values.integer(5) * 60_000_000) + seconds
            guard let months = Int32(exactly: values.integer(0) * 12 + values.integer(1)),
                let days = Int32(exactly: values.integer(2) * 7 + values.integer(3)),
                time.magnitude < 9e18, let exact = Int64(exactly: seconds)
            else { throw .notKept("make_interval of an interval that is out of range") }
            return PGInterval(
                months: months, days: days,
                microseconds: values.integer(4) * 3_600_000_000 + values.integer(5) * 60_000_000 + exact)
        }
        try registry.connection.registerWindow("fs_sum_interval", arguments: 1) { IntervalSum(isMean: false) }
        try registry.connection.registerWindow("fs_avg_interval", arguments: 1) { IntervalSum(isMean: true) }
    }

    private static func registerInstantsWithIntervals(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.integer("fs_ts_add_interval", 2) { (values) throws(FunctionFailure) in
            let interval = try values.interval(1)
            return try PGTime.addInterval(
                values.integer(0), months: interval.months, days: interval.days, microseconds: interval.microseconds)
        }
        try registry.integer("fs_ts_sub_interval", 2) { (values) throws(FunctionFailure) in
            try PGTime.subtractInterval(values.integer(0), values.interval(1))
        }
        try registry.interval("fs_interval_from_difference", 1) { (values) in
            PGInterval(difference: values.integer(0))
        }
        try registry.interval("fs_age", 2) { (values) throws(FunctionFailure) in
            try PGInterval(ageOf: values.integer(0), since: values.integer(1))
        }
        // Stride, instant, origin.
        try registry.integer("fs_date_bin", 3) { (values) throws(FunctionFailure) in
            let stride = try values.interval(0)
            guard stride.months == 0 else {
                throw FunctionFailure("timestamps cannot be binned into intervals containing months or years")
            }
            guard let step = Int64(exactly: stride.span) else { throw .intervalOutOfRange }
            guard step > 0 else { throw FunctionFailure("stride must be greater than zero") }
            let (difference, overflow) = values.integer(1).subtractingReportingOverflow(values.integer(2))
            guard !overflow else { throw .intervalOutOfRange }
            let rest = difference % step
            let start = Int128(difference) - Int128(rest) - (rest < 0 ? Int128(step) : 0)
            return try PGTime.instant(values.integer(2), plus: start)
        }
    }
}

/// `sum` and `avg` of intervals, field by field.
final class IntervalSum: WindowState {
    private let isMean: Bool
    private var sum = PGInterval.zero
    private var count: Int64 = 0

    init(isMean: Bool) {
        self.isMean = isMean
    }

    func step(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        guard !arguments.isNull(0) else { return }
        sum = try sum.adding(arguments.interval(0))
        count += 1
    }

    func inverse(_ arguments: SQLiteArguments) throws(FunctionFailure) {
        guard !arguments.isNull(0) else { return }
        sum = try sum.subtracting(arguments.interval(0))
        count -= 1
    }

    func value() throws(FunctionFailure) -> SQLiteValue {
        guard count > 0 else { return .null }
        return .text((isMean ? try sum.divided(by: Double(count)) : sum).stored)
    }
}
