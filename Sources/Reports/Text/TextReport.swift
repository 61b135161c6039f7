internal import Contracts
internal import SQLFrontend
internal import Parity

/// Writes a run for people: each divergence in full, then one line for each view, then the verdict.
public enum TextReport {
    /// The whole report; it ends with a line break.
    ///
    /// - Parameter examples: how many divergences of each finding are shown in full; the others are counted.
    public static func text(_ report: RunReport, examples: Int = 1) -> String {
        var lines: [String] = []
        for view in report.verdict.views {
            for warehouse in view.warehouses {
                lines += findings(of: warehouse, view: view, in: report, examples: examples)
                lines += ZoneText.lines(warehouse, pair: report.pairs[view.view.name])
                lines += reasons(of: warehouse, view: view.view)
            }
        }
        lines += lints(in: report)
        lines += SummaryText.lines(report.verdict)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func findings(
        of warehouse: WarehouseVerdict, view: ViewVerdict, in report: RunReport, examples: Int
    ) -> [String] {
        guard let pair = report.pairs[view.view.name] else { return [] }
        var causes = SameCause()
        return warehouse.findings.flatMap { finding in
            // Whoever asks for several examples wants to see each.
            if examples == 1, let line = causes.line(for: finding, view: view.view.name) {
                return [line, ""]
            }
            return FindingText.all(
                finding, warehouse, votes: view.votes, pair: pair, arguments: report.arguments, examples: examples
            ).flatMap { $0.lines + [""] }
        }
    }

    private static func reasons(of warehouse: WarehouseVerdict, view: ViewContract) -> [String] {
        warehouse.reasons.flatMap { reason in
            [
                "\(warehouse.conclusion == .misconfigured ? "error" : "undecided"): \(view.name) on \(warehouse.warehouse): \(ReasonText.sentence(reason, view: view))",
                "",
            ]
        }
    }

    private static func lints(in report: RunReport) -> [String] {
        let lints = report.verdict.views.flatMap { report.pairs[$0.view.name]?.lints ?? [] }
        guard !lints.isEmpty else { return [] }
        return lints.map { "warning[\($0.code.rawValue)] \($0.location): \($0.message); \($0.suggestion)" } + [""]
    }
}
