internal import Contracts
internal import FeatureStore
internal import Parity

/// Writes rows and questions as a fixture.
enum FixtureText {
    /// The YAML of one case, without answers: verify holds both halves to each other.
    static func yaml(_ scenario: Scenario, shape: ScenarioShape, about: String) -> String {
        var lines = ["about: \(quoted(about))"]
        let tables = zip(shape.sources, scenario.tables).filter { !$0.1.rows.isEmpty }
        if !tables.isEmpty { lines.append("rows:") }
        for (source, table) in tables {
            lines.append("  \(source.name):")
            for row in table.rows { lines.append("    - \(flow(source.columns.map(\.name), row))") }
        }
        lines.append("spine:")
        for question in scenario.questions { lines.append("  - \(flow(shape.spine.map(\.name), question))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func flow(_ names: [String], _ values: [CellValue]) -> String {
        "{ " + zip(names, values).map { "\($0): \(text($1))" }.joined(separator: ", ") + " }"
    }

    private static func text(_ value: CellValue) -> String {
        switch value {
        case .null: "null"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .decimal(let number): "\(number)"
        case .text(let text): quoted(text)
        case .bool(let bool): bool ? "true" : "false"
        case .timestamp(let instant): "\(instant)"
        case .date(let date): "\(date)"
        case .list(let elements): "[" + elements.map(text).joined(separator: ", ") + "]"
        }
    }

    /// A text between double quotes, with YAML's escapes.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": result += "\\\(scalar)"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case " "..."~": result.unicodeScalars.append(scalar)
            default:
                let digits = String(scalar.value, radix: 16)
                result += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
            }
        }
        return result + "\""
    }
}
