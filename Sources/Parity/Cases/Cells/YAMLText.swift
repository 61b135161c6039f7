internal import Contracts
internal import FeatureStore

/// Cells as fixtures hold them; what is written here reads back as the same value.
enum YAMLText {
    /// The value as a YAML scalar, or a sequence of scalars for a list.
    static func cell(_ value: CellValue) -> String {
        switch value {
        case .null: "null"
        case .int(let number): "\(number)"
        case .double(let number): self.number(number)
        case .decimal(let number): "\(number)"
        case .text(let text): self.text(text)
        case .bool(let value): "\(value)"
        case .timestamp(let instant): "\(instant)"
        case .date(let day): "\(day)"
        case .list(let elements): "[\(elements.map(cell).joined(separator: ", "))]"
        }
    }

    private static func number(_ number: Double) -> String {
        if number.isNaN { return ".nan" }
        if number.isInfinite { return number < 0 ? "-.inf" : ".inf" }
        return "\(number)"
    }

    /// As it stands where no reader of YAML could take it for something else, in quotes otherwise.
    private static func text(_ text: String) -> String {
        let isWord =
            text.unicodeScalars.first.map { ("a"..."z").contains($0) || ("A"..."Z").contains($0) } ?? false
            && text.unicodeScalars.allSatisfy { scalar in
                ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar)
                    || scalar == "_" || scalar == "-"
            }
        let means = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
        return isWord && !means ? text : LiteralValue.text(text).description
    }
}
