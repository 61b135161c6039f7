internal import SQLite

extension SQLiteFunctions {
    /// Text functions by code point, where SQLite's own differ or have none: `fs_substr`, `fs_left`, `fs_upper`.
    static func registerTexts(_ registry: FunctionRegistry) throws(SQLiteError) {
        for arguments in [Int32(2), 3] {
            try registry.text("fs_substr", arguments) { (values) throws(FunctionFailure) in
                let length = arguments == 3 ? values.integer(2) : nil
                return try substring(values.text(0), from: values.integer(1), length: length)
            }
        }
        try registry.text("fs_left", 2) { (values) in
            let scalars = values.text(0).unicodeScalars
            let wanted = values.integer(1)
            if wanted >= 0 { return String(scalars.prefix(Int(wanted))) }
            return String(scalars.dropLast(Int(-max(wanted, -Int64(Int32.max)))))
        }
        try registry.text("fs_right", 2) { (values) in
            let scalars = values.text(0).unicodeScalars
            let wanted = values.integer(1)
            if wanted >= 0 { return String(scalars.suffix(Int(wanted))) }
            return String(scalars.dropFirst(Int(-max(wanted, -Int64(Int32.max)))))
        }
        try registry.text("fs_upper", 1) { (values) throws(FunctionFailure) in
            try ascii(values.text(0), "upper").uppercased()
        }
        try registry.text("fs_lower", 1) { (values) throws(FunctionFailure) in
            try ascii(values.text(0), "lower").lowercased()
        }
        try registry.text("fs_reverse", 1) { (values) in
            var scalars = String.UnicodeScalarView()
            scalars.append(contentsOf: values.text(0).unicodeScalars.reversed())
            return String(scalars)
        }
        try registry.text("fs_split_part", 3) { (values) throws(FunctionFailure) in
            try part(of: values.text(0), separator: values.text(1), position: values.integer(2))
        }
        try registry.bool("fs_starts_with", 2) { (values) in
            values.withUTF8(0) { text in values.withUTF8(1) { start in text.starts(with: start) } }
        }
    }

    private static func substring(_ text: String, from start: Int64, length: Int64?) throws(FunctionFailure) -> String {
        let scalars = text.unicodeScalars
        guard let length else { return String(scalars.dropFirst(Int(max(0, start - 1)))) }
        guard length >= 0 else { throw FunctionFailure("negative substring length not allowed") }
        // Positions before the first character count too: substr('abc', 0, 2) is 'a'.
        let (end, _) = start.addingReportingOverflow(length)
        let first = max(start, 1)
        guard end > first else { return "" }
        return String(scalars.dropFirst(Int(first - 1)).prefix(Int(end - first)))
    }

    private static func part(of text: String, separator: String, position: Int64) throws(FunctionFailure) -> String {
        guard position != 0 else { throw FunctionFailure("field position must not be zero") }
        guard !text.isEmpty else { return "" }
        guard !separator.isEmpty else { return position == 1 || position == -1 ? text : "" }
        let (bytes, mark) = (Array(text.utf8), Array(separator.utf8))
        var parts: [Range<Int>] = []
        var (start, index) = (0, 0)
        while index + mark.count <= bytes.count {
            if bytes[index..<(index + mark.count)].elementsEqual(mark) {
                parts.append(start..<index)
                index += mark.count
                start = index
            } else {
                index += 1
            }
        }
        parts.append(start..<bytes.count)
        let wanted = position > 0 ? position - 1 : Int64(parts.count) + position
        guard wanted >= 0, wanted < parts.count else { return "" }
        return String(decoding: bytes[parts[Int(wanted)]], as: UTF8.self)
    }

    /// The text, when changing its case does not depend on a locale.
    static func ascii(_ text: String, _ function: String) throws(FunctionFailure) -> String {
        guard text.utf8.allSatisfy({ $0 < 0x80 }) else { throw .notKept("\(function) of text beyond ASCII") }
        return text
    }
}
