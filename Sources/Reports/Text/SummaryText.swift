internal import Contracts
internal import Parity
internal import Warehouse

/// Shows a run as a table, one line for each view and warehouse, and the verdict.
enum SummaryText {
    /// The lines, the verdict last.
    static func lines(_ verdict: RunVerdict) -> [String] {
        let hasInvented = verdict.views.flatMap(\.warehouses).contains { $0.compared.generated > 0 }
        var rows = [
            [
                "view", "warehouse", "verdict", "questions", "fixture", "sample", "invented", "expected", "asked twice",
                "skipped",
            ]
        ]
        for view in verdict.views {
            for warehouse in view.warehouses { rows.append(row(view.view, warehouse)) }
        }
        // Where nothing was invented, the column would say so in every line.
        let shown = hasInvented ? rows : rows.map { row in row.enumerated().filter { $0.offset != 6 }.map(\.element) }
        return table(shown) + [""] + AttackText.lines(verdict) + [engines(verdict)] + ownTexts(verdict)
            + verdict.views.flatMap(WaiverText.idle) + [
                sentence(verdict)
            ]
    }

    /// Which views were not asked by a translation of their SQL half: what agreed is another text then.
    private static func ownTexts(_ verdict: RunVerdict) -> [String] {
        verdict.views.compactMap { view in
            guard let own = view.view.sqlite else { return nil }
            let warehouses = view.warehouses.filter { $0.engine?.name == "sqlite" }.map(\.warehouse)
            guard !warehouses.isEmpty else { return nil }
            return
                "note: \(warehouses.joined(separator: ", ")) ran \(own.file), which says nothing about \(view.view.sql.file)"
        }
    }

    private static func row(_ view: ViewContract, _ warehouse: WarehouseVerdict) -> [String] {
        let count = WaiverText.count(warehouse.findings).map { " (\($0))" } ?? ""
        let conclusion = warehouse.conclusion.rawValue + count
        return [
            view.name, warehouse.warehouse, conclusion, "\(warehouse.compared.total)", "\(warehouse.compared.fixture)",
            "\(warehouse.compared.sample)", "\(warehouse.compared.generated)", "\(warehouse.expectationsCompared)",
            "\(warehouse.repeated)", skipped(warehouse.skipped),
        ]
    }

    private static func skipped(_ skipped: SkippedCounts) -> String {
        var parts: [String] = []
        if skipped.inapplicableQuestions > 0 {
            parts.append("\(skipped.inapplicableQuestions) lack request columns (\(skipped.inapplicableCases) cases)")
        }
        if !skipped.inexpressibleCases.isEmpty {
            parts.append("not covered here: \(skipped.inexpressibleCases.map(\.caseName).joined(separator: ", "))")
        }
        if skipped.questionsNotAsked > 0 { parts.append("\(skipped.questionsNotAsked) not asked") }
        return parts.isEmpty ? "-" : parts.joined(separator: "; ")
    }

    private static func engines(_ verdict: RunVerdict) -> String {
        var seen: [String] = []
        for warehouse in verdict.views.flatMap(\.warehouses) {
            let engine = warehouse.engine.map { "\($0.name) \($0.version)" } ?? "not reached"
            let text = "\(warehouse.warehouse): \(engine)"
            if !seen.contains(text) { seen.append(text) }
        }
        let cases =
            "\(verdict.cases.fixture) fixtures, \(verdict.cases.sample) samples"
            + (verdict.cases.generated > 0 ? ", \(Counts.grouped(verdict.cases.generated)) invented" : "")
        return "engines \(seen.joined(separator: ", ")); cases \(cases)"
    }

    private static func sentence(_ verdict: RunVerdict) -> String {
        let warehouses = verdict.views.flatMap(\.warehouses)
        let questions = warehouses.reduce(0) { $0 + $1.compared.total }
        let features = verdict.views.reduce(0) { $0 + $1.view.features.count }
        let compared =
            "\(count(verdict.views.count, "view")), \(count(features, "feature")), \(count(questions, "question")) compared"
        let waived = WaiverText.summary(verdict)
        let end = waived.map { "; \($0)" } ?? ""
        switch verdict.conclusion {
        case .agreed: return waived.map { "agreed, \($0): \(compared)." } ?? "agreed: \(compared), no divergence."
        case .diverged:
            let names = verdict.views.filter { $0.conclusion == .diverged }.map(\.view.name)
            return "diverged: \(names.joined(separator: ", ")). \(compared)\(end)."
        case .misconfigured:
            let names = verdict.views.filter { $0.conclusion == .misconfigured }.map(\.view.name)
            return "misconfigured: \(names.joined(separator: ", ")). \(compared)\(end)."
        case .undecided:
            let names = verdict.views.filter { $0.conclusion == .undecided }.map(\.view.name)
            return
                "undecided: \(names.isEmpty ? "no view was asked" : names.joined(separator: ", ")). \(compared)\(end)."
        }
    }

    private static func count(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

    /// Pads the columns; numbers stand at the right.
    private static func table(_ rows: [[String]]) -> [String] {
        guard let header = rows.first else { return [] }
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                let isNumber = (3..<header.count - 1).contains(column)
                line += (column == 0 ? "" : "  ") + (isNumber ? blanks + cell : cell + blanks)
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }
}
