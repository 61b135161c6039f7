public import Contracts
public import FeatureStore
import Postgres

/// What is asked about each entity of a table, so that rare shapes of history can be told from common ones.
public struct ShapeRequest: Sendable {
    /// The key columns of the entity, all of them columns of the table.
    public let keys: [ColumnContract]
    /// Nullable columns: how many rows hold a value.
    public let nullable: [ColumnContract]
    /// Numeric columns: the smallest and the largest value.
    public let numeric: [ColumnContract]
    /// Closed intervals of time; how many rows happened within any.
    public let times: [ClosedRange<Timestamp>]

    /// Makes a request.
    public init(
        keys: [ColumnContract], nullable: [ColumnContract], numeric: [ColumnContract], times: [ClosedRange<Timestamp>]
    ) {
        self.keys = keys
        self.nullable = nullable
        self.numeric = numeric
        self.times = times
    }
}

extension LiveTables {
    /// One row for each entity of a table: its keys, then what ``ShapeRequest`` asks; a NULL in a key is no entity.
    ///
    /// The columns: keys; `rows`; `instants`, the number of different event times; for each nullable column how many rows
    /// hold a value; for each numeric column its least and greatest; `late`, the greatest number of seconds from event to
    /// arrival (NULL without an arrival time); `within`, how many rows happened within the times.
    ///
    /// Cost: one pass over the table and one group for each entity, in the engine.
    public func shapes(
        of table: LiveTable, _ request: ShapeRequest, _ each: @escaping @Sendable (ColumnBatch) throws -> Void
    ) async throws {
        guard let eventTime = table.source.column(table.source.eventTime) else { return }
        let time = dialect.value(of: eventTime, in: table)
        // Whether a cell is NULL, or like another, needs no reading of it; what is drawn is read in full.
        let cell = { (column: ColumnContract) in "t.\(PostgresText.identifier(column.name))" }
        var items =
            request.keys.map { dialect.value(of: $0, in: table) } + ["count(*)", "count(DISTINCT \(cell(eventTime)))"]
        var columns = request.keys + [Self.count("rows"), Self.count("instants")]
        for (number, column) in request.nullable.enumerated() {
            items.append("count(\(cell(column)))")
            columns.append(Self.count("filled \(number)"))
        }
        for (number, column) in request.numeric.enumerated() {
            let value = dialect.number(dialect.value(of: column, in: table))
            items += ["min(\(value))", "max(\(value))"]
            columns += [Self.number("low \(number)"), Self.number("high \(number)")]
        }
        if let name = table.source.arrivalTime, let arrival = table.source.column(name) {
            let late = dialect.seconds(from: time, to: dialect.value(of: arrival, in: table))
            items.append("max(\(late))")
        } else {
            items.append("CAST(NULL AS double precision)")
        }
        columns.append(Self.number("late"))
        var parameters: [LiveValue] = []
        let within = request.times.map { range in
            parameters += [.timestamp(range.lowerBound), .timestamp(range.upperBound)]
            let numbers = [parameters.count - 1, parameters.count].map { dialect.parameter($0, of: .timestamp) }
            return "(\(time) >= \(numbers[0]) AND \(time) <= \(numbers[1]))"
        }
        items.append(within.isEmpty ? "0 * count(*)" : "count(*) FILTER (WHERE \(within.joined(separator: " OR ")))")
        columns.append(Self.count("within"))
        let list = zip(items, columns).map { "\($0) AS \(PostgresText.identifier($1.name))" }.joined(separator: ", ")
        let present = request.keys.map { "\(dialect.comparable($0, in: table)) IS NOT NULL" }
        let groups = request.keys.indices.map { "\($0 + 1)" }.joined(separator: ", ")
        try await read(
            LiveStatement(
                text: "SELECT \(list) FROM \(table.reference) AS t "
                    + "WHERE \(present.joined(separator: " AND ")) GROUP BY \(groups)",
                parameters: parameters, columns: columns, table: table), each)
    }

    private static func count(_ name: String) -> ColumnContract {
        ColumnContract(name: name, type: .int, isNullable: false)
    }

    private static func number(_ name: String) -> ColumnContract {
        ColumnContract(name: name, type: .double, isNullable: true)
    }
}
