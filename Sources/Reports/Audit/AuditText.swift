package import Audit
internal import FeatureStore
internal import Online
internal import Parity

/// Writes an audit for people.
package enum AuditText {
    /// The report, with a line break at its end.
    ///
    /// - Parameter budget: The share of answers that may differ, from 0 to 1.
    package static func text(_ report: AuditReport, budget: Double) -> String {
        var lines = report.examples.flatMap(example)
        lines += table(report)
        for line in report.damaged {
            lines.append("damaged: \(line.file):\(line.line) (\(line.damage.rawValue))")
        }
        if report.torn > 0 { lines.append("torn by a crash, and left out: \(Counts.text(report.torn, "line"))") }
        if report.goneFiles > 0 {
            lines.append("removed while it was read, and left out: \(Counts.text(report.goneFiles, "file"))")
        }
        for part in report.notCompared {
            lines.append("not compared: \(Counts.text(part.answers, "answer")): \(part.reason)")
        }
        lines.append(sentence(report, budget: budget))
        return lines.joined(separator: "\n") + "\n"
    }

    /// What it comes to, in a sentence.
    static func sentence(_ report: AuditReport, budget: Double) -> String {
        guard report.answers + report.damagedLines > 0 else {
            return "Nothing could be compared: \(Counts.text(report.records, "record")) looked at, "
                + "\(Counts.text(report.answersNotCompared, "answer")) not compared, "
                + "\(Counts.text(report.leftOut, "record")) left out."
        }
        let differing = report.differing()
        let causes = AuditWords.causes { report.differing($0) }
        let kept = report.share > budget ? "more than" : "within"
        return "\(Counts.text(report.records, "record")), \(Counts.text(report.answers, "answer")) held against "
            + "\(report.warehouse): \(Counts.grouped(differing)) differ\(differing == 1 ? "s" : "")"
            + (differing == 0 ? "" : " (\(causes))")
            + ", \(AuditWords.percent(report.share)), \(kept) the budget of \(AuditWords.percent(budget))"
            + (report.answersNotCompared > 0
                ? "; \(Counts.text(report.answersNotCompared, "answer")) could not be compared." : ".")
    }

    private static func table(_ report: AuditReport) -> [String] {
        guard !report.views.isEmpty else { return [] }
        var rows = [["view", "feature", "answers", "differ", "causes"]]
        for view in report.views {
            for feature in view.features {
                rows.append([
                    view.version, feature.feature, Counts.grouped(feature.answers), Counts.grouped(feature.differing()),
                    AuditWords.causes { feature.differing($0) },
                ])
            }
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            var line = ""
            for (column, cell) in row.enumerated() {
                let blanks = String(repeating: " ", count: widths[column] - cell.count)
                line += (column == 2 || column == 3 ? blanks + cell : cell + blanks) + "  "
            }
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
        return lines + [""]
    }

    private static func example(_ example: AuditExample) -> [String] {
        var lines = [
            "\(example.cause.rawValue): \(example.version):\(example.feature), \(AuditWords.meaning(example.cause))",
            "  asked    \(AuditWords.keys(example.keys)), as_of \(example.asOf)",
            "  served   \(ValueText.typed(example.served)) at \(example.servedAt)",
            "  SQL      \(AnswerText.text(example.sql))",
            "  Swift    \(AnswerText.text(example.swift)), over the warehouse's rows",
            "  rows     \(example.servedRows.map { "\(Counts.grouped($0)) seen then" } ?? "materialized"), "
                + "\(Counts.grouped(example.warehouseRows)) in the warehouse",
        ]
        for row in example.rows.prefix(10) {
            lines.append("           \(row.source): \(AuditWords.sentence(row, asOf: example.asOf))")
            lines.append("             \(AuditWords.cells(row, asOf: example.asOf))")
        }
        if example.rows.count > 10 { lines.append("           … and \(example.rows.count - 10) further rows") }
        if let unknown = example.rowsUnknown { lines.append("           which: \(unknown)") }
        lines.append("  look at  featurestore replay \(example.request)  (\(example.place))")
        return lines + [""]
    }
}
