internal import FeatureStore
internal import Parity

/// Shows typed values so that different ones look different.
enum ValueText {
    /// The value as SQL would spell it, instants as they are: `12`, `0.5`, `'JFK'`, `true`, `NULL`, `[1, NULL]`.
    static func plain(_ value: CellValue) -> String {
        switch value {
        case .null: "NULL"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .decimal(let number): "\(number)"
        case .text(let text): quoted(text)
        case .bool(let bool): bool ? "true" : "false"
        case .timestamp(let instant): "\(instant)"
        case .date(let date): "\(date)"
        case .list(let elements): "[" + elements.map(plain).joined(separator: ", ") + "]"
        }
    }

    /// Two values that differ, each with its type and, where the plain form would not show a difference, its bits.
    static func pair(_ one: CellValue, _ other: CellValue) -> (String, String) {
        let (first, second) = (typed(one), typed(other))
        if first != second { return (first, second) }
        return (exact(one), exact(other))
    }

    /// The value and its type: `12 (int)`.
    static func typed(_ value: CellValue) -> String {
        guard let type = typeName(value) else { return plain(value) }
        return "\(plain(value)) (\(type))"
    }

    /// The value, its type and what its plain form hides: bit patterns of numbers, code points of text.
    static func exact(_ value: CellValue) -> String {
        switch value {
        case .double(let number): "\(number) (double, bits 0x\(hexadecimal(number.bitPattern, digits: 16)))"
        case .text(let text):
            "\(quoted(text)) (text, "
                + text.unicodeScalars.map { "U+" + hexadecimal(UInt64($0.value), digits: 4).uppercased() }
                .joined(separator: " ") + ")"
        case .list(let elements): "[" + elements.map(exact).joined(separator: ", ") + "]"
        default: typed(value)
        }
    }

    private static func typeName(_ value: CellValue) -> String? {
        switch value {
        case .null: nil
        case .int: "int"
        case .double: "double"
        case .decimal: "decimal"
        case .text: "text"
        case .bool: "bool"
        case .timestamp: "timestamp"
        case .date: "date"
        case .list: "list"
        }
    }

    /// In single quotes; control characters, blanks other than U+0020 and lone marks as escapes, since they cannot be seen.
    static func quoted(_ text: String) -> String {
        var result = "'"
        for scalar in text.unicodeScalars {
            switch scalar {
            case "'": result += "''"
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            default:
                let properties = scalar.properties
                let isHidden =
                    properties.generalCategory == .control || properties.generalCategory == .format
                    || (properties.isWhitespace && scalar != " ") || properties.canonicalCombiningClass != .notReordered
                if isHidden {
                    result += "\\u{" + hexadecimal(UInt64(scalar.value), digits: 1).uppercased() + "}"
                } else {
                    result.unicodeScalars.append(scalar)
                }
            }
        }
        return result + "'"
    }

    static func hexadecimal(_ bits: UInt64, digits: Int) -> String {
        let text = String(bits, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}
