package import Audit
internal import FeatureStore
package import Foundation
internal import Parity

/// Writes an audit for machines: one object, and the counts that metrics are made of.
package enum AuditJSON {
    /// The version of the form; raised when a reader of the old form would misread the new one.
    package static let formatVersion = 1

    /// The report as UTF-8, keys in alphabetical order, with a line break at its end.
    ///
    /// - Throws: what `JSONEncoder` throws; the form holds nothing that it cannot encode.
    package static func data(_ report: AuditReport, budget: Double) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(Report(report, budget: budget)) + Data("\n".utf8)
    }

    private struct Report: Encodable {
        let formatVersion = AuditJSON.formatVersion
        let warehouse: String
        let records, leftOut, tornLines, damagedLines, goneFiles: Int
        let answers, differing: Int
        let causes: [String: Int]
        let share, budget: Double
        /// Left out where nothing was compared.
        let isWithinBudget: Bool?
        let conclusion: String
        let firstServed, lastServed: String?
        let views: [View]
        let notCompared: [Left]
        let intervals: [Interval]
        let examples: [Example]

        init(_ report: AuditReport, budget: Double) {
            warehouse = report.warehouse
            records = report.records
            leftOut = report.leftOut
            tornLines = report.torn
            damagedLines = report.damagedLines
            goneFiles = report.goneFiles
            answers = report.answers
            differing = report.differing()
            causes = AuditJSON.counts { report.differing($0) }
            share = report.share
            self.budget = budget
            let isNothing = report.answers + report.damagedLines == 0
            isWithinBudget = isNothing ? nil : report.share <= budget
            conclusion = isNothing ? "undecided" : report.share <= budget ? "agreed" : "diverged"
            firstServed = report.served.map { "\($0.lowerBound)" }
            lastServed = report.served.map { "\($0.upperBound)" }
            views = report.views.map(View.init)
            notCompared = report.notCompared.map { Left(reason: $0.reason, answers: $0.answers) }
            intervals = report.intervals.map(Interval.init)
            examples = report.examples.map(Example.init)
        }
    }

    private struct View: Encodable {
        let view: String
        let questions: Int
        let features: [Feature]

        init(_ view: ViewAudit) {
            self.view = view.version
            questions = view.questions
            features = view.features.map {
                feature in
                Feature(
                    feature: feature.feature, answers: feature.answers, differing: feature.differing(),
                    causes: AuditJSON.counts { feature.differing($0) })
            }
        }
    }

    private struct Feature: Encodable {
        let feature: String
        let answers, differing: Int
        let causes: [String: Int]
    }

    private struct Left: Encodable {
        let reason: String
        let answers: Int
    }

    private struct Interval: Encodable {
        let start: String
        let seconds: Int64
        let answers: Int
        let causes: [String: Int]

        init(_ interval: AuditInterval) {
            start = "\(interval.start)"
            seconds = interval.length.microseconds / 1_000_000
            answers = interval.answers
            causes = AuditJSON.counts { interval.causes[$0] ?? 0 }
        }
    }

    private struct Example: Encodable {
        let request, place, servedAt, asOf, view, feature, cause: String
        let keys: [String: String]
        let served, sql, swift: String
        let servedRows: Int?
        let warehouseRows: Int
        let rows: [Row]
        let rowsUnknown: String?

        init(_ example: AuditExample) {
            request = example.request
            place = example.place
            servedAt = "\(example.servedAt)"
            asOf = "\(example.asOf)"
            view = example.version
            feature = example.feature
            cause = example.cause.rawValue
            keys = Dictionary(
                example.keys.map { ($0.name, ValueText.plain($0.value)) }, uniquingKeysWith: { first, _ in first })
            served = ValueText.typed(example.served)
            sql = AnswerText.text(example.sql)
            swift = AnswerText.text(example.swift)
            servedRows = example.servedRows
            warehouseRows = example.warehouseRows
            rows = example.rows.map(Row.init)
            rowsUnknown = example.rowsUnknown
        }
    }

    private struct Row: Encodable {
        let source, kind: String
        let served, warehouse: [String: String]?
        let ingestedAt: String?

        init(_ row: RowDifference) {
            source = row.source
            kind = row.kind.rawValue
            func named(_ values: [CellValue]) -> [String: String] {
                Dictionary(
                    zip(row.columns, values.map(ValueText.plain)), uniquingKeysWith: { first, _ in first })
            }
            served = row.served.map(named)
            warehouse = row.warehouse.map(named)
            ingestedAt = row.ingestedAt.map { "\($0)" }
        }
    }

    static func counts(_ count: (DifferenceCause) -> Int) -> [String: Int] {
        Dictionary(
            DifferenceCause.allCases.map { ($0.rawValue, count($0)) }, uniquingKeysWith: { first, _ in first })
    }
}
