internal import Contracts
internal import Parity
internal import Warehouse

/// Writes a run as JUnit XML, which build servers show as tests.
///
/// A suite for each view and warehouse; in it a test for each feature, and one named as the view for what concerns no
/// single feature. A divergence is a failure, a waived one the output of a test that passed, what could not be decided an error, and the features of a view that was
/// not asked are skipped. Valid by the schema of Jenkins' xUnit plugin (junit-10.xsd). No times: they differ from run to
/// run, and the report does not.
public enum JUnitReport {
    /// The whole document; it ends with a line break.
    ///
    /// - Parameter examples: how many divergences of each finding are written in full; the others are counted.
    public static func text(_ report: RunReport, examples: Int = 1) -> String {
        let suites = report.verdict.views.flatMap { view in
            view.warehouses.map { suite($0, of: view, in: report, examples: examples) }
        }
        let tests = suites.flatMap(\.tests)
        var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
        lines.append(
            XMLText.tag(
                "testsuites",
                [
                    ("name", "featurestore verify"), ("tests", "\(tests.count)"),
                    ("failures", "\(tests.filter(\.isFailed).count)"), ("errors", "\(tests.filter(\.isBroken).count)"),
                ]))
        for suite in suites { lines += suite.lines.map { "  " + $0 } }
        lines.append("</testsuites>")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func suite(
        _ verdict: WarehouseVerdict, of viewVerdict: ViewVerdict, in report: RunReport, examples: Int
    ) -> JUnitSuite {
        let view = viewVerdict.view
        let className = "\(view.entity.name).\(view.name).\(verdict.warehouse)"
        var whole = JUnitTest(className: className, name: view.name)
        var features = view.features.map { JUnitTest(className: className, name: $0.name) }
        func add(_ outcome: JUnitTest.Outcome, to feature: String?) {
            if let position = features.firstIndex(where: { $0.name == feature }) {
                features[position].outcomes.append(outcome)
            } else {
                whole.outcomes.append(outcome)
            }
        }
        for finding in verdict.findings {
            for outcome in outcomes(finding, verdict, of: viewVerdict, in: report, examples: examples) {
                add(outcome, to: finding.feature)
            }
        }
        let failsOverZones = ZoneText.isError(verdict)
        for found in verdict.zoneDependences where failsOverZones {
            let text = ZoneText.lines(found, isError: true, pair: report.pairs[view.name])
            add(.failure(type: "zone-dependent", message: ZoneText.sentence(found), text: text), to: found.feature)
        }
        for reason in verdict.reasons {
            let sentence = ReasonText.sentence(reason, view: view)
            let outcome = JUnitTest.Outcome.error(type: verdict.conclusion.rawValue, message: sentence)
            if case .notExercised(let names) = reason {
                for name in names { add(outcome, to: name) }
            } else {
                add(outcome, to: nil)
            }
        }
        if verdict.compared.total == 0 {
            for position in features.indices where features[position].outcomes.isEmpty {
                features[position].outcomes.append(.skipped(message: "nothing was compared"))
            }
        }
        return JUnitSuite(
            name: "\(view.name) on \(verdict.warehouse)", properties: properties(verdict, view),
            tests: [whole] + features)
    }

    private static func outcomes(
        _ finding: Finding, _ verdict: WarehouseVerdict, of view: ViewVerdict, in report: RunReport, examples: Int
    ) -> [JUnitTest.Outcome] {
        guard let pair = report.pairs[view.view.name] else { return [] }
        return FindingText.all(
            finding, verdict, votes: view.votes, pair: pair, arguments: report.arguments, examples: examples
        ).map { shown in
            finding.waiver == nil
                ? .failure(type: shown.code, message: shown.sentence, text: shown.lines) : .waived(text: shown.lines)
        }
    }

    private static func properties(_ verdict: WarehouseVerdict, _ view: ViewContract) -> [(String, String)] {
        [
            ("engine", verdict.engine.map { "\($0.name) \($0.version)" } ?? "not reached"),
            ("conclusion", verdict.conclusion.rawValue), ("questions", "\(verdict.compared.total)"),
            ("expected", "\(verdict.expectationsCompared)"), ("sql", view.sql.file), ("swift", view.swift.file),
        ]
    }
}
