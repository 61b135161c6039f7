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
            try registry.integer("fs_gcd\(suffix)", 2) { (values) throws(FunctionFailure) in
                try width.checked(divisor: divisor(values.integer(0), values.integer(1)))
            }
            try registry.integer("fs_lcm\(suffix)", 2) { (values) throws(FunctionFailure) in
                let (first, second) = (values.integer(0), values.integer(1))
                guard first != 0, second != 0 else { return 0 }
                let factor = first.magnitude / divisor(first, second)
                let (multiple, overflow) = factor.multipliedReportingOverflow(by: second.magnitude)
                guard !overflow else { throw width.outOfRange }
                return try width.checked(divisor: multiple)
            }
            // The processor takes the distance modulo the width of what it shifts, never less than 32 bits.
            try registry.integer("fs_shift_left\(suffix)", 2) { (values) in
                width.shiftedLeft(values.integer(0), by: values.integer(1))
            }
            try registry.integer("fs_shift_right\(suffix)", 2) { (values) in
                values.integer(0) >> (values.integer(1) & (width == .big ? 63 : 31))
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
        try registry.integer("fs_xor", 2) { (values) in values.integer(0) ^ values.integer(1) }
        try registerLimits(registry)
    }

    /// The greatest common divisor of the magnitudes, by Euclid.
    private static func divisor(_ first: Int64, _ second: Int64) -> UInt64 {
        var (larger, smaller) = (first.magnitude, second.magnitude)
        while smaller != 0 { (larger, smaller) = (smaller, larger % smaller) }
        return larger
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
    fileprivate func checked(divisor: UInt64) throws(FunctionFailure) -> Int64 {
        guard let value = Int64(exactly: divisor) else { throw outOfRange }
        return try checked(value)
    }

    fileprivate func shiftedLeft(_ value: Int64, by distance: Int64) -> Int64 {
        switch self {
        case .small: Int64(Int16(truncatingIfNeeded: value << (distance & 31)))
        case .standard: Int64(Int32(truncatingIfNeeded: value << (distance & 31)))
        case .big: value << (distance & 63)
        }
    }

    @inline(__always)
    fileprivate func checked(_ value: Int64, _ overflow: Bool) throws(FunctionFailure) -> Int64 {
        guard !overflow else { throw outOfRange }
        return try checked(value)
    }
}
