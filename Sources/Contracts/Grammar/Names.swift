/// The rules for names, and how names of SQL become names of Swift.
public enum Names {
    /// Whether a text can name a column, a source, an entity, a service or a feature: lower-case letters, digits and
    /// underscores, at most 63 bytes, as PostgreSQL keeps names that are not quoted.
    public static func isColumnName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 63 else { return false }
        let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) || first == UInt8(ascii: "_")
        return isLetter
            && text.utf8.allSatisfy { byte in
                (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "_")
                    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
            }
    }

    /// Whether a text can name a view or a row type: an ASCII capital, then ASCII letters and digits.
    public static func isTypeName(_ text: String) -> Bool {
        guard let first = text.utf8.first, (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first) else { return false }
        return text.utf8.count <= 63 && text.utf8.allSatisfy(isAlphanumeric)
    }

    /// Whether a text can name a pair: a type's name, or one that keeps a version of it, as `RecentDelays_v1`.
    public static func isViewName(_ text: String) -> Bool {
        isTypeName(text) || text.utf8.count <= 63 && ViewVersion(pair: text) != nil
    }

    /// Whether a text can name an environment variable.
    static func isEnvironmentName(_ text: String) -> Bool {
        guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else {
            return false
        }
        return text.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "_") }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// `departures_7d` as Swift spells it: `departures7d`.
    public static func lowerCamelCase(_ name: String) -> String {
        let upper = upperCamelCase(name)
        return upper.prefix(1).lowercased() + upper.dropFirst()
    }

    /// `delay_model_v1` as a Swift type: `DelayModelV1`.
    public static func upperCamelCase(_ name: String) -> String {
        name.split(separator: "_").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
    }

    /// A Swift name as it must be written where it is declared or used: reserved words between backticks.
    public static func escaped(_ name: String) -> String {
        reservedWords.contains(name) ? "`\(name)`" : name
    }

    /// Swift's words that cannot stand as a name without backticks.
    private static let reservedWords: Set<String> = [
        "actor", "any", "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue",
        "default", "defer", "deinit", "do", "each", "else", "enum", "extension", "fallthrough", "false", "fileprivate",
        "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is", "let", "nil", "operator",
        "package", "precedencegroup", "private", "protocol", "public", "repeat", "rethrows", "return", "self", "static",
        "struct", "subscript", "super", "switch", "throw", "throws", "true", "try", "typealias", "var", "where",
        "while",
    ]

    /// What PostgreSQL calls every table's own columns, and what the product adds to tables.
    static let reservedColumns: Set<String> = [
        "case_id", "spine_id", "as_of", "ctid", "tableoid", "xmin", "xmax", "cmin", "cmax",
    ]

    /// Types that every feature file sees: none of these can name a view, a row or a service.
    package static let swiftTypesInUse: Set<String> = [
        "Actor", "Any", "AnyObject", "Array", "Bitmap", "Bool", "ByteReader", "CalendarDate", "Character", "Codable",
        "Collection", "Column", "ColumnBatch", "ColumnCodec", "ColumnCodecError", "ColumnSchema", "ColumnValue",
        "ColumnWriter", "Comparable", "Dictionary", "Double", "Duration", "EmbeddedFile", "EntityHistory",
        "EntityKey", "EntityRows", "EntitySchema", "Equatable", "Error", "EvaluationAnswers", "EvaluationError",
        "EvaluationFailure", "EvaluationSession", "ExactDecimal", "FeatureRegistry", "FeatureStore", "FeatureValues",
        "FeatureVector", "FeatureView", "Features", "Float", "Foundation", "Hashable", "History", "Identifiable",
        "Input", "Int", "Int128", "Int32", "Int64", "KeyEncoder", "KeyedHistory", "ListCells", "ListOrder", "Never",
        "NoRequest", "Optional", "Protocol", "Range", "Request", "RequestFeatureView", "RequestValues", "Result",
        "RowDecoder",
        "RowSchema", "Self", "Sendable", "Sequence", "ServiceKeys", "ServiceRequest", "ServiceSchema", "Set",
        "SourceRow",
        "SourceRows", "String", "Substring", "Swift", "Task", "TextCells", "TimeSpan", "Timestamp", "Type", "UInt64",
        "ChangeSource", "RowChange", "ViewChange", "ValueParsingError", "ValueType", "VersionConflict",
        "ViewDefinition", "ViewSchema", "Void", "LocalTime",
        "UnknownZone", "Zone", "Weekday",
        "WindowBounds",
    ]
}
