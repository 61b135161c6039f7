internal import Contracts
internal import Parity
internal import SQLFrontend
internal import Warehouse

/// Writes a run as workflow commands, which GitHub Actions shows beside the lines of a pull request.
///
/// A divergence is an error on the line of the half that it speaks of, or on both; what could not be decided is an error,
/// a lint and a dependence on the session's zone a warning, a waived divergence a notice. The table of views and the
/// verdict follow as plain lines.
///
/// GitHub shows ten errors and ten warnings of one step. So each finding is told once before any is told at its other
/// half, and where there are more errors than ten, a notice stands first that says how many.
public enum GitHubReport {
    /// How many annotations of one kind GitHub shows of one step.
    static let shownOfOneStep = 10

    /// The commands and the summary; it ends with a line break.
    ///
    /// - Parameters:
    ///   - examples: how many divergences of each finding are annotated; GitHub shows ten errors of one step.
    ///   - folder: the package's folder within the repository, by which GitHub names files; "" for its root.
    public static func text(_ report: RunReport, examples: Int = 1, folder: String = "") -> String {
        var (lines, others): ([String], [String]) = ([], [])
        for view in report.verdict.views {
            guard let pair = report.pairs[view.view.name] else { continue }
            for warehouse in view.warehouses {
                for places in findings(
                    warehouse, of: view, pair: pair, in: report, examples: examples, folder: folder)
                {
                    lines += places.prefix(1)
                    others += places.dropFirst()
                }
                lines += zones(warehouse, pair: pair, folder: folder)
                lines += warehouse.reasons.flatMap { reasons($0, pair: pair, on: warehouse, folder: folder) }
            }
            lines += pair.lints.map { lint in
                WorkflowCommand.text(
                    .warning, title: lint.code.rawValue, location: lint.location, folder: folder,
                    message: "\(lint.message); \(lint.suggestion)")
            }
        }
        lines += others
        let errors = lines.count { $0.hasPrefix("::error ") }
        let summary = SummaryText.lines(report.verdict)
        if errors > shownOfOneStep {
            let notice =
                "\(Counts.text(errors, "error")), of which GitHub shows \(shownOfOneStep) beside the lines; the log of this step "
                + "has all of them. \(summary.last ?? "")"
            lines.insert(WorkflowCommand.text(.notice, title: "featurestore verify", message: notice), at: 0)
        }
        lines += summary
        return lines.joined(separator: "\n") + "\n"
    }

    /// For each finding that is shown, an error at each place that it is about, the likelier one first.
    private static func findings(
        _ warehouse: WarehouseVerdict, of view: ViewVerdict, pair: PairFacts, in report: RunReport, examples: Int,
        folder: String
    ) -> [[String]] {
        warehouse.findings.flatMap { finding in
            FindingText.all(
                finding, warehouse, votes: view.votes, pair: pair, arguments: report.arguments, examples: examples
            ).map { shown -> [String] in
                let name = [pair.view.name, finding.feature].compactMap(\.self).joined(separator: ":")
                return shown.places.map { place in
                    WorkflowCommand.text(
                        finding.waiver == nil ? .error : .notice,
                        title: "\(shown.code) \(name) on \(warehouse.warehouse)", location: place,
                        folder: folder, message: shown.lines.joined(separator: "\n"))
                }
            }
        }
    }

    private static func zones(_ warehouse: WarehouseVerdict, pair: PairFacts, folder: String) -> [String] {
        let isError = ZoneText.isError(warehouse)
        return warehouse.zoneDependences.map { found in
            WorkflowCommand.text(
                isError ? .error : .warning, title: "zone-dependent \(pair.view.name) on \(warehouse.warehouse)",
                location: pair.sqlLocation(of: found.feature), folder: folder,
                message: ZoneText.lines(found, isError: isError, pair: pair).joined(separator: "\n"))
        }
    }

    private static func reasons(
        _ reason: UndecidedReason, pair: PairFacts, on warehouse: WarehouseVerdict, folder: String
    ) -> [String] {
        let title = "\(warehouse.conclusion.rawValue) \(pair.view.name) on \(warehouse.warehouse)"
        if case .sqlNotUnderstood(let faults) = reason {
            return faults.map { fault in
                WorkflowCommand.text(
                    .error, title: title, location: fault.location, folder: folder,
                    message: fault.message + (fault.hint.map { "; \($0)" } ?? ""))
            }
        }
        if case .waiversExpired(let waivers) = reason {
            return waivers.map { waiver in
                WorkflowCommand.text(
                    .error, title: title, location: waiver.location, folder: folder, message: waiver.expiry.message)
            }
        }
        var location = pair.view.location
        if case .refusedByEngine(_, _, let place) = reason { location = place }
        return [
            WorkflowCommand.text(
                .error, title: title, location: location, folder: folder,
                message: ReasonText.sentence(reason, view: pair.view))
        ]
    }
}
