internal import SQLFrontend
internal import SQLite

/// Reading and writing one value of an element type, which calls name as PostgreSQL's catalogue does: `int4`, `text`.
enum ElementText {
    /// A value as PostgreSQL's output function writes it: a truth value is a letter.
    static func write(_ value: SQLiteValue, _ type: String) throws(FunctionFailure) -> String? {
        switch (value, type) {
        case (.null, _): return nil
        case (.integer(let value), "bool"): return value == 1 ? "t" : "f"
        case (.integer(let days), "date"): return PGText.date(days: days)
        case (.integer(let instant), "timestamp"): return PGText.timestamp(microseconds: instant, zone: "")
        case (.integer(let instant), "timestamptz"): return PGText.timestamp(microseconds: instant, zone: "+00")
        case (.integer(let value), _): return String(value)
        case (.real(let value), _): return PGText.shortest(value)
        case (.text(var value), "interval"):
            guard let interval = value.withUTF8({ PGInterval(stored: $0) }) else {
                throw .wrongClass("an array function")
            }
            return interval.text
        case (.text(let value), _): return value
        case (.blob, _): throw .wrongClass("an array function")
        }
    }

    /// Reads a value as PostgreSQL's input function does; nil for types that are read while translating only.
    static func reader(_ type: SQLType) -> ((String) throws(FunctionFailure) -> SQLiteValue)? {
        switch type {
        case .int2: { (text) throws(FunctionFailure) in .integer(try PGText.integer(text, .small)) }
        case .int4: { (text) throws(FunctionFailure) in .integer(try PGText.integer(text, .standard)) }
        case .int8: { (text) throws(FunctionFailure) in .integer(try PGText.integer(text, .big)) }
        case .bool: { (text) throws(FunctionFailure) in .integer(try PGText.bool(text) ? 1 : 0) }
        case .float8: { (text) throws(FunctionFailure) in .real(try PGText.double(text)) }
        case .numeric: { (text) throws(FunctionFailure) in .text(try PGNumeric(literal: text).text) }
        case .text, .varchar: { (text) in .text(text) }
        case .date: { (text) throws(FunctionFailure) in .integer(try PGText.date(text)) }
        case .timestamp: { (text) throws(FunctionFailure) in .integer(try PGText.timestamp(text)) }
        case .timestamptz: { (text) throws(FunctionFailure) in .integer(try PGText.timestamptz(text)) }
        default: nil
        }
    }
}

extension SQLiteFunctions {
    /// Arrays from texts and to texts.
    static func registerArrayTexts(_ registry: FunctionRegistry) throws(SQLiteError) {
        try registry.text("fs_text_from_array", 2) { (values) throws(FunctionFailure) in
            let array = try values.array(1)
            var texts: [String?] = []
            for element in array.elements { texts.append(try ElementText.write(element, values.text(0))) }
            return array.literal(texts)
        }
        try registry.lenient("fs_array_to_string", 4) { (values) throws(FunctionFailure) in
            guard !values.isNull(1), !values.isNull(2) else { return .null }
            var texts: [String] = []
            for element in try values.array(1).elements {
                if let text = try ElementText.write(element, values.text(0)) {
                    texts.append(text)
                } else if !values.isNull(3) {
                    texts.append(values.text(3))
                }
            }
            return .text(texts.joined(separator: values.text(2)))
        }
        for type in SQLType.scalars {
            guard let read = ElementText.reader(type), let kind = PGArray.ElementKind(of: type) else { continue }
            try registry.array("fs_array_from_text_\(type.catalogueName)", 1) { (values) throws(FunctionFailure) in
                let literal = try PGArray.split(literal: values.text(0))
                var elements: [SQLiteValue] = []
                for element in literal.elements {
                    if let element { elements.append(try read(element)) } else { elements.append(.null) }
                }
                return PGArray(kind: kind, dimensions: literal.dimensions, elements: elements)
            }
        }
        try registry.lenient("fs_string_to_array", 3) { (values) in
            guard !values.isNull(0) else { return .null }
            let separator = values.isNull(1) ? nil : values.text(1)
            let null = values.isNull(2) ? nil : Array(values.text(2).utf8)
            let parts = parts(of: values.text(0), separator: separator).map { part in
                Array(part.utf8) == null ? SQLiteValue.null : .text(part)
            }
            return .text(PGArray(kind: .text, parts).stored)
        }
    }

    /// The parts of a text between separators: no separator gives the characters, an empty one the text as one part.
    static func parts(of text: String, separator: String?) -> [String] {
        guard !text.isEmpty else { return [] }
        guard let separator else { return text.unicodeScalars.map { String($0) } }
        guard !separator.isEmpty else { return [text] }
        let (bytes, mark) = (Array(text.utf8), Array(separator.utf8))
        var parts: [String] = []
        var (start, index) = (0, 0)
        while index + mark.count <= bytes.count {
            if bytes[index..<(index + mark.count)].elementsEqual(mark) {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += mark.count
                start = index
            } else {
                index += 1
            }
        }
        return parts + [String(decoding: bytes[start...], as: UTF8.self)]
    }
}
