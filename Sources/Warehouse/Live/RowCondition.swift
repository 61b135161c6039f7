import Contracts
public import FeatureStore

/// Which rows of a live table are asked for: those whose columns equal these values, within these times.
public struct RowCondition: Hashable, Sendable {
    /// The columns and the values that they equal.
    public let columns: [String]
    /// One value for each column.
    public let values: [LiveValue]
    /// Closed intervals of the event time, one of which a row must lie in; nil where the time does not matter.
    public let times: [ClosedRange<Timestamp>]?

    /// Makes a condition.
    public init(columns: [String], values: [LiveValue], times: [ClosedRange<Timestamp>]? = nil) {
        self.columns = columns
        self.values = values
        self.times = times
    }
}

/// The text of a WHERE clause and the parameters that it binds.
struct ConditionText {
    private let table: LiveTable
    private let dialect: any LiveDialect
    private(set) var parameters: [LiveValue] = []

    init(_ table: LiveTable, _ dialect: any LiveDialect) {
        self.table = table
        self.dialect = dialect
    }

    /// Rows that meet at least one of the conditions.
    mutating func any(of conditions: [RowCondition]) -> String {
        let parts = conditions.map { text(of: $0) }
        return parts.isEmpty ? "1 = 0" : Self.balanced(parts[...], "OR")
    }

    private mutating func text(of condition: RowCondition) -> String {
        var parts: [String] = []
        for (name, value) in zip(condition.columns, condition.values) {
            guard let column = table.source.column(name) else { continue }
            parts.append("\(dialect.comparable(column, in: table)) = \(parameter(value))")
        }
        if let times = condition.times, let column = table.source.column(table.source.eventTime) {
            let time = dialect.value(of: column, in: table)
            let ranges = times.map { range in
                "(\(time) >= \(parameter(.timestamp(range.lowerBound))) AND "
                    + "\(time) <= \(parameter(.timestamp(range.upperBound))))"
            }
            parts.append(ranges.isEmpty ? "1 = 0" : Self.balanced(ranges[...], "OR"))
        }
        return "(\(parts.joined(separator: " AND ")))"
    }

    private mutating func parameter(_ value: LiveValue) -> String {
        parameters.append(value)
        return dialect.parameter(parameters.count, of: value.type)
    }

    /// Joins by halves: a chain of a thousand would be deeper than SQLite allows an expression to be.
    private static func balanced(_ parts: ArraySlice<String>, _ word: String) -> String {
        guard parts.count > 1 else { return parts.first ?? "" }
        let middle = parts.startIndex + parts.count / 2
        return "(\(balanced(parts[..<middle], word)) \(word) \(balanced(parts[middle...], word)))"
    }
}
