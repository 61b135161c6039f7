internal import SQLite

extension SQLiteFunctions {
    /// `json_array_elements`, `jsonb_object_keys` and their like, for FROM.
    static func registerJSONRows(_ registry: FunctionRegistry) throws(SQLiteError) {
        for name in ["json", "jsonb"] {
            for asText in [false, true] {
                let suffix = asText ? "_text" : ""
                try registry.rows("fs_\(name)_array_elements\(suffix)", 1) { (values) throws(FunctionFailure) in
                    let document = try values.json(0)
                    switch document.root.value {
                    case .array(let elements):
                        return ElementRows([elements.map { stored(document, $0, asText: asText) }])
                    case .object: throw FunctionFailure("cannot extract elements from an object")
                    default: throw FunctionFailure("cannot extract elements from a scalar")
                    }
                }
                try registry.rows("fs_\(name)_each\(suffix)", 1, columns: 2) { (values) throws(FunctionFailure) in
                    let document = try values.json(0)
                    guard case .object(let members) = document.root.value else {
                        throw FunctionFailure("cannot call \(name)_each\(suffix) on a non-object")
                    }
                    return ElementRows([
                        members.map { .text($0.key) },
                        members.map { stored(document, $0.value, asText: asText) },
                    ])
                }
            }
            try registry.rows("fs_\(name)_object_keys", 1) { (values) throws(FunctionFailure) in
                let document = try values.json(0)
                guard case .object(let members) = document.root.value else {
                    let what = document.root.value.isScalar ? "a scalar" : "an array"
                    throw FunctionFailure("cannot call \(name)_object_keys on \(what)")
                }
                return ElementRows([members.map { .text($0.key) }])
            }
        }
    }

    private static func stored(_ document: JSONDocument, _ node: JSONNode, asText: Bool) -> SQLiteValue {
        guard asText else { return .text(document.text(node)) }
        return document.plainText(node).map { .text($0) } ?? .null
    }
}
