internal import SQLite

extension SQLiteFunctions {
    /// LIKE as PostgreSQL has it: `fs_like`, `fs_ilike`.
    static func registerPatterns(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.bool("fs_like", 2) { (values) throws(FunctionFailure) in
            try LikePattern(values.text(1)).matches(values.text(0))
        }
        try registry.bool("fs_ilike", 2) { (values) throws(FunctionFailure) in
            let pattern = try ascii(values.text(1), "ILIKE").lowercased()
            return try LikePattern(pattern).matches(try ascii(values.text(0), "ILIKE").lowercased())
        }
    }
}

/// A pattern of LIKE: `%` is any text, `_` one code point, a backslash takes the next code point as it is.
struct LikePattern {
    private enum Part: Equatable {
        case anyText
        case anyOne
        case exactly(Unicode.Scalar)
    }

    private var parts: [Part] = []
    private var endsInEscape = false

    init(_ pattern: String) {
        var scalars = pattern.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            switch scalar {
            case "%": if parts.last != .anyText { parts.append(.anyText) }
            case "_": parts.append(.anyOne)
            case "\\":
                guard let escaped = scalars.next() else {
                    endsInEscape = true
                    return
                }
                parts.append(.exactly(escaped))
            default: parts.append(.exactly(scalar))
            }
        }
    }

    /// Whether the whole text fits the pattern.
    ///
    /// Goes back only to the last `%`, so the time is at most the product of both lengths. A pattern that ends in a lone
    /// backslash fails, as in PostgreSQL, only for texts that reach it.
    func matches(_ text: String) throws(FunctionFailure) -> Bool {
        let scalars = Array(text.unicodeScalars)
        var (position, part) = (0, 0)
        var retry: (part: Int, position: Int)?
        while position < scalars.count {
            if part < parts.count, parts[part] == .anyText {
                retry = (part + 1, position)
                part += 1
                continue
            }
            if part < parts.count, parts[part] == .anyOne || parts[part] == .exactly(scalars[position]) {
                part += 1
                position += 1
                continue
            }
            if part == parts.count, endsInEscape {
                throw FunctionFailure("LIKE pattern must not end with escape character")
            }
            guard let last = retry else { return false }
            part = last.part
            position = last.position + 1
            retry = (last.part, position)
        }
        while part < parts.count, parts[part] == .anyText { part += 1 }
        return part == parts.count && !endsInEscape
    }
}
