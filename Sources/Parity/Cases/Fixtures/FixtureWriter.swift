internal import Contracts
internal import FeatureStore

/// Writes a scenario as a fixture that a person can read, and that ``FixtureReader`` reads back as the same case.
struct FixtureWriter {
    let shape: ScenarioShape

    private static let width = 118

    /// The text of the file; what is expected is left open.
    func text(_ scenario: Scenario, about: String) -> String { "about: >-\n\(Self.folded(about))\(body(scenario))" }

    /// The rows and the questions, which tell one case from another.
    func body(_ scenario: Scenario) -> String {
        var lines = ["entity: \(shape.view.entity.name)"]
        let filled = shape.sources.indices.filter { !scenario.tables[$0].rows.isEmpty }
        if !filled.isEmpty { lines.append("rows:") }
        var defaults: [String] = []
        for position in filled {
            let (source, rows) = (shape.sources[position], scenario.tables[position].rows)
            let shared =
                rows.count < 2
                ? []
                : source.columns.indices.filter { column in
                    !rows[0][column].isNull && rows.allSatisfy { $0[column] == rows[0][column] }
                }
            lines.append("  \(source.name):")
            for row in rows {
                let cells = source.columns.indices.filter { !shared.contains($0) && !row[$0].isNull }
                lines.append("    - " + Self.mapping(cells.map { (source.columns[$0].name, row[$0]) }))
            }
            if !shared.isEmpty {
                let cells = shared.map { (source.columns[$0].name, rows[0][$0]) }
                defaults.append("  \(source.name): " + Self.mapping(cells))
            }
        }
        if !defaults.isEmpty { lines += ["defaults:"] + defaults }
        lines.append("spine:")
        for question in scenario.questions {
            lines.append("  - " + Self.mapping(zip(shape.spine, question).map { ($0.name, $1) }))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func mapping(_ cells: [(name: String, value: CellValue)]) -> String {
        cells.isEmpty
            ? "{}" : "{ " + cells.map { "\($0.name): \(YAMLText.cell($0.value))" }.joined(separator: ", ") + " }"
    }

    /// Sentences in indented lines; what cannot be seen is replaced, since folded text knows no escapes.
    private static func folded(_ text: String) -> String {
        var lines: [String] = []
        var line = ""
        let visible = String(
            text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : Character($0) })
        for word in visible.split(separator: " ") {
            if !line.isEmpty, line.count + word.count + 3 > width {
                lines.append(line)
                line = ""
            }
            line += (line.isEmpty ? "" : " ") + word
        }
        return (lines + [line]).map { "  \($0)\n" }.joined()
    }
}
