internal import SQLite

extension SQLiteFunctions {
    /// Arithmetic of numerics (`fs_addn`, `fs_roundn`) and the collation that compares them.
    static func registerNumerics(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.connection.registerCollation(SQLiteRepresentation.numericCollation) { first, second in
            // Equal texts are equal numbers; anything that is no number never gets here, and is ordered as bytes.
            if first.elementsEqual(second) { return 0 }
            if let one = SmallNumeric(canonical: first), let other = SmallNumeric(canonical: second) {
                return one.compare(to: other)
            }
            guard let one = PGNumeric(canonical: first), let other = PGNumeric(canonical: second) else {
                return first.lexicographicallyPrecedes(second) ? -1 : 1
            }
            return one.compare(to: other)
        }
        try registry.numeric("fs_addn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0) + values.numeric(1)
        }
        try registry.numeric("fs_subn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0) - values.numeric(1)
        }
        try registry.numeric("fs_muln", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).multiplied(by: values.numeric(1))
        }
        try registry.numeric("fs_divn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).divided(by: values.numeric(1))
        }
        try registry.numeric("fs_modn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).remainder(dividingBy: values.numeric(1))
        }
        try registry.numeric("fs_divwholen", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).dividedToWhole(by: values.numeric(1))
        }
        // A decimal of so many digits behind the point as the integer of its digits.
        try registry.integer("fs_unscaled", 2) { (values) throws(FunctionFailure) in
            let digits = try values.numeric(0).rounded(toScale: Int(values.integer(1))).coefficient
            guard let integer = Int64(exactly: digits) else { throw .notKept("a sort key of more than 18 digits") }
            return integer
        }
        try registry.numeric("fs_negn", 1) { (values) throws(FunctionFailure) in -(try values.numeric(0)) }
        try registry.numeric("fs_absn", 1) { (values) throws(FunctionFailure) in try values.numeric(0).magnitude }
        try registry.numeric("fs_floorn", 1) { (values) throws(FunctionFailure) in try values.numeric(0).floor }
        try registry.numeric("fs_ceiln", 1) { (values) throws(FunctionFailure) in try values.numeric(0).ceiling }
        try registry.numeric("fs_signn", 1) { (values) throws(FunctionFailure) in
            PGNumeric(Int64(try values.numeric(0).coefficient.signum()))
        }
        try registry.numeric("fs_roundn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).rounded(toScale: scale(values.integer(1)))
        }
        try registry.numeric("fs_truncn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).truncated(toScale: scale(values.integer(1)))
        }
        try registry.numeric("fs_sqrtn", 1) { (values) throws(FunctionFailure) in try values.numeric(0).squareRoot() }
        try registry.numeric("fs_expn", 1) { (values) throws(FunctionFailure) in try values.numeric(0).exponential() }
        try registry.numeric("fs_lnn", 1) { (values) throws(FunctionFailure) in
            try values.numeric(0).naturalLogarithm()
        }
        try registry.numeric("fs_logn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(1).logarithm(base: values.numeric(0))
        }
        try registry.numeric("fs_powern", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).power(values.numeric(1))
        }
        try registry.numeric("fs_gcdn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).greatestCommonDivisor(values.numeric(1))
        }
        try registry.numeric("fs_lcmn", 2) { (values) throws(FunctionFailure) in
            try values.numeric(0).leastCommonMultiple(values.numeric(1))
        }
        try registry.numeric("fs_factorial", 1) { (values) throws(FunctionFailure) in
            try PGNumeric.factorial(values.integer(0))
        }
        try registry.integer("fs_scale", 1) { (values) throws(FunctionFailure) in
            Int64(try values.numeric(0).scale)
        }
        try registry.integer("fs_min_scale", 1) { (values) throws(FunctionFailure) in
            Int64(try values.numeric(0).smallestScale)
        }
        try registry.numeric("fs_trim_scale", 1) { (values) throws(FunctionFailure) in
            let value = try values.numeric(0)
            return value.truncated(toScale: value.smallestScale)
        }
        try registerBuckets(registry)
        try registry.numeric("fs_fitn", 3) { (values) throws(FunctionFailure) in
            try values.numeric(0).fitted(precision: Int(values.integer(1)), scale: Int(values.integer(2)))
        }
    }

    /// `width_bucket` between two bounds, and over a list of thresholds.
    private static func registerBuckets(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.integer("fs_width_bucketn", 4) { (values) throws(FunctionFailure) in
            try values.numeric(0).bucket(
                from: values.numeric(1), to: values.numeric(2), count: values.integer(3))
        }
        try registry.integer("fs_width_bucketf", 4) { (values) throws(FunctionFailure) in
            try WidthBucket.bucket(
                values.real(0), from: values.real(1), to: values.real(2), count: values.integer(3))
        }
        for (name, isNumeric) in [("fs_width_bucket_list", false), ("fs_width_bucket_listn", true)] {
            try registry.connection.registerFunction(name, arguments: -1) { (values) throws(FunctionFailure) in
                guard !values.isNull(0) else { return .null }
                for index in 1..<values.count where values.isNull(index) {
                    throw FunctionFailure("thresholds array must not contain NULLs")
                }
                // By halves, as PostgreSQL does: that shows where the thresholds are not sorted.
                var (low, high) = (1, values.count)
                while low < high {
                    let middle = (low - 1 + high - 1) / 2 + 1
                    let order =
                        isNumeric
                        ? try values.numeric(0).compare(to: values.numeric(middle)) : try compare(values, 0, middle)
                    if order < 0 { high = middle } else { low = middle + 1 }
                }
                return .integer(Int64(low - 1))
            }
        }
    }

    /// PostgreSQL's bounds for the digits that `round` and `trunc` are asked for.
    private static func scale(_ wanted: Int64) -> Int {
        Int(min(max(wanted, -2_000), 2_000))
    }
}
