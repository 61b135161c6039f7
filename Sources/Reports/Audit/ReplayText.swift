package import Audit
internal import Contracts
internal import FeatureStore
internal import Online
internal import Parity

/// Writes a replay for people: what was asked, the rows as they stood, and what both halves say.
package enum ReplayText {
    /// The replay of one record, with a line break at its end.
    package static func text(_ report: ReplayReport) -> String {
        let vector = report.vector
        var lines = [
            "request \(vector.requestID)\(vector.service.map { ", service \($0)" } ?? "")  (\(report.place))",
            "  served at \(vector.servedAt), as_of \(vector.asOf), from state \(vector.snapshot.sequence) of the store",
        ]
        lines += values("keys", vector.keys)
        lines += values("request", vector.request)
        for view in report.views { lines += [""] + text(view, report) }
        lines += ["", conclusion(report)]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func values(_ name: String, _ batch: ColumnBatch) -> [String] {
        guard !batch.columns.isEmpty else { return [] }
        let cells = batch.columns.map { "\($0.name) \(ValueText.plain(CellValue($0, row: 0)))" }
        return ["  \(name): \(cells.joined(separator: ", "))"]
    }

    private static func text(_ view: ReplayedView, _ report: ReplayReport) -> [String] {
        var lines = [view.version]
        if let reason = view.unaskable { return lines + ["  not asked again: \(reason)"] }
        let asOf = report.vector.asOf
        for rows in view.rows {
            let all = Set(rows.source.columns.map(\.name))
            lines += RowTable.lines(rows, columns: all, asOf: asOf, width: 160).map { "  \($0)" }
        }
        for reason in view.unasked { lines.append("  not asked: \(reason)") }
        if view.unasked.isEmpty, let unknown = view.rowsUnknown { lines.append("  rows: \(unknown)") }
        lines += fingerprints(view).map { "  \($0)" }
        for row in view.warehouseRows {
            lines.append("  \(row.source): \(AuditWords.sentence(row, asOf: asOf))")
            lines.append("    \(AuditWords.cells(row, asOf: asOf))")
        }
        for feature in view.features {
            lines.append("  \(feature.feature)")
            lines.append("    served  \(ValueText.typed(feature.served)) (\(feature.status.rawValue))")
            if let swift = feature.swift {
                lines.append(
                    "    Swift   \(AnswerText.text(swift)), over these rows"
                        + (feature.isNotReproduced ? ": not what was logged" : ""))
            }
            if let sql = feature.sql { lines.append("    SQL     \(AnswerText.text(sql)), in the warehouse") }
            if let swift = feature.swiftOverWarehouse, feature.cause != nil {
                lines.append("    Swift   \(AnswerText.text(swift)), over the warehouse's rows")
            }
            if let cause = feature.cause {
                lines.append("    differs \(cause.rawValue): \(AuditWords.meaning(cause))")
            }
        }
        return lines
    }

    private static func fingerprints(_ view: ReplayedView) -> [String] {
        guard let then = view.seenThen else { return ["materialized: no rows were read"] }
        let digest = then.digest.prefix(12)
        guard let now = view.seenNow else { return ["saw \(Counts.text(then.count, "row")) (\(digest)…)"] }
        return [
            now == then
                ? "saw \(then.count == 1 ? "this" : "these") \(Counts.text(then.count, "row")) (\(digest)…)"
                : "saw \(Counts.text(then.count, "row")) (\(digest)…); the store now shows \(Counts.grouped(now.count)) "
                    + "of that state (\(now.digest.prefix(12))…)"
        ]
    }

    private static func conclusion(_ report: ReplayReport) -> String {
        let features = report.views.flatMap { view in
            view.features.filter(\.differs).map { "\(view.version):\($0.feature)" }
        }
        if !features.isEmpty { return "Differs: \(features.joined(separator: ", "))." }
        let changed = report.views.filter(\.isStoreChanged).map(\.version)
        if !changed.isEmpty {
            return "The store no longer shows what \(changed.joined(separator: ", ")) saw; the answers are the same."
        }
        return report.isUnasked
            ? "Undecided: not everything could be asked." : "Every half that was asked says what was served."
    }
}
