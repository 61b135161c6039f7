public import FeatureStore
import Contracts
import Postgres

extension LiveTables {
    /// Rows by event time, the earliest first, every column of the source.
    ///
    /// - Parameters:
    ///   - from: Rows of this instant and later; nil: from the first.
    ///   - until: Rows before this instant; nil: to the last.
    ///   - limit: At most so many, or nil for all.
    public func rows(
        of table: LiveTable, from: Timestamp?, until: Timestamp?, limit: Int?
    ) async throws -> ColumnBatch {
        guard let statement = rowsStatement(of: table, from: from, until: until, limit: limit) else {
            return .rowless(table.source)
        }
        return try await collect(statement)
    }

    private func rowsStatement(
        of table: LiveTable, from: Timestamp?, until: Timestamp?, limit: Int?
    ) -> LiveStatement? {
        guard let eventTime = table.source.column(table.source.eventTime) else { return nil }
        let time = dialect.value(of: eventTime, in: table)
        var conditions: [String] = []
        var parameters: [LiveValue] = []
        for (bound, sign) in [(from, ">="), (until, "<")] {
            // Before the first instant that engines know there is nothing to leave out.
            guard let bound, bound.microseconds >= PostgresLimits.timestamps.lowerBound else { continue }
            parameters.append(.timestamp(bound))
            conditions.append("\(time) \(sign) \(dialect.parameter(parameters.count, of: .timestamp))")
        }
        let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
        return LiveStatement(
            text:
                "SELECT \(list(table.source.columns, table)) FROM \(table.reference) AS t\(filter) ORDER BY \(time)"
                + (limit.map { " LIMIT \($0)" } ?? ""),
            parameters: parameters, columns: table.source.columns, table: table)
    }

    /// The rows before an instant that are among the last of a group of rows with equal columns, and those that became known
    /// at the instant or later.
    ///
    /// Of equally late rows all are given. Where rows have versions, one alone says nothing: all rows before the instant are.
    ///
    /// - Parameter groups: By which columns rows are grouped, and how many are meant; rows with a NULL there are of no group.
    public func lastRows(
        of table: LiveTable, before instant: Timestamp, groups: [(columns: [String], rows: Int)]
    ) async throws -> ColumnBatch {
        guard let statement = lastRowsStatement(of: table, before: instant, groups) else {
            return .rowless(table.source)
        }
        return try await collect(statement)
    }

    /// The same rows in batches of some thousand, each when the one before was used: they may be more than memory holds.
    public func lastRows(
        of table: LiveTable, before instant: Timestamp, groups: [(columns: [String], rows: Int)],
        _ body: (ColumnBatch) async throws -> Void
    ) async throws {
        guard let statement = lastRowsStatement(of: table, before: instant, groups) else { return }
        try await handOver(statement, body)
    }

    private func lastRowsStatement(
        of table: LiveTable, before instant: Timestamp, _ groups: [(columns: [String], rows: Int)]
    ) -> LiveStatement? {
        guard table.source.versions == nil else {
            return rowsStatement(of: table, from: nil, until: instant, limit: nil)
        }
        guard let eventTime = table.source.column(table.source.eventTime),
            instant.microseconds >= PostgresLimits.timestamps.lowerBound
        else { return nil }
        // A row of a query has no number of the engine's own.
        let inner = LiveTable(
            source: table.source, name: table.name, reference: table.reference, columns: table.columns,
            indexes: table.indexes, enforcesTypes: table.enforcesTypes, numbersRows: false)
        let bound = dialect.parameter(1, of: .timestamp)
        let time = dialect.value(of: eventTime, in: inner)
        let arrival = table.source.arrivalTime.flatMap { table.source.column($0) }
            .map { dialect.value(of: $0, in: inner) }
        let known = arrival.map { "CASE WHEN \($0) < \(bound) THEN 0 ELSE 1 END, " } ?? ""
        var places: [String] = []
        var conditions: [String] = []
        for (number, group) in groups.enumerated() {
            let columns = group.columns.compactMap { table.source.column($0) }.map {
                dialect.comparable($0, in: inner)
            }
            let place = PostgresText.identifier("place \(number)")
            places.append(
                "rank() OVER (PARTITION BY \(columns.joined(separator: ", ")) ORDER BY \(known)\(time) DESC) AS \(place)"
            )
            let isThere = columns.map { "\($0) IS NOT NULL" }.joined(separator: " AND ")
            conditions.append("(\(isThere) AND t.\(place) <= \(group.rows))")
        }
        if let arrival { conditions.append("(\(arrival) >= \(bound))") }
        guard !conditions.isEmpty else { return nil }
        return LiveStatement(
            text: """
                SELECT \(list(table.source.columns, inner)) FROM (
                    SELECT t.*\(places.map { ", \($0)" }.joined()) FROM \(table.reference) AS t
                    WHERE \(dialect.value(of: eventTime, in: inner)) < \(bound)) AS t
                WHERE \(conditions.joined(separator: " OR ")) ORDER BY \(time)
                """,
            parameters: [.timestamp(instant)], columns: table.source.columns, table: inner)
    }
}

extension ColumnBatch {
    /// No rows of a source.
    fileprivate static func rowless(_ source: Source) -> ColumnBatch {
        ColumnBatch(columns: source.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
    }
}
