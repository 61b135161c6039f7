import Contracts
import FeatureStore
import Online
import Parity

/// Marks rows of the store by what a view was shown of them.
struct RowMarks {
    let question: LoggedQuestion
    let project: Project
    let seen: SeenRows

    /// How many rows of a source are shown; the last ones.
    private static let most = 200
    /// And how many of those that are older than the view reads, or happen behind `as_of`: enough to see where that begins.
    private static let mostBeyond = 3

    /// The rows by source in the order of `reads`, each source's by event time.
    func rows(_ stored: QuestionRows) -> [RelevantRows] {
        question.view.reads.compactMap { read in
            guard let source = project.source(read.source), let batch = stored.tables[source.name]?.rows else {
                return nil
            }
            return rows(source, read, batch)
        }
    }

    private func rows(_ source: Source, _ read: Read, _ batch: ColumnBatch) -> RelevantRows {
        var times: [Timestamp] = []
        if case .timestamp(let cells)? = batch.column(source.eventTime)?.cells { times = cells }
        let order = (0..<batch.rowCount).sorted { (times[$0], $0) < (times[$1], $1) }
        var shown: [EntityKey: Int] = [:]
        for table in seen.tables where table.source == source.name {
            for row in 0..<table.rows.rowCount {
                shown[EntityKey.content(ofRow: row, of: table.rows.columns), default: 0] += 1
            }
        }
        let marked = order.map { row -> RelevantRows.Row in
            let unknown = source.columns.map(\.name).filter {
                source.isUnknown($0, row, of: batch, asOf: question.asOf)
            }
            let columns = source.shown(row, of: batch, asOf: question.asOf)
            let content = EntityKey.content(ofRow: 0, of: columns)
            let isShown = shown[content, default: 0] > 0
            if isShown { shown[content, default: 0] -= 1 }
            let isOld = !isShown && times[row] <= question.asOf && isOlder(times[row], read)
            return RelevantRows.Row(
                values: batch.columns.map { CellValue($0, row: row) }, isVisible: isShown || isOld,
                isOlderThanReads: isOld, unknownColumns: unknown,
                location: SourceLocation(file: question.logged.file, line: question.logged.line))
        }
        let older = marked.indices.filter { marked[$0].isOlderThanReads }
        let later = marked.indices.filter { times[order[$0]] > question.asOf }
        let beyond = Set(older.dropLast(Self.mostBeyond) + later.dropFirst(Self.mostBeyond))
        let kept = marked.indices.filter { !beyond.contains($0) }.suffix(Self.most)
        return RelevantRows(source: source, rows: kept.map { marked[$0] }, omitted: marked.count - kept.count)
    }

    private func isOlder(_ time: Timestamp, _ read: Read) -> Bool {
        guard case .within(let reach) = read.extent else { return false }
        let (edge, overflows) = question.asOf.microseconds.subtractingReportingOverflow(reach)
        return !overflows && time.microseconds < edge
    }
}
