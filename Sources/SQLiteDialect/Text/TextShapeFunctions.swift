internal import SQLite

extension SQLiteFunctions {
    /// Text functions that SQLite has none of: `fs_lpad`, `fs_translate`, `fs_format`, `fs_md5`.
    static func registerTextShapes(_ registry: FunctionRegistry) throws(SQLiteError) {
        for (name, atStart) in [("fs_lpad", true), ("fs_rpad", false)] {
            for arguments in [Int32(2), 3] {
                try registry.text(name, arguments) { (values) throws(FunctionFailure) in
                    let fill = arguments == 3 ? values.text(2) : " "
                    return try TextShapes.padded(values.text(0), values.integer(1), fill, atStart: atStart)
                }
            }
        }
        try registry.text("fs_repeat", 2) { (values) throws(FunctionFailure) in
            try TextShapes.repeated(values.text(0), values.integer(1))
        }
        for arguments in [Int32(3), 4] {
            try registry.text("fs_overlay", arguments) { (values) throws(FunctionFailure) in
                let replacement = values.text(1)
                let count = arguments == 4 ? values.integer(3) : Int64(replacement.unicodeScalars.count)
                return try TextShapes.overlaid(values.text(0), replacement, from: values.integer(2), count: count)
            }
        }
        try registry.text("fs_translate", 3) { (values) in
            TextShapes.translated(values.text(0), values.text(1), values.text(2))
        }
        try registry.text("fs_initcap", 1) { (values) throws(FunctionFailure) in
            TextShapes.capitalized(try ascii(values.text(0), "initcap"))
        }
        try registry.integer("fs_ascii", 1) { (values) in Int64(values.text(0).unicodeScalars.first?.value ?? 0) }
        try registry.text("fs_chr", 1) { (values) throws(FunctionFailure) in
            try TextShapes.character(values.integer(0))
        }
        try registry.text("fs_md5", 1) { (values) in values.withUTF8(0) { MD5.hexadecimal(Array($0)) } }
        try registry.text("fs_to_hex4", 1) { (values) in
            String(UInt32(truncatingIfNeeded: values.integer(0)), radix: 16)
        }
        try registry.text("fs_to_hex8", 1) { (values) in String(UInt64(bitPattern: values.integer(0)), radix: 16) }
        try registry.text("fs_quote_literal", 1) { (values) in PGText.quotedLiteral(values.text(0)) }
        try registry.text("fs_quote_ident", 1) { (values) in PGText.quotedIdentifier(values.text(0)) }
        try registry.text("fs_like_escape", 2) { (values) throws(FunctionFailure) in
            try TextShapes.likePattern(values.text(0), escape: values.text(1))
        }
        try registerLists(registry)
    }

    /// Functions of any number of texts, of which some may be NULL.
    private static func registerLists(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.connection.registerFunction("fs_format", arguments: -1) { (values) throws(FunctionFailure) in
            guard !values.isNull(0) else { return .null }
            let arguments = (1..<values.count).map { values.isNull($0) ? nil : values.text($0) }
            return .text(try PGFormat.text(values.text(0), arguments))
        }
        try registry.connection.registerFunction("fs_concat_ws", arguments: -1) { (values) in
            guard !values.isNull(0) else { return .null }
            let parts = (1..<values.count).filter { !values.isNull($0) }.map { values.text($0) }
            return .text(parts.joined(separator: values.text(0)))
        }
    }
}
