internal import Contracts
internal import FeatureStore

/// Checks that a declared `unique` holds in a spooled table, some ids at a time.
struct SpooledUniqueness {
    let source: Source
    let table: SpooledTable
    /// About how many ids are looked at together.
    private static let rowsAtOnce = 1 << 17

    /// Reports each row whose id a former row has, in the order of the file.
    ///
    /// Rows are dealt out by a hash of their ids, so that equal ones meet; only what decides is copied.
    ///
    /// - Complexity: two passes over the rows.
    func check(_ spool: inout SpoolFile, _ errors: ErrorCollector) throws(SpoolError) {
        guard !source.unique.isEmpty else { return }
        let count = max(1, (table.rowCount + Self.rowsAtOnce - 1) / Self.rowsAtOnce)
        var parts: [[SpoolFile.Segment]] = Array(repeating: [], count: count)
        if count == 1 {
            parts[0] = table.segments
        } else {
            // Two versions of one row are compared whole.
            let deciding = source.versions == nil ? Set(source.unique) : Set(source.columns.map(\.name))
            for segment in table.segments { try deal(segment, deciding, &parts, &spool) }
        }
        let found = ErrorCollector()
        for part in parts {
            var rows: NumberedRows?
            for segment in part {
                let more = NumberedRows(try spool.batch(segment))
                if rows == nil { rows = more } else { rows?.append(more) }
            }
            guard let rows else { continue }
            let lines = rows.lines
            UniqueRows(source: source).check(rows.rows, found) { row in
                SourceLocation(file: table.file, line: Int(lines[row]))
            }
        }
        for error in found.errors.sorted(by: { $0.location < $1.location }) { errors.report(error) }
    }

    private func deal(
        _ segment: SpoolFile.Segment, _ deciding: Set<String>, _ parts: inout [[SpoolFile.Segment]],
        _ spool: inout SpoolFile
    ) throws(SpoolError) {
        let batch = try spool.batch(segment)
        let kept = batch.columns.enumerated().filter { $0.offset < 2 || deciding.contains($0.element.name) }
        let rows = ColumnBatch(columns: kept.map(\.element), rowCount: batch.rowCount)
        let hashes = CellHashes(source.unique.compactMap { rows.column($0) }, rowCount: rows.rowCount)
        var dealt: [[Int]] = Array(repeating: [], count: parts.count)
        for row in 0..<rows.rowCount {
            if let part = hashes.part(row, of: parts.count) { dealt[part].append(row) }
        }
        for part in dealt.indices where !dealt[part].isEmpty {
            parts[part].append(try spool.append(rows.gathering(dealt[part])))
        }
    }
}
