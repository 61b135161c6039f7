/// A type as a query names it.
struct NamedType {
    let type: PhysicalType
    /// Of an interval, the fields that are kept.
    let fields: IntervalFields?
}

extension Binder {
    /// Resolves the type of a cast.
    func bindType(_ node: ParseNode, at offset: Int) throws(BindError) -> NamedType {
        let place = node.offset == 0 ? offset : node.offset
        var names = node.names("names")
        if names.count == 2, names[0] == "pg_catalog" { names.removeFirst() }
        guard names.count == 1, !node.flag("setof"), !node.flag("pct_type") else {
            throw BindError(message: "qualified types are refused: \(names.joined(separator: "."))", offset: place)
        }
        guard let base = PhysicalType.baseNamed[names[0]] else {
            let known = SQLType.scalars.map(\.catalogueName)
            throw BindError(
                message: "type \(names[0]) is none that features are computed from", offset: place,
                hint: Nearest.hint(for: names[0], among: known) ?? "use one of \(known.joined(separator: ", "))")
        }
        let modifiers = node.nodes("typmods").map { integer(of: $0) ?? -1 }
        var fields: IntervalFields?
        var numbers = modifiers
        if base == .interval, let mask = modifiers.first, mask != 0x7FFF {
            fields = IntervalFields(mask: mask)
            numbers = Array(modifiers.dropFirst())
        } else if base == .interval {
            numbers = Array(modifiers.dropFirst())
        }
        guard let scalar = PhysicalType(base, modifiers: numbers) else {
            throw BindError(message: "the modifier of type \(names[0]) is outside what PostgreSQL takes", offset: place)
        }
        // The grammar gives bare `char` its length; the catalogue's name `bpchar` has none.
        let type =
            base == .bpchar && numbers.isEmpty && modifiers.isEmpty ? PhysicalType(.bpchar) : scalar
        guard node.nodes("arrayBounds").isEmpty else {
            return NamedType(type: PhysicalType(.array(type.base), modifier: type.modifier), fields: fields)
        }
        return NamedType(type: type, fields: fields)
    }

    /// The value of an integer constant.
    ///
    /// libpg_query 15-4.0.0 writes every integer below one as `{}` into its JSON, so that the text must tell: `-7`, `- 7` and
    /// `-(7)` start with their minus, a zero with its digit.
    func integer(of node: ParseNode) -> Int? {
        guard node.kind == "A_Const", let value = node.node("ival", as: "Integer") else { return nil }
        if value.has("ival") { return value.number("ival") }
        var position = node.offset
        var isNegative = false
        while position < bytes.count, !(48...57).contains(bytes[position]) {
            if bytes[position] == UInt8(ascii: "-") {
                if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "-") {
                    while position < bytes.count, bytes[position] != 10 { position += 1 }
                    continue
                }
                isNegative = true
            } else if bytes[position] == UInt8(ascii: "/") {
                while position + 1 < bytes.count,
                    !(bytes[position] == UInt8(ascii: "*") && bytes[position + 1] == UInt8(ascii: "/"))
                {
                    position += 1
                }
                position += 1
            }
            position += 1
        }
        var magnitude = 0
        while position < bytes.count, (48...57).contains(bytes[position]) {
            magnitude = magnitude &* 10 &+ Int(bytes[position] - 48)
            position += 1
        }
        return isNegative ? -magnitude : magnitude
    }
}
