internal import SQLite

extension SQLiteFunctions {
    /// Casts that change the representation: `fs_int4_from_float`, `fs_text_from_numeric`.
    static func registerCasts(_ registry: FunctionRegistry) throws(SQLiteError) {
        for width in IntegerWidth.allCases {
            try registry.integer("fs_int\(width.rawValue)_from_float", 1) { (values) throws(FunctionFailure) in
                try PGFloat.integer(values.real(0), width)
            }
            try registry.integer("fs_int\(width.rawValue)_from_numeric", 1) { (values) throws(FunctionFailure) in
                try values.numeric(0).integer(width)
            }
            try registry.integer("fs_int\(width.rawValue)_from_text", 1) { (values) throws(FunctionFailure) in
                try PGText.integer(values.text(0), width)
            }
        }
        try registry.numeric("fs_numeric_from_int", 1) { (values) in PGNumeric(values.integer(0)) }
        try registry.numeric("fs_numeric_from_float", 1) { (values) throws(FunctionFailure) in
            try PGNumeric(values.real(0))
        }
        try registry.numeric("fs_numeric_from_text", 1) { (values) throws(FunctionFailure) in
            try PGNumeric(literal: values.text(0))
        }
        try registry.real("fs_float_from_numeric", 1) { (values) throws(FunctionFailure) in
            try PGText.double(values.text(0))
        }
        try registry.real("fs_float4_from_float", 1) { (values) throws(FunctionFailure) in
            let (value, rounded) = (values.real(0), Float(values.real(0)))
            guard !rounded.isInfinite || value.isInfinite else { throw .floatOverflow }
            guard rounded != 0 || value == 0 else { throw .floatUnderflow }
            return Double(rounded)
        }
        try registry.real("fs_float4_from_int", 1) { (values) in Double(Float(values.integer(0))) }
        try registry.real("fs_float_from_text", 1) { (values) throws(FunctionFailure) in
            try PGText.double(values.text(0))
        }
        try registry.bool("fs_bool_from_text", 1) { (values) throws(FunctionFailure) in
            try PGText.bool(values.text(0))
        }
        try registry.integer("fs_date_from_text", 1) { (values) throws(FunctionFailure) in
            try PGText.date(values.text(0))
        }
        try registry.integer("fs_timestamp_from_text", 1) { (values) throws(FunctionFailure) in
            try PGText.timestamp(values.text(0))
        }
        try registry.integer("fs_timestamptz_from_text", 1) { (values) throws(FunctionFailure) in
            try PGText.timestamptz(values.text(0))
        }
        try registry.text("fs_text_from_float", 1) { (values) in PGText.shortest(values.real(0)) }
        try registry.text("fs_text_from_date", 1) { (values) in PGText.date(days: values.integer(0)) }
        try registry.text("fs_text_from_timestamp", 1) { (values) in
            PGText.timestamp(microseconds: values.integer(0), zone: "")
        }
        try registry.text("fs_text_from_timestamptz", 1) { (values) in
            PGText.timestamp(microseconds: values.integer(0), zone: "+00")
        }
    }
}
