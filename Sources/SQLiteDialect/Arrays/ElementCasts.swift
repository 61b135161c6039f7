internal import SQLFrontend
internal import SQLite

/// Casts of one value between element types, as the casts of single values do.
enum ElementCast {
    /// The cast, or nil where there is none.
    static func cast(
        from source: SQLType, to target: SQLType
    ) -> ((SQLiteValue) throws(FunctionFailure) -> SQLiteValue)? {
        if source == .text || source == .varchar {
            guard let read = ElementText.reader(target) else { return nil }
            return { (value) throws(FunctionFailure) in
                guard case .text(let text) = value else { return value }
                return try read(text)
            }
        }
        if target == .text || target == .varchar {
            return { (value) throws(FunctionFailure) in
                if source == .bool, case .integer(let truth) = value { return .text(truth == 1 ? "true" : "false") }
                return (try ElementText.write(value, source.catalogueName)).map { .text($0) } ?? .null
            }
        }
        return number(from: source, to: target)
    }

    private static func number(
        from source: SQLType, to target: SQLType
    ) -> ((SQLiteValue) throws(FunctionFailure) -> SQLiteValue)? {
        let width = Translation.width(target)
        switch (source, target) {
        case (.int2, .float8), (.int4, .float8), (.int8, .float8):
            return { (value) in if case .integer(let number) = value { .real(Double(number)) } else { value } }
        case (.int2, .numeric), (.int4, .numeric), (.int8, .numeric):
            return { (value) in if case .integer(let number) = value { .text(String(number)) } else { value } }
        case (.numeric, .float8):
            return { (value) throws(FunctionFailure) in
                if case .text(let digits) = value { .real(try PGText.double(digits)) } else { value }
            }
        case (.float8, .numeric):
            return { (value) throws(FunctionFailure) in
                guard value != .notANumber else { throw .notKept("numeric NaN") }
                return if case .real(let number) = value { .text(try PGNumeric(number).text) } else { value }
            }
        case (.date, .timestamp), (.date, .timestamptz):
            return { (value) throws(FunctionFailure) in
                guard case .integer(let days) = value else { return value }
                return .integer(try PGTime.instant(0, plus: Int128(days) * Int128(CivilCalendar.microsecondsPerDay)))
            }
        case (.timestamp, .timestamptz), (.timestamptz, .timestamp), (.bool, .int4): return { (value) in value }
        default: break
        }
        guard let width else { return nil }
        return { (value) throws(FunctionFailure) in
            switch value {
            case .integer(let number): return .integer(try width.checked(number))
            case .real(let number): return .integer(try PGFloat.integer(number, width))
            case .notANumber: throw width.outOfRange
            case .text(let digits): return .integer(try PGNumeric(literal: digits).integer(width))
            case .null, .blob: return value
            }
        }
    }
}

extension SQLiteFunctions {
    /// Casts of all elements of an array: `fs_array_int4_from_float8`.
    static func registerElementCasts(_ registry: FunctionRegistry) throws(SQLiteError) {
        for source in SQLType.scalars {
            for target in SQLType.scalars where source != target {
                guard PGArray.ElementKind(of: source) != nil, let kind = PGArray.ElementKind(of: target),
                    let cast = ElementCast.cast(from: source, to: target)
                else { continue }
                let name = "fs_array_\(target.catalogueName)_from_\(source.catalogueName)"
                try registry.array(name, 1) { (values) throws(FunctionFailure) in
                    let array = try values.array(0)
                    var elements: [SQLiteValue] = []
                    for element in array.elements { elements.append(try cast(element)) }
                    return PGArray(kind: kind, dimensions: array.dimensions, elements: elements)
                }
            }
        }
        try registry.array("fs_array_fitn", 3) { (values) throws(FunctionFailure) in
            let array = try values.array(0)
            let (precision, scale) = (Int(values.integer(1)), Int(values.integer(2)))
            var elements: [SQLiteValue] = []
            for element in array.elements {
                guard case .text(let digits) = element else {
                    elements.append(element)
                    continue
                }
                elements.append(
                    .text(try PGNumeric(literal: digits).fitted(precision: precision, scale: scale).text))
            }
            return PGArray(kind: array.kind, dimensions: array.dimensions, elements: elements)
        }
        try registry.array("fs_array_left", 2) { (values) throws(FunctionFailure) in
            let array = try values.array(0)
            let elements = array.elements.map { element in
                guard case .text(let text) = element else { return element }
                return .text(String(text.unicodeScalars.prefix(Int(values.integer(1)))))
            }
            return PGArray(kind: array.kind, dimensions: array.dimensions, elements: elements)
        }
    }
}
