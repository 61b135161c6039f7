internal import SQLite

extension SQLiteArguments {
    /// An argument that is JSON.
    func json(_ index: Int) throws(FunctionFailure) -> JSONDocument {
        guard storageClass(index) == .text else { throw .wrongClass("a JSON function") }
        return try JSONReader.read(text(index))
    }
}

extension SQLiteFunctions {
    /// JSON: `fs_json_…` keeps the text as `json` does, `fs_jsonb_…` the value alone.
    static func registerJSON(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.strict("fs_json", 1) { (values) throws(FunctionFailure) in
            _ = try values.json(0)
            return values.value(0)
        }
        try registry.text("fs_jsonb", 1) { (values) throws(FunctionFailure) in
            try JSONWriter.jsonb(try values.json(0).root.value)
        }
        try registry.connection.registerCollation(SQLiteRepresentation.jsonbCollation) { first, second in
            if first.elementsEqual(second) { return 0 }
            let texts = (String(decoding: first, as: UTF8.self), String(decoding: second, as: UTF8.self))
            if let one = try? JSONReader.read(texts.0), let other = try? JSONReader.read(texts.1),
                let order = try? one.root.value.compare(to: other.root.value)
            {
                return order
            }
            return first.lexicographicallyPrecedes(second) ? -1 : 1
        }
        for name in ["json", "jsonb"] { try registerJSONAccess(registry, name) }
        try registerJSONPredicates(registry)
        try registerJSONChanges(registry)
        try registerJSONBuilding(registry)
        try registerJSONRows(registry)
    }

    private static func registerJSONAccess(_ registry: FunctionRegistry, _ name: String) throws(SQLiteError) {
        let isBinary = name == "jsonb"
        func child(_ values: SQLiteArguments, _ document: JSONDocument) -> JSONNode? {
            guard values.storageClass(1) == .integer else { return document.root.member(values.text(1)) }
            let index = values.integer(1)
            // A scalar of jsonb is held as an array of one.
            if isBinary, document.root.value.isScalar { return index == 0 || index == -1 ? document.root : nil }
            return document.root.element(index)
        }
        func result(_ document: JSONDocument, _ node: JSONNode?, asText: Bool) throws(FunctionFailure) -> SQLiteValue {
            guard let node else { return .null }
            if asText, case .string(let text) = node.value { return .text(text) }
            if asText, case .null = node.value { return .null }
            return .text(document.text(node))
        }
        for asText in [false, true] {
            try registry.strict("fs_\(name)_get\(asText ? "_text" : "")", 2) { (values) throws(FunctionFailure) in
                let document = try values.json(0)
                return try result(document, child(values, document), asText: asText)
            }
            try registry.strict("fs_\(name)_path\(asText ? "_text" : "")", 2) { (values) throws(FunctionFailure) in
                let document = try values.json(0)
                let path = try values.array(1)
                return try result(document, document.root.descendant(path.elements), asText: asText)
            }
        }
        try registry.text("fs_\(name)_typeof", 1) { (values) throws(FunctionFailure) in
            try values.json(0).root.value.typeName
        }
        try registry.integer("fs_\(name)_array_length", 1) { (values) throws(FunctionFailure) in
            switch try values.json(0).root.value {
            case .array(let elements): return Int64(elements.count)
            case .object: throw FunctionFailure("cannot get array length of a non-array")
            default: throw FunctionFailure("cannot get array length of a scalar")
            }
        }
    }

    private static func registerJSONPredicates(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.bool("fs_jsonb_holds", 2) { (values) throws(FunctionFailure) in
            try values.json(0).root.holds(values.text(1))
        }
        for isAll in [false, true] {
            try registry.bool(isAll ? "fs_jsonb_holds_all" : "fs_jsonb_holds_any", 2) {
                (values) throws(FunctionFailure) in
                let root = try values.json(0).root
                for element in try values.array(1).elements {
                    guard case .text(let key) = element else { continue }
                    if root.holds(key) != isAll { return !isAll }
                }
                return isAll
            }
        }
        try registry.bool("fs_jsonb_contains", 2) { (values) throws(FunctionFailure) in
            try values.json(0).root.value.contains(try values.json(1).root.value)
        }
        try registry.strict("fs_numeric_from_jsonb", 2) { (values) throws(FunctionFailure) in
            let value = try values.json(0).root.value
            guard case .number(let digits) = value else { throw cannotCast(value, to: values.text(1)) }
            return .text(try PGNumeric(literal: digits).text)
        }
        try registry.bool("fs_bool_from_jsonb", 1) { (values) throws(FunctionFailure) in
            let value = try values.json(0).root.value
            guard case .bool(let truth) = value else { throw cannotCast(value, to: "boolean") }
            return truth
        }
    }

    private static func cannotCast(_ value: JSONValue, to type: String) -> FunctionFailure {
        let article = value.isScalar ? "" : value.typeName == "array" ? "array " : "object "
        return FunctionFailure(
            "cannot cast jsonb \(article.isEmpty ? value.typeName : "array or object") to type \(type)")
    }

    private static func registerJSONChanges(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.text("fs_jsonb_pretty", 1) { (values) throws(FunctionFailure) in
            try JSONWriter.pretty(try values.json(0).root.value)
        }
        try registry.text("fs_jsonb_strip_nulls", 1) { (values) throws(FunctionFailure) in
            try JSONWriter.jsonb(try values.json(0).root.value.withoutNulls)
        }
        try registry.text("fs_jsonb_cat", 2) { (values) throws(FunctionFailure) in
            try JSONWriter.jsonb(try values.json(0).root.value.concatenated(with: try values.json(1).root.value))
        }
        try registry.text("fs_jsonb_delete", 2) { (values) throws(FunctionFailure) in
            let value = try values.json(0).root.value
            guard values.storageClass(1) == .integer else {
                return try JSONWriter.jsonb(try value.without([values.text(1)]))
            }
            guard case .array(let elements) = value else {
                throw FunctionFailure("cannot delete from \(value.isScalar ? "scalar" : "object using integer index")")
            }
            let index = values.integer(1)
            let position = index < 0 ? Int64(elements.count) + index : index
            return try JSONWriter.jsonb(
                .array(elements.enumerated().filter { Int64($0.offset) != position }.map(\.element)))
        }
        try registry.text("fs_jsonb_delete_keys", 2) { (values) throws(FunctionFailure) in
            var keys: [String] = []
            for element in try values.array(1).elements { if case .text(let key) = element { keys.append(key) } }
            return try JSONWriter.jsonb(try values.json(0).root.value.without(keys))
        }
        try registry.text("fs_jsonb_set", 4) { (values) throws(FunctionFailure) in
            let value = try values.json(0).root.value
            guard !value.isScalar else { throw FunctionFailure("cannot set path in scalar") }
            let path = try values.array(1).elements
            let changed = try value.setting(
                path[...], to: try values.json(2).root, creates: values.integer(3) == 1, step: 1)
            return try JSONWriter.jsonb(changed)
        }
    }
}
