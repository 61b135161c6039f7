internal import SQLite

extension SQLiteFunctions {
    /// JSON made of values: `fs_to_json('int4', value)`, builders and aggregates over such texts.
    static func registerJSONBuilding(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.lenient("fs_to_json", 2) { (values) throws(FunctionFailure) in
            (try JSONWriter.json(values.value(1), values.text(0))).map { .text($0) } ?? .null
        }
        // Of texts that are JSON already; NULL is null.
        try registry.lenient("fs_json_build_array", -1) { (values) in
            .text("[\((0..<values.count).map { json(values.value($0)) }.joined(separator: ", "))]")
        }
        // Keys are texts.
        try registry.lenient("fs_json_build_object", -1) { (values) throws(FunctionFailure) in
            var parts: [String] = []
            for index in stride(from: 0, to: values.count, by: 2) {
                guard !values.isNull(index) else {
                    throw FunctionFailure("argument \(index + 1): key must not be null")
                }
                parts.append("\(JSONWriter.quoted(values.text(index))) : \(json(values.value(index + 1)))")
            }
            return .text("{\(parts.joined(separator: ", "))}")
        }
        for isBinary in [false, true] {
            let name = isBinary ? "jsonb" : "json"
            try registry.ordered("fs_ordered_\(name)_agg") { (rows) throws(FunctionFailure) in
                guard !rows.isEmpty else { return .null }
                let text = "[\(rows.map { json($0[0]) }.joined(separator: ", "))]"
                return .text(isBinary ? try JSONWriter.jsonb(try JSONReader.read(text).root.value) : text)
            }
            // The elements are arrays or rows: each begins a line.
            try registry.ordered("fs_ordered_\(name)_agg_lines") { (rows) throws(FunctionFailure) in
                guard !rows.isEmpty else { return .null }
                let text = "[\(rows.map { json($0[0]) }.joined(separator: ", \n "))]"
                return .text(isBinary ? try JSONWriter.jsonb(try JSONReader.read(text).root.value) : text)
            }
            try registry.ordered("fs_ordered_\(name)_object_agg") { (rows) throws(FunctionFailure) in
                guard !rows.isEmpty else { return .null }
                var parts: [String] = []
                for row in rows {
                    guard case .text(let key) = row[0] else { throw FunctionFailure("field name must not be null") }
                    parts.append("\(JSONWriter.quoted(key)) : \(json(row[1]))")
                }
                let text = "{ \(parts.joined(separator: ", ")) }"
                return .text(isBinary ? try JSONWriter.jsonb(try JSONReader.read(text).root.value) : text)
            }
        }
    }

    private static func json(_ value: SQLiteValue) -> String {
        if case .text(let text) = value { text } else { "null" }
    }
}
