internal import Contracts
internal import FeatureStore

/// Picks the source rows that a question's answer can depend on, with what Swift was shown of them.
struct RelevantRowsFinder {
    let rows: RowIndices
    let spine: ColumnBatch
    /// How many rows of each source are kept.
    let limit: Int
    /// How many rows beyond each end of the read extent are shown: what is just outside often is the point.
    private static let margin = 2

    /// The rows by source, in the order of the view's `reads`.
    func rows(of question: Int) -> [RelevantRows] {
        guard case .int(let cases)? = spine.column("case_id")?.cells,
            case .timestamp(let instants)? = spine.column("as_of")?.cells
        else { return [] }
        let member = Int(cases[question]) - 1
        return rows.view.reads.compactMap { read in
            guard let index = rows.index(read.source, member) else { return nil }
            let (candidates, reached) = linked(index, read.source, member, question)
            let kept = trimmed(candidates.count, reached)
            let shown = kept.map {
                row(
                    Int(candidates[$0]), index, candidates, hasHappened: $0 < reached.upperBound,
                    isOlderThanReads: $0 < reached.lowerBound, instants[question])
            }
            return RelevantRows(source: index.table.source, rows: shown, omitted: candidates.count - kept.count)
        }
    }

    /// The candidates of a source, restricted to those that the reached rows of linking sources lead to.
    private func linked(
        _ index: VisibleRows, _ source: String, _ member: Int, _ question: Int
    ) -> (rows: [Int32], reached: Range<Int>) {
        let (candidates, reached) = index.rows(of: question, in: spine)
        guard !index.isExact else { return (candidates, reached) }
        var keep = Array(repeating: true, count: candidates.count)
        for link in rows.links(source) {
            guard case .source(let name, let from) = link.origin, let linking = rows.index(name, member),
                let values = linking.table.rows.column(from), let own = index.table.rows.column(link.column)
            else { continue }
            let (linkingRows, linkingReached) = linking.rows(of: question, in: spine)
            let keys = Set(linkingRows[linkingReached].compactMap { RowKey([values], row: Int($0)) })
            for position in candidates.indices where keep[position] {
                keep[position] = RowKey([own], row: Int(candidates[position])).map(keys.contains) ?? false
            }
        }
        let before = keep[..<reached.lowerBound].count { $0 }
        let within = keep[reached].count { $0 }
        return (zip(candidates, keep).filter(\.1).map(\.0), before..<(before + within))
    }

    /// Positions to show: a little before, the first and the last of what is reached, a little behind.
    private func trimmed(_ count: Int, _ reached: Range<Int>) -> [Int] {
        let before = max(0, reached.lowerBound - Self.margin)..<reached.lowerBound
        let behind = reached.upperBound..<min(count, reached.upperBound + Self.margin)
        let room = max(2, limit - before.count - behind.count)
        let within =
            reached.count <= room
            ? Array(reached) : Array(reached.prefix(room / 2)) + Array(reached.suffix(room - room / 2))
        return Array(before) + within + Array(behind)
    }

    private func row(
        _ row: Int, _ index: VisibleRows, _ candidates: [Int32], hasHappened: Bool, isOlderThanReads: Bool,
        _ asOf: Timestamp
    ) -> RelevantRows.Row {
        let table = index.table
        let source = table.source
        func instant(_ column: String, _ row: Int) -> Timestamp? {
            guard let column = table.rows.column(column), column.validity[row],
                case .timestamp(let instants) = column.cells
            else { return nil }
            return instants[row]
        }
        func isKnown(_ column: String, _ row: Int) -> Bool { instant(column, row).map { $0 <= asOf } ?? false }
        var isVisible = hasHappened
        if let arrival = source.arrivalTime { isVisible = isVisible && isKnown(arrival, row) }
        if let versions = source.versions {
            isVisible = isVisible && isKnown(versions.by, row)
            let ids = source.unique.compactMap { table.rows.column($0) }
            if isVisible, let version = instant(versions.by, row), let id = RowKey(ids, row: row) {
                isVisible = !candidates.contains { other in
                    let later = instant(versions.by, Int(other)).map { $0 > version && $0 <= asOf } ?? false
                    return later && RowKey(ids, row: Int(other)) == id
                }
            }
        }
        let unknown = source.columns.map(\.name).filter { column in
            source.knownAt[column].map { !isKnown($0, row) } ?? false
                && (table.rows.column(column)?.validity[row] ?? false)
        }
        return RelevantRows.Row(
            values: table.rows.columns.map { CellValue($0, row: row) }, isVisible: isVisible,
            isOlderThanReads: isOlderThanReads, unknownColumns: unknown,
            location: SourceLocation(file: table.file, line: Int(table.lines[row])))
    }
}
