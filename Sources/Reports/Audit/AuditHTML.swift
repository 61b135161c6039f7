package import Audit
internal import FeatureStore
internal import Mustache
internal import Online
internal import Parity

/// Writes an audit as one page that needs nothing else: how much differed over time, and why.
package enum AuditHTML {
    /// The page.
    ///
    /// - Throws: what the template engine says of a template that it cannot read; this one it can.
    package static func text(_ report: AuditReport, budget: Double) throws -> String {
        MustacheContentTypes.register(PageText(), named: PageText.name)
        let template = try MustacheTemplate(
            string: "{{% CONTENT_TYPE:\(PageText.name)}}\n" + AuditPage.template)
        return template.render(AuditPage(report, budget: budget)).drop { $0.isWhitespace } + ""
    }
}

/// Everything that the page of an audit shows.
struct AuditPage {
    let conclusion: String
    let verdict: String
    let sentence: String
    let bars: [Bar]
    let width = "640"
    let height = "160"
    let first: String
    let last: String
    let most: String
    let hasPlot: Bool
    let rows: [Row]
    let examples: [Example]
    let hasExamples: Bool
    let notes: [String]

    /// A piece of one interval's bar.
    struct Bar {
        let barX, barY, barWidth, barHeight, cause, title: String
    }

    /// One feature.
    struct Row {
        let view, feature, answers, differing, data, logic, version, log: String
    }

    /// One answer that differs.
    struct Example {
        let exampleCause, subject, meaning, asked, served, sql, swift, seen, request: String
        let rowLines: [String]
    }

    init(_ report: AuditReport, budget: Double) {
        let isNothing = report.answers + report.damagedLines == 0
        conclusion = isNothing ? "undecided" : report.share > budget ? "diverged" : "agreed"
        verdict = isNothing ? "nothing compared" : report.share > budget ? "above the budget" : "within the budget"
        sentence = AuditText.sentence(report, budget: budget)
        let peak = report.intervals.map { Self.share($0) }.max() ?? 0
        bars = Self.bars(report.intervals, peak: peak)
        first = report.intervals.first.map { "\($0.start)" } ?? ""
        last = report.intervals.last.map { "\($0.start + $0.length)" } ?? ""
        most = AuditWords.percent(peak)
        hasPlot = !report.intervals.isEmpty
        rows = report.views.flatMap { view in
            view.features.map { feature in
                func count(_ cause: DifferenceCause) -> String { Counts.grouped(feature.differing(cause)) }
                return Row(
                    view: view.version, feature: feature.feature, answers: Counts.grouped(feature.answers),
                    differing: Counts.grouped(feature.differing()), data: count(.data), logic: count(.logic),
                    version: count(.version), log: count(.log))
            }
        }
        examples = report.examples.map(Example.init)
        hasExamples = !examples.isEmpty
        notes =
            report.damaged.map { "damaged: \($0.file):\($0.line) (\($0.damage.rawValue))" }
            + (report.torn > 0 ? ["torn by a crash, and left out: \(Counts.text(report.torn, "line"))"] : [])
            + (report.goneFiles > 0
                ? ["removed while it was read, and left out: \(Counts.text(report.goneFiles, "file"))"] : [])
            + report.notCompared.map { "not compared: \(Counts.text($0.answers, "answer")): \($0.reason)" }
    }

    private static func share(_ interval: AuditInterval) -> Double {
        interval.answers == 0 ? 0 : Double(interval.causes.values.reduce(0, +)) / Double(interval.answers)
    }

    /// For each interval a grey foot, that it was looked at, and upon it the share that differs, by cause.
    private static func bars(_ intervals: [AuditInterval], peak: Double) -> [Bar] {
        guard let first = intervals.first, let last = intervals.last else { return [] }
        let span = Double(last.start.microseconds - first.start.microseconds) + Double(last.length.microseconds)
        let (left, right, top, bottom) = (4.0, 636.0, 18.0, 136.0)
        return intervals.flatMap { interval -> [Bar] in
            let start = Double(interval.start.microseconds - first.start.microseconds) / span
            let x = left + (right - left) * start
            let width = max(1, (right - left) * Double(interval.length.microseconds) / span - 1)
            func bar(_ y: Double, _ height: Double, _ cause: String, _ title: String) -> Bar {
                Bar(
                    barX: Coordinate.text(x), barY: Coordinate.text(y), barWidth: Coordinate.text(width),
                    barHeight: Coordinate.text(height), cause: cause, title: "\(interval.start): \(title)")
            }
            var bars = [bar(bottom, 3, "looked", Counts.text(interval.answers, "answer"))]
            var y = bottom
            for cause in DifferenceCause.allCases {
                guard let count = interval.causes[cause], count > 0, peak > 0 else { continue }
                let height = max(1, (bottom - top) * Double(count) / Double(interval.answers) / peak)
                y -= height
                bars.append(
                    bar(y, height, cause.rawValue, "\(cause.rawValue) \(count) of \(interval.answers) answers"))
            }
            return bars
        }
    }
}

extension AuditPage.Example {
    init(_ example: AuditExample) {
        exampleCause = example.cause.rawValue
        subject = "\(example.version):\(example.feature)"
        meaning = AuditWords.meaning(example.cause)
        asked = "\(AuditWords.keys(example.keys)), as_of \(example.asOf)"
        served = "\(ValueText.typed(example.served)) at \(example.servedAt)"
        sql = AnswerText.text(example.sql)
        swift = AnswerText.text(example.swift)
        seen =
            "\(example.servedRows.map { "\(Counts.grouped($0)) seen then" } ?? "materialized"), "
            + "\(Counts.grouped(example.warehouseRows)) in the warehouse"
        request = example.request
        rowLines =
            example.rows.prefix(10).map { row in
                "\(row.source), \(AuditWords.sentence(row, asOf: example.asOf)): "
                    + AuditWords.cells(row, asOf: example.asOf)
            } + (example.rowsUnknown.map { ["which: \($0)"] } ?? [])
    }
}
