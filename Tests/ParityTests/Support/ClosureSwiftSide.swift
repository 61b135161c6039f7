import Contracts
import FeatureStore
import Warehouse

@testable import Parity

/// A Swift side in this process: a closure that is shown, of the rows of a question's own case, what an online store would
/// hold.
struct ClosureSwiftSide: SwiftSide {
    let project: Project
    /// Gives a value for each feature.
    let compute: @Sendable (Question) -> [CellValue]

    /// One question, and what is known.
    struct Question {
        let asOf: Int64
        let spine: [String: CellValue]
        /// By source: rows of the entity that happened and are known by `as_of`, by event time, then by id.
        let seen: [String: [Row]]
        /// By source: all rows of the case, for sides that look where they must not.
        let all: [String: [Row]]

        func seen(_ source: String) -> [Row] { seen[source] ?? [] }
    }

    /// One source row, by column.
    struct Row {
        var cells: [String: CellValue]

        func int(_ column: String) -> Int64? { if case .int(let value)? = cells[column] { value } else { nil } }
        func text(_ column: String) -> String? { if case .text(let value)? = cells[column] { value } else { nil } }
        func double(_ column: String) -> Double? { if case .double(let value)? = cells[column] { value } else { nil } }
        func instant(_ column: String) -> Int64? {
            if case .timestamp(let value)? = cells[column] { value.microseconds } else { nil }
        }
    }

    func answers(
        to questions: [ViewQuestions], over tables: [SourceTable],
        progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
    ) async throws -> [SwiftAnswers] {
        var byCase: [Int64: [String: [Row]]] = [:]
        for table in tables {
            for row in 0..<table.rows.rowCount {
                guard case .int(let member) = CellValue(table.rows.columns[0], row: row) else { continue }
                let cells = table.rows.columns.dropFirst().map { ($0.name, CellValue($0, row: row)) }
                byCase[member, default: [:]][table.source.name, default: []].append(
                    Row(cells: Dictionary(uniqueKeysWithValues: cells)))
            }
        }
        return questions.map { asked in
            let spine = asked.spine.rows
            var columns =
                [Column(name: "case_id", type: .int), Column(name: "spine_id", type: .int)]
                + asked.view.features.map { Column(name: $0.name, type: $0.type) }
            for row in 0..<spine.rowCount {
                let cells = Dictionary(
                    uniqueKeysWithValues: spine.columns.map { ($0.name, CellValue($0, row: row)) })
                guard case .int(let member)? = cells["case_id"], case .timestamp(let asOf)? = cells["as_of"] else {
                    continue
                }
                let all = byCase[member] ?? [:]
                var seen: [String: [Row]] = [:]
                for (name, rows) in all {
                    guard let source = project.source(name), let keys = source.keyColumns(of: asked.view.entity) else {
                        continue
                    }
                    let own = rows.filter { row in
                        keys.allSatisfy { row.cells[$0] == cells[$0] && row.cells[$0]?.isNull == false }
                    }
                    seen[name] = visible(own, source, asOf.microseconds)
                }
                let answer = compute(Question(asOf: asOf.microseconds, spine: cells, seen: seen, all: all))
                for (position, value) in ([cells["case_id"] ?? .null, cells["spine_id"] ?? .null] + answer).enumerated()
                {
                    columns[position].append(value)
                }
            }
            return SwiftAnswers(rows: ColumnBatch(columns: columns, rowCount: spine.rowCount), failures: [])
        }
    }

    private func visible(_ rows: [Row], _ source: Source, _ asOf: Int64) -> [Row] {
        let times = [source.eventTime] + [source.arrivalTime, source.versions?.by].compactMap { $0 }
        var known = rows.filter { row in times.allSatisfy { row.instant($0).map { $0 <= asOf } ?? false } }
        if let versions = source.versions {
            var latest: [Row] = []
            for row in known {
                guard
                    let position = latest.firstIndex(where: { other in
                        source.unique.allSatisfy { other.cells[$0] == row.cells[$0] }
                    })
                else {
                    latest.append(row)
                    continue
                }
                if (row.instant(versions.by) ?? 0) > (latest[position].instant(versions.by) ?? 0) {
                    latest[position] = row
                }
            }
            known = latest
        }
        known = known.map { row in
            var row = row
            for (column, time) in source.knownAt where row.instant(time).map({ $0 > asOf }) ?? true {
                row.cells[column] = .null
            }
            return row
        }
        return known.enumerated().sorted { one, other in
            let times = (one.element.instant(source.eventTime) ?? 0, other.element.instant(source.eventTime) ?? 0)
            let ids = (
                source.unique.first.flatMap { one.element.int($0) },
                source.unique.first.flatMap { other.element.int($0) }
            )
            return (times.0, ids.0 ?? 0, one.offset) < (times.1, ids.1 ?? 0, other.offset)
        }.map(\.element)
    }
}
