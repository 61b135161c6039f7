internal import Contracts
internal import FeatureStore

/// Cells as a sample's CSV files hold them; what is written here reads back as the same value.
enum CellText {
    /// One field: empty for NULL, `""` for an empty text, in quotes where it must be.
    static func csv(_ column: Column, row: Int) -> String {
        guard column.validity[row] else { return "" }
        switch column.cells {
        case .int(let values): return "\(values[row])"
        case .double(let values): return number(values[row], nan: "NaN", infinity: "Infinity")
        case .decimal(let values): return "\(values[row])"
        case .bool(let values): return "\(values[row])"
        case .timestamp(let values): return "\(values[row])"
        case .date(let values): return "\(values[row])"
        case .text(let texts): return field(texts.string(at: row), isText: true)
        case .list(let lists):
            let elements = lists.elements
            let items = lists.range(at: row).map { element(elements, $0) }
            return field("[\(items.joined(separator: ", "))]", isText: false)
        }
    }

    /// A name or a text as one field.
    static func field(_ text: String, isText: Bool) -> String {
        let mustQuote = (isText && text.isEmpty) || text.utf8.contains { [UInt8](",\"\r\n".utf8).contains($0) }
        guard mustQuote else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }

    /// An element of a list, as YAML reads it.
    private static func element(_ column: Column, _ row: Int) -> String {
        guard column.validity[row] else { return "null" }
        return switch column.cells {
        case .text(let texts): LiteralValue.text(texts.string(at: row)).description
        case .double(let values): number(values[row], nan: ".nan", infinity: ".inf")
        default: csv(column, row: row)
        }
    }

    private static func number(_ value: Double, nan: String, infinity: String) -> String {
        if value.isNaN { return nan }
        if value.isInfinite { return (value < 0 ? "-" : "") + infinity }
        return "\(value)"
    }
}
