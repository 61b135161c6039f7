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
        try registry.numeric("fs_fitn", 3) { (values) throws(FunctionFailure) in
            try values.numeric(0).fitted(precision: Int(values.integer(1)), scale: Int(values.integer(2)))
        }
    }

    /// PostgreSQL's bounds for the digits that `round` and `trunc` are asked for.
    private static func scale(_ wanted: Int64) -> Int {
        Int(min(max(wanted, -2_000), 2_000))
    }
}
