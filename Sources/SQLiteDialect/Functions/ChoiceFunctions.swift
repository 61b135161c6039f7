internal import SQLite

extension SQLiteFunctions {
    /// GREATEST and LEAST, which skip NULL where SQLite's `max` and `min` give NULL; the first of equals wins.
    static func registerChoices(_ registry: FunctionRegistry) throws(SQLiteError) {
        for (name, sign) in [("fs_greatest", Int32(1)), ("fs_least", -1)] {
            try registry.connection.registerFunction(name, arguments: -1) { (values) throws(FunctionFailure) in
                var best: Int?
                for index in 0..<values.count where !values.isNull(index) {
                    guard let current = best else {
                        best = index
                        continue
                    }
                    if try compare(values, index, current) * sign > 0 { best = index }
                }
                return best.map { values.value($0) } ?? .null
            }
            try registerChoice(registry, "\(name)n", sign) { (values, index) throws(FunctionFailure) in
                try values.numeric(index)
            } by: {
                $0.compare(to: $1)
            }
            try registerChoice(registry, "\(name)i", sign) { (values, index) throws(FunctionFailure) in
                try values.interval(index).span
            } by: {
                $0 < $1 ? -1 : $0 == $1 ? 0 : 1
            }
        }
        try registry.connection.registerFunction("fs_num_nulls", arguments: -1) { (values) in
            .integer(Int64((0..<values.count).count { values.isNull($0) }))
        }
    }

    /// The choice among values that must be read before they can be compared.
    private static func registerChoice<Value>(
        _ registry: FunctionRegistry, _ name: String, _ sign: Int32,
        reading read: @escaping (SQLiteArguments, Int) throws(FunctionFailure) -> Value,
        by compare: @escaping (Value, Value) -> Int32
    ) throws(SQLiteError) {
        try registry.connection.registerFunction(name, arguments: -1) { (values) throws(FunctionFailure) in
            var best: (index: Int, value: Value)?
            for index in 0..<values.count where !values.isNull(index) {
                let value = try read(values, index)
                if let current = best, compare(value, current.value) * sign <= 0 { continue }
                best = (index, value)
            }
            return best.map { values.value($0.index) } ?? .null
        }
    }

    /// Negative, zero or positive, as one argument is below, equal to or above another; not for numerics.
    static func compare(_ values: SQLiteArguments, _ one: Int, _ other: Int) throws(FunctionFailure) -> Int32 {
        switch (values.storageClass(one), values.storageClass(other)) {
        case (.integer, .integer):
            let (first, second) = (values.integer(one), values.integer(other))
            return first < second ? -1 : first == second ? 0 : 1
        case (.real, .real):
            let (first, second) = (values.real(one), values.real(other))
            return first < second ? -1 : first == second ? 0 : 1
        // NaN, which is above every number.
        case (.real, .text): return -1
        case (.text, .real): return 1
        case (.text, .text):
            return values.withUTF8(one) { first in
                values.withUTF8(other) { second in
                    if first.elementsEqual(second) { return 0 }
                    return first.lexicographicallyPrecedes(second) ? -1 : 1
                }
            }
        default: throw .wrongClass("a comparison")
        }
    }
}
