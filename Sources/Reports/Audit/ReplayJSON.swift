package import Audit
internal import Contracts
internal import FeatureStore
package import Foundation
internal import Online
internal import Parity

/// Writes replays for machines.
package enum ReplayJSON {
    /// The replays as UTF-8, keys in alphabetical order, with a line break at its end.
    ///
    /// - Throws: what `JSONEncoder` throws; the form holds nothing that it cannot encode.
    package static func data(_ reports: [ReplayReport]) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(reports.map(Record.init)) + Data("\n".utf8)
    }

    private struct Record: Encodable {
        let request, place, servedAt, asOf: String
        let state: Int64
        let service: String?
        let keys, arguments: [String: String]
        let views: [View]

        init(_ report: ReplayReport) {
            request = report.vector.requestID
            place = report.place
            servedAt = "\(report.vector.servedAt)"
            asOf = "\(report.vector.asOf)"
            state = report.vector.snapshot.sequence
            service = report.vector.service
            keys = named(report.vector.keys.columns.map { ($0.name, CellValue($0, row: 0)) })
            arguments = named(report.vector.request.columns.map { ($0.name, CellValue($0, row: 0)) })
            views = report.views.map(View.init)
        }
    }

    private struct View: Encodable {
        let view: String
        let unaskable, rowsUnknown: String?
        let unasked: [String]
        let isStoreChanged: Bool
        let rowsThen, rowsNow: String?
        let rows: [Row]
        let features: [Feature]

        init(_ view: ReplayedView) {
            self.view = view.version
            unaskable = view.unaskable
            unasked = view.unasked
            isStoreChanged = view.isStoreChanged
            rowsUnknown = view.rowsUnknown
            rowsThen = view.seenThen?.digest
            rowsNow = view.seenNow?.digest
            rows = view.rows.flatMap { table in table.rows.map { Row($0, table.source) } }
            features = view.features.map(Feature.init)
        }
    }

    private struct Row: Encodable {
        let source: String
        let isVisible, isOlderThanReads: Bool
        let unknown: [String]
        let values: [String: String]

        init(_ row: RelevantRows.Row, _ source: Source) {
            self.source = source.name
            isVisible = row.isVisible
            isOlderThanReads = row.isOlderThanReads
            unknown = row.unknownColumns
            values = named(zip(source.columns, row.values).map { ($0.name, $1) })
        }
    }

    private struct Feature: Encodable {
        let feature, served, status: String
        let swift, swiftOverWarehouse, sql, cause: String?
        let isNotReproduced: Bool

        init(_ feature: ReplayedFeature) {
            self.feature = feature.feature
            served = ValueText.typed(feature.served)
            status = feature.status.rawValue
            swift = feature.swift.map(AnswerText.text)
            swiftOverWarehouse = feature.swiftOverWarehouse.map(AnswerText.text)
            sql = feature.sql.map(AnswerText.text)
            cause = feature.cause?.rawValue
            isNotReproduced = feature.isNotReproduced
        }
    }
}

private func named(_ values: [(String, CellValue)]) -> [String: String] {
    Dictionary(values.map { ($0.0, ValueText.plain($0.1)) }, uniquingKeysWith: { first, _ in first })
}
