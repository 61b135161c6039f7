import FeatureStore

/// A row of the only source that the probe's views read.
struct Reading: SourceRow {
    var readingId: Int
    var device: String
    var readAt: Timestamp
    var amount: Int?

    init(decoding row: borrowing RowDecoder) {
        readingId = row.value(0)
        device = row.value(1)
        readAt = row.value(2)
        amount = row.value(3)
    }

    static let schema = RowSchema(
        source: "readings",
        columns: [
            ColumnSchema("reading_id", .int),
            ColumnSchema("device", .text),
            ColumnSchema("read_at", .timestamp),
            ColumnSchema("amount", .int, isNullable: true),
        ],
        eventTime: "read_at",
        unique: ["reading_id"])

    static func value(at column: Int, of row: Reading) -> any ColumnValue {
        switch column {
        case 0: row.readingId
        case 1: row.device
        case 2: row.readAt
        default: row.amount
        }
    }

    static func eventTime(of row: Reading) -> Timestamp { row.readAt }
}

/// What is known about one device at one instant.
struct DeviceHistory: EntityHistory {
    static let schema = EntitySchema(
        name: "device",
        keys: [ColumnSchema("device", .text)],
        links: [EntitySchema.Link(source: "readings", columns: ["device"], keys: [0])])

    private let rows: EntityRows

    init(_ rows: EntityRows) {
        self.rows = rows
    }

    var device: String? { rows.key(0) }
    var readings: History<Reading> { rows.history(0) }
}
