package import FeatureStore

/// A row of the conformance suite, which keeps its cells as they come.
package protocol StoreProbeRow: SourceRow {
    var cells: [any ColumnValue] { get }
    init(cells: [any ColumnValue])
}

extension StoreProbeRow {
    package init(decoding row: borrowing RowDecoder) {
        var cells: [any ColumnValue] = []
        for (position, column) in Self.schema.columns.enumerated() {
            cells.append(Self.cell(row, position, column.type))
        }
        self.init(cells: cells)
    }

    package static func value(at column: Int, of row: Self) -> any ColumnValue { row.cells[column] }
    package static func eventTime(of row: Self) -> Timestamp {
        (row.cells[schema.eventTime] as? Timestamp?).flatMap { $0 } ?? Timestamp(microseconds: 0)
    }

    private static func cell(_ row: borrowing RowDecoder, _ position: Int, _ type: ValueType) -> any ColumnValue {
        switch type {
        case .int: row.value(position) as Int?
        case .double: row.value(position) as Double?
        case .decimal: row.value(position) as ExactDecimal?
        case .text: row.value(position) as String?
        case .bool: row.value(position) as Bool?
        case .timestamp: row.value(position) as Timestamp?
        case .date: row.value(position) as CalendarDate?
        case .list(.int, _, _): row.value(position) as [Int?]?
        case .list(.double, _, _): row.value(position) as [Double?]?
        case .list: row.value(position) as [String?]?
        }
    }

    /// The int in a column, for answers.
    func int(_ name: String) -> Int {
        Self.schema.position(of: name).flatMap { cells[$0] as? Int? }.flatMap { $0 } ?? 0
    }
}

/// Facts with a unique id, of every type.
package struct Mark: StoreProbeRow {
    package let cells: [any ColumnValue]
    package init(cells: [any ColumnValue]) { self.cells = cells }
    package static let schema = RowSchema(
        source: "marks",
        columns: [
            ColumnSchema("id", .int), ColumnSchema("k", .text, isNullable: true), ColumnSchema("at", .timestamp),
            ColumnSchema("an_int", .int, isNullable: true), ColumnSchema("a_double", .double, isNullable: true),
            ColumnSchema("a_decimal", .decimal(precision: 38, scale: 12), isNullable: true),
            ColumnSchema("a_text", .text, isNullable: true), ColumnSchema("a_bool", .bool, isNullable: true),
            ColumnSchema("a_timestamp", .timestamp, isNullable: true), ColumnSchema("a_date", .date, isNullable: true),
            ColumnSchema("ints", .list(element: .int, order: .ordered, nullElements: true), isNullable: true),
            ColumnSchema("doubles", .list(element: .double, order: .ordered, nullElements: true), isNullable: true),
            ColumnSchema("texts", .list(element: .text, order: .unordered, nullElements: true), isNullable: true),
        ], eventTime: "at", unique: ["id"])
}

/// Events without an id.
package struct Note: StoreProbeRow {
    package let cells: [any ColumnValue]
    package init(cells: [any ColumnValue]) { self.cells = cells }
    package static let schema = RowSchema(
        source: "notes",
        columns: [ColumnSchema("k", .text, isNullable: true), ColumnSchema("at", .timestamp), ColumnSchema("n", .int)],
        eventTime: "at")
}

/// States with versions, whose id has a part that engines compare otherwise than histories do.
package struct Standing: StoreProbeRow {
    package let cells: [any ColumnValue]
    package init(cells: [any ColumnValue]) { self.cells = cells }
    package static let schema = RowSchema(
        source: "standings",
        columns: [
            ColumnSchema("id", .int), ColumnSchema("part", .decimal(precision: 6, scale: 2)),
            ColumnSchema("k", .text, isNullable: true), ColumnSchema("at", .timestamp),
            ColumnSchema("recorded", .timestamp, isNullable: true), ColumnSchema("gone", .bool, isNullable: true),
            ColumnSchema("n", .int),
        ], eventTime: "at", arrivalTime: "recorded", unique: ["id", "part"], versions: (by: "recorded", deleted: "gone")
    )

    package static func arrivalTime(of row: Self) -> Timestamp? { (row.cells[4] as? Timestamp?).flatMap { $0 } }
    package static func versionTime(of row: Self) -> Timestamp? { arrivalTime(of: row) }
    package static func isDeleted(_ row: Self) -> Bool { (row.cells[5] as? Bool?).flatMap { $0 } ?? false }
}
