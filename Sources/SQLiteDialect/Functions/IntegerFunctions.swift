internal import SQLite

extension SQLiteFunctions {
    /// Integer arithmetic that fails where SQLite would go on with a real number: `fs_add4`, `fs_div8`, `fs_neg2`.
    static func registerIntegers(_ registry: FunctionRegistry) throws(SQLiteError) {
        for width in IntegerWidth.allCases {
            let suffix = "\(width.rawValue)"
            try registry.integer("fs_add\(suffix)", 2) { (values) throws(FunctionFailure) in
                let (sum, overflow) = values.integer(0).addingReportingOverflow(values.integer(1))
                return try width.checked(sum, overflow)
            }
            try registry.integer("fs_sub\(suffix)", 2) { (values) throws(FunctionFailure) in
                let (difference, overflow) = values.integer(0).subtractingReportingOverflow(values.integer(1))
                return try width.checked(difference, overflow)
            }
            try registry.integer("fs_mul\(suffix)", 2) { (values) throws(FunctionFailure) in
                let (product, overflow) = values.integer(0).multipliedReportingOverflow(by: values.integer(1))
                return try width.checked(product, overflow)
            }
            try registry.integer("fs_div\(suffix)", 2) { (values) throws(FunctionFailure) in
                guard values.integer(1) != 0 else { throw .divisionByZero }
                let (quotient, overflow) = values.integer(0).dividedReportingOverflow(by: values.integer(1))
                return try width.checked(quotient, overflow)
            }
            try registry.integer("fs_neg\(suffix)", 1) { (values) throws(FunctionFailure) in
                let (negated, overflow) = Int64(0).subtractingReportingOverflow(values.integer(0))
                return try width.checked(negated, overflow)
            }
            try registry.integer("fs_abs\(suffix)", 1) { (values) throws(FunctionFailure) in
                let value = values.integer(0)
                guard value < 0 else { return value }
                let (negated, overflow) = Int64(0).subtractingReportingOverflow(value)
                return try width.checked(negated, overflow)
            }
            // Narrowing casts.
            try registry.integer("fs_int\(suffix)", 1) { (values) throws(FunctionFailure) in
                try width.checked(values.integer(0))
            }
        }
        try registry.integer("fs_mod", 2) { (values) throws(FunctionFailure) in
            guard values.integer(1) != 0 else { throw .divisionByZero }
            // The smallest integer modulo -1 is 0, which the processor's division cannot say.
            return values.integer(1) == -1 ? 0 : values.integer(0) % values.integer(1)
        }
        try registerLimits(registry)
    }

    /// LIMIT and OFFSET whose value is only known while running.
    private static func registerLimits(_ registry: FunctionRegistry) throws(SQLiteError) {
        for (name, word, absent) in [("fs_limit", "LIMIT", Int64(-1)), ("fs_offset", "OFFSET", 0)] {
            try registry.connection.registerFunction(name, arguments: 1) { (values) throws(FunctionFailure) in
                guard !values.isNull(0) else { return .integer(absent) }
                guard values.integer(0) >= 0 else { throw FunctionFailure("\(word) must not be negative") }
                return .integer(values.integer(0))
            }
        }
    }
}

extension IntegerWidth {
    @inline(__always)
    fileprivate func checked(_ value: Int64, _ overflow: Bool) throws(FunctionFailure) -> Int64 {
        guard !overflow else { throw outOfRange }
        return try checked(value)
    }
}
