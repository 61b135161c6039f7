import FeatureStore

/// Values as contracts write them, typed by the feature that they belong to.
enum LiteralText {
    /// The value, or nil where the text is none of this type; quoted text is a value of text only.
    static func parse(_ value: YAMLValue, type: ValueType) -> LiteralValue? {
        switch value.content {
        case .null: return .null
        case .sequence(let values):
            if case .list = type, values.isEmpty { return .emptyList }
            return nil
        case .mapping: return nil
        case .scalar(let text, let isQuoted): return scalar(text, isQuoted: isQuoted, type: type)
        }
    }

    private static func scalar(_ text: String, isQuoted: Bool, type: ValueType) -> LiteralValue? {
        switch type {
        case .text: return .text(text)
        case .timestamp: return (try? Timestamp(text)).map(LiteralValue.timestamp)
        case .date: return (try? CalendarDate(text)).map(LiteralValue.date)
        case _ where isQuoted: return nil
        case .int: return Int64(text).map(LiteralValue.int)
        case .bool: return text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
        case .double: return double(text).map(LiteralValue.double)
        case .decimal(let precision, let scale): return decimal(text, precision: precision, scale: scale)
        case .list: return nil
        }
    }

    private static func double(_ text: String) -> Double? {
        switch text {
        case ".nan": .nan
        case ".inf": .infinity
        case "-.inf": -.infinity
        default: text.utf8.allSatisfy { "+-.eE0123456789".utf8.contains($0) } ? Double(text).flatMap(finite) : nil
        }
    }

    private static func finite(_ value: Double) -> Double? { value.isFinite ? value : nil }

    /// Exactly the value, at the feature's scale.
    private static func decimal(_ text: String, precision: Int, scale: Int) -> LiteralValue? {
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? text.dropFirst() : Substring(text)
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ part in !part.isEmpty && part.allSatisfy(isDigit) })
        else { return nil }
        var fraction = parts.count == 2 ? parts[1] : ""
        while fraction.count > scale, fraction.last == "0" { fraction = fraction.dropLast() }
        guard fraction.count <= scale else { return nil }
        let padded = parts[0] + fraction + String(repeating: "0", count: scale - fraction.count)
        let significant = padded.drop { $0 == "0" }
        guard significant.count <= precision, let magnitude = Int128(significant.isEmpty ? "0" : significant) else {
            return nil
        }
        return .decimal(coefficient: isNegative ? -magnitude : magnitude, scale: scale)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
