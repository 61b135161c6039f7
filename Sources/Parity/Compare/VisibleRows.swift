internal import Contracts
internal import FeatureStore

/// Finds the rows of a source that concern a question, by key and time.
///
/// A superset of what Swift sees: rows not yet known, superseded versions and columns still unknown are in it. Links
/// through the rows of another source are not followed; `isExact` says whether there are any.
final class VisibleRows {
    let table: CaseTable
    private let extent: Read.Extent
    private let instants: [Timestamp]
    /// By the values of the link columns: rows in the order of event time.
    private var rowsByKey: [RowKey: [Int32]] = [:]
    private var allRows: [Int32] = []
    private let spineColumns: [String]

    /// Whether every link leads to the question itself.
    let isExact: Bool

    /// Makes an index over one case's table.
    ///
    /// - Complexity: O(rows log rows).
    init(_ table: CaseTable, read: Read, links: [RowLink]) {
        self.table = table
        extent = read.extent
        var own: [Column] = []
        var spineColumns: [String] = []
        for link in links {
            switch link.origin {
            case .entityKey(let name), .request(let name):
                guard let column = table.rows.column(link.column) else { continue }
                own.append(column)
                spineColumns.append(name)
            case .source: break
            }
        }
        isExact = spineColumns.count == links.count
        self.spineColumns = spineColumns
        if case .timestamp(let cells)? = table.rows.column(table.source.eventTime)?.cells {
            instants = cells
        } else {
            instants = Array(repeating: Timestamp(microseconds: .min), count: table.rows.rowCount)
        }
        for row in 0..<table.rows.rowCount {
            if own.isEmpty {
                allRows.append(Int32(row))
            } else if let key = RowKey(own, row: row) {
                rowsByKey[key, default: []].append(Int32(row))
            }
        }
        let instants = instants
        func earlier(_ one: Int32, _ other: Int32) -> Bool {
            (instants[Int(one)], one) < (instants[Int(other)], other)
        }
        allRows.sort(by: earlier)
        for key in rowsByKey.keys { rowsByKey[key]?.sort(by: earlier) }
    }

    /// All rows with the question's key, in the order of event time, and which of them lie in the read extent.
    ///
    /// - Complexity: O(log rows).
    func rows(of question: Int, in spine: ColumnBatch) -> (rows: [Int32], reached: Range<Int>) {
        let rows: [Int32]
        if spineColumns.isEmpty {
            rows = allRows
        } else {
            let cells = spineColumns.compactMap { name in spine.column(name).map { (column: $0, row: question) } }
            rows = RowKey(cells).flatMap { rowsByKey[$0] } ?? []
        }
        guard let column = spine.column("as_of"), case .timestamp(let asOf) = column.cells else { return (rows, 0..<0) }
        let end = firstIndex(in: rows) { $0 > asOf[question] }
        switch extent {
        case .within(let microseconds):
            let (start, overflows) = asOf[question].microseconds.subtractingReportingOverflow(microseconds)
            let begin = overflows ? 0 : firstIndex(in: rows) { $0.microseconds >= start }
            return (rows, min(begin, end)..<end)
        case .latest, .last, .all: return (rows, 0..<end)
        }
    }

    /// The first position from which on the condition holds.
    private func firstIndex(in rows: [Int32], _ holds: (Timestamp) -> Bool) -> Int {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if holds(instants[Int(rows[middle])]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
