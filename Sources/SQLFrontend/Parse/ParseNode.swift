import Foundation

/// A node of libpg_query's parse tree, read from its JSON.
///
/// Zero and false are left out of the JSON, so that an absent number is 0.
struct ParseNode {
    /// The node's type: `SelectStmt`; empty where the grammar leaves only one possibility.
    let kind: String
    private let fields: [String: Any]

    /// A node of a known type, whose JSON holds the fields alone.
    init(kind: String, fields: [String: Any]) {
        self.kind = kind
        self.fields = fields
    }

    /// A node that says its own type: `{"ColumnRef": {…}}`.
    ///
    /// Nil for `{}`, which stands for an absent node.
    init?(wrapped: Any) {
        guard let object = wrapped as? [String: Any], let (kind, inner) = object.first,
            let fields = inner as? [String: Any]
        else { return nil }
        self.init(kind: kind, fields: fields)
    }

    /// A field that is a node which says its own type.
    func node(_ name: String) -> ParseNode? { fields[name].flatMap(ParseNode.init(wrapped:)) }
    /// A field that is a node of the type that the grammar prescribes.
    func node(_ name: String, as kind: String) -> ParseNode? {
        (fields[name] as? [String: Any]).map { ParseNode(kind: kind, fields: $0) }
    }
    /// A field that is a list of nodes; absent ones are left out.
    func nodes(_ name: String) -> [ParseNode] {
        (fields[name] as? [Any] ?? []).compactMap(ParseNode.init(wrapped:))
    }
    /// A field that is a text.
    func text(_ name: String) -> String? { fields[name] as? String }
    /// A field that is a number.
    func number(_ name: String) -> Int { fields[name] as? Int ?? 0 }
    /// A field that is a flag.
    func flag(_ name: String) -> Bool { fields[name] as? Bool ?? false }
    /// Whether the field is there at all.
    func has(_ name: String) -> Bool { fields[name] != nil }

    /// A field that is a list of names: `funcname`, `fields`, `usingClause`.
    ///
    /// Stars are left out.
    func names(_ name: String) -> [String] {
        nodes(name).filter { $0.kind == "String" }.map { $0.text("sval") ?? "" }
    }

    /// The UTF-8 offset of the node in the statement: its own, else that of the first node within it that has one.
    var offset: Int {
        if let own = fields["location"] as? Int, own >= 0 { return own }
        // Only WITH can stand at offset 0, which the JSON leaves out.
        if kind == "WithClause" { return 0 }
        return ParseNode.firstOffset(in: fields) ?? 0
    }

    private static func firstOffset(in value: Any) -> Int? {
        if let object = value as? [String: Any] {
            if let own = object["location"] as? Int, own >= 0 { return own }
            return object.values.compactMap(firstOffset).min()
        }
        return (value as? [Any])?.compactMap(firstOffset).min()
    }
}
