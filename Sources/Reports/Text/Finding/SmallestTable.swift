internal import Contracts
internal import FeatureStore
internal import Parity

/// Aligns the rows of the smallest input, with the columns whose values matter.
struct SmallestTable {
    let smallest: Smallest
    let pair: PairFacts

    /// The rows of every source that has some, each source under its column names.
    func lines(width: Int) -> [String] {
        guard let asOf = smallest.divergence.question?.asOf else { return [] }
        return tables.flatMap { table in
            let notes = RowTable.Notes(
                matters: matters(table), words: words(table.source.name))
            let columns = (pair.columnsRead[table.source.name] ?? []).union(notes.matters.flatMap(\.self))
            return RowTable.lines(table, columns: columns, asOf: asOf, width: width, notes: notes)
        }
    }

    /// All rows, in the order of the input; of those that the answer cannot reach nothing is known to be seen.
    var tables: [RelevantRows] {
        smallest.scenario.tables.filter { !$0.rows.isEmpty }.compactMap { table in
            guard let relevant = smallest.divergence.rows.first(where: { $0.source.name == table.source }) else {
                return nil
            }
            let rows = table.rows.enumerated().map { position, values in
                relevant.rows.first { $0.location.line == position + 1 }
                    ?? RelevantRows.Row(
                        values: values, isVisible: false, unknownColumns: [],
                        location: SourceLocation(file: relevant.source.name, line: position + 1))
            }
            return RelevantRows(source: relevant.source, rows: rows, omitted: 0)
        }
    }

    /// By row: the columns whose values matter; empty where it was not found out.
    func matters(_ table: RelevantRows) -> [[String]] {
        let cells = smallest.cells.filter { $0.source == table.source.name }
        guard !smallest.cells.isEmpty else { return [] }
        return table.rows.indices.map { row in cells.filter { $0.row == row && $0.matters }.map(\.column) }
    }

    /// By row and column: the value in words that are better than the value.
    private func words(_ source: String) -> [Int: [String: String]] {
        smallest.cells.reduce(into: [:]) { words, cell in
            if cell.source == source, let text = cell.words { words[cell.row, default: [:]][cell.column] = text }
        }
    }
}
