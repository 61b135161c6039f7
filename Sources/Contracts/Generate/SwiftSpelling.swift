import FeatureStore

/// How generated code spells types, names and texts.
enum SwiftSpelling {
    /// The Swift type of a value.
    static func type(_ type: ValueType, isNullable: Bool) -> String {
        let name =
            switch type {
            case .int: "Int"
            case .double: "Double"
            case .decimal: "ExactDecimal"
            case .text: "String"
            case .bool: "Bool"
            case .timestamp: "Timestamp"
            case .date: "CalendarDate"
            case .list(let element, _, let nullElements): "[\(Self.type(element, isNullable: nullElements))]"
            }
        return isNullable ? name + "?" : name
    }

    /// The Swift type of a column's values.
    static func type(_ column: ColumnContract) -> String { type(column.type, isNullable: column.isNullable) }

    /// The case of `ValueType` that describes a type.
    static func valueType(_ type: ValueType) -> String {
        switch type {
        case .int: ".int"
        case .double: ".double"
        case .decimal(let precision, let scale): ".decimal(precision: \(precision), scale: \(scale))"
        case .text: ".text"
        case .bool: ".bool"
        case .timestamp: ".timestamp"
        case .date: ".date"
        case .list(let element, let order, let nullElements):
            ".list(element: \(valueType(element)), order: .\(order.rawValue), nullElements: \(nullElements))"
        }
    }

    /// A `ColumnSchema` that describes a column.
    static func schema(_ name: String, _ type: ValueType, isNullable: Bool) -> String {
        "ColumnSchema(\"\(name)\", \(valueType(type))\(isNullable ? ", isNullable: true" : ""))"
    }

    /// A `ColumnSchema` that describes a column.
    static func schema(_ column: ColumnContract) -> String {
        schema(column.name, column.type, isNullable: column.isNullable)
    }

    /// A property's name where it is declared or used.
    static func property(_ name: String) -> String { Names.escaped(Names.lowerCamelCase(name)) }

    /// A list of texts, each between quotes; the texts are names, which need no escapes.
    static func names(_ names: [String]) -> String { "[" + names.map { "\"\($0)\"" }.joined(separator: ", ") + "]" }

    /// A text as the lines of a documentation comment.
    static func comment(_ text: String, indent: String) -> String {
        let words = text.split { $0.isNewline || $0 == " " || $0 == "\t" }
        return "\(indent)/// \(words.joined(separator: " "))\n"
    }
}
