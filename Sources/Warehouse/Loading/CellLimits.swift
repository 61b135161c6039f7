import FeatureStore
import Postgres

/// What no engine can hold: SQLite is held to PostgreSQL's limits too, since it stands in for PostgreSQL.
enum CellLimits {
    /// One element for each case that has a cell beyond the limits, in order of rows and then of columns.
    static func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase] {
        guard case .int(let cases)? = rows.columns.first?.cells else { return [] }
        var found: [Int: (column: Int, problem: String)] = [:]
        for (position, column) in rows.columns.enumerated().dropFirst() {
            for row in problemRows(column) where found[row] == nil {
                guard let problem = problem(column, row) else { continue }
                found[row] = (position, problem)
            }
        }
        var seen: Set<Int64> = []
        return found.keys.sorted().compactMap { row in
            guard let (column, problem) = found[row], seen.insert(cases[row]).inserted else { return nil }
            return UncoveredCase(caseID: cases[row], column: rows.columns[column].name, found: problem)
        }
    }

    /// Why a text cannot be held, or nil.
    static func problem(text: ArraySlice<UInt8>) -> String? {
        text.contains(0) ? "a text with the character U+0000, which PostgreSQL cannot hold" : nil
    }

    /// Why an instant cannot be held, or nil.
    static func problem(timestamp: Timestamp) -> String? {
        PostgresLimits.timestamps.contains(timestamp.microseconds)
            ? nil : "an instant of \(timestamp.microseconds) microseconds, before PostgreSQL's first, 4714-11-24 BC"
    }

    /// Why a day cannot be held, or nil.
    static func problem(date: CalendarDate) -> String? {
        PostgresLimits.dates.contains(date.daysSinceEpoch)
            ? nil : "a day of number \(date.daysSinceEpoch), outside PostgreSQL's years -4713 to 5874897"
    }

    /// The rows whose cell may be beyond the limits; a scan of one typed array, without a closure for each cell.
    private static func problemRows(_ column: Column) -> [Int] {
        switch column.cells {
        case .timestamp(let values):
            values.indices.filter { !PostgresLimits.timestamps.contains(values[$0].microseconds) }
        case .date(let values): values.indices.filter { !PostgresLimits.dates.contains(values[$0].daysSinceEpoch) }
        case .text(let texts): texts.bytes.contains(0) ? Array(0..<texts.count) : []
        case .list(let lists): problemRows(lists.elements).isEmpty ? [] : Array(0..<lists.count)
        case .int, .double, .bool, .decimal: []
        }
    }

    private static func problem(_ column: Column, _ row: Int) -> String? {
        guard column.validity[row] else { return nil }
        return switch column.cells {
        case .timestamp(let values): problem(timestamp: values[row])
        case .date(let values): problem(date: values[row])
        case .text(let texts): problem(text: texts[row])
        case .list(let lists): lists.range(at: row).lazy.compactMap { problem(lists.elements, $0) }.first
        case .int, .double, .bool, .decimal: nil
        }
    }
}
