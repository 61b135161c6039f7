internal import Contracts
internal import FeatureStore
internal import Parity

/// Aligns the rows of one source under its column names.
enum RowTable {
    /// What is known of the cells besides their values.
    struct Notes {
        /// By row: the columns whose values matter; empty where nobody found out.
        var matters: [[String]] = []
        /// By row and column: the value in other words.
        var words: [Int: [String: String]] = [:]
    }

    /// The lines of the table, not indented; empty when the source has no rows for the question.
    ///
    /// - Parameters:
    ///   - columns: the columns to show; the source's identity and times are always shown.
    ///   - width: how many characters a line may have; columns that do not fit are named below the table.
    static func lines(
        _ relevant: RelevantRows, columns: Set<String>, asOf: Timestamp, width: Int, notes: Notes = Notes()
    ) -> [String] {
        let source = relevant.source
        guard !relevant.rows.isEmpty else { return ["\(source.name): no rows"] }
        let always = Set(source.unique + [source.eventTime] + (source.arrivalTime.map { [$0] } ?? []))
        var shown = source.columns.indices.filter {
            always.contains(source.columns[$0].name) || columns.contains(source.columns[$0].name)
        }
        var cells = shown.map { index in
            let name = source.columns[index].name
            return [name]
                + relevant.rows.enumerated().map { position, row in
                    notes.words[position]?[name] ?? cell(row, index, of: source, asOf: asOf)
                }
        }
        let mattering = Set(notes.matters.flatMap(\.self))
        if !notes.matters.isEmpty {
            cells.append(["matters"] + notes.matters.map { $0.isEmpty ? "-" : $0.joined(separator: ", ") })
        }
        let marks = relevant.rows.map(mark)
        let hasMarks = marks.contains { !$0.isEmpty }
        let markWidth = hasMarks ? 2 + (marks.map(\.count).max() ?? 0) : 0
        var hidden: [String] = []
        while total(cells) + markWidth + source.name.count > width, shown.count > 2 {
            // The first column identifies the row, so the last one that is not the event time goes.
            let victim = shown.indices.last {
                let name = source.columns[shown[$0]].name
                return name != source.eventTime && !mattering.contains(name)
            }
            guard let victim else { break }
            hidden.append(source.columns[shown[victim]].name)
            shown.remove(at: victim)
            cells.remove(at: victim)
        }
        let widths = cells.map { column in column.map(\.count).max() ?? 0 }
        var lines: [String] = []
        for row in 0...relevant.rows.count {
            var line = row == 0 ? source.name : String(repeating: " ", count: source.name.count)
            for (column, width) in zip(cells, widths) {
                line += "  " + column[row] + String(repeating: " ", count: width - column[row].count)
            }
            if row > 0, !marks[row - 1].isEmpty { line += "  " + marks[row - 1] }
            lines.append(trimmedEnd(line))
        }
        let hasUnknown = cells.contains { column in column.dropFirst().contains { $0.hasSuffix("*") } }
        if hasUnknown { lines.append("(* not yet known at as_of: Swift sees nil)") }
        if relevant.omitted > 0 { lines.append("… and \(relevant.omitted) further rows of \(source.name)") }
        if !hidden.isEmpty { lines.append("(not shown: \(hidden.reversed().joined(separator: ", ")))") }
        return lines
    }

    /// The value in the words of the table: instants by their distance, what is not yet known with a star.
    static func cell(
        _ row: RelevantRows.Row, _ index: Int, of source: Source, asOf: Timestamp
    ) -> String {
        let value = row.values[index]
        let text: String
        if case .timestamp(let instant) = value {
            text = InstantText.relative(instant, to: asOf)
        } else {
            text = ValueText.plain(value)
        }
        return row.unknownColumns.contains(source.columns[index].name) && !value.isNull ? text + "*" : text
    }

    /// What Swift does not see of a row, in words.
    static func mark(_ row: RelevantRows.Row) -> String {
        row.isVisible ? (row.isOlderThanReads ? "older than reads:" : "") : "not visible"
    }

    private static func total(_ cells: [[String]]) -> Int {
        cells.reduce(0) { $0 + 2 + ($1.map(\.count).max() ?? 0) }
    }

    private static func trimmedEnd(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }
}
