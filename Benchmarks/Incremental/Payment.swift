import FeatureStore

/// One event.
struct Payment: SourceRow {
    var id: Int
    var at: Timestamp
    var cents: Int
    var merchant: String
    var score: Double

    /// An event of a card that knows 5,000 merchants.
    init(id: Int, at microseconds: Int64, _ chance: inout Chance) {
        self.id = id
        at = Timestamp(microseconds: microseconds)
        cents = .random(in: 1...50_000, using: &chance)
        merchant = "merchant \(Int.random(in: 0..<5_000, using: &chance))"
        score = .random(in: 0...1, using: &chance)
    }

    init(decoding row: borrowing RowDecoder) {
        id = row.value(1)
        at = row.value(2)
        cents = row.value(3)
        merchant = row.value(4)
        score = row.value(5)
    }

    static let schema = RowSchema(
        source: "payments",
        columns: [
            ColumnSchema("card", .text), ColumnSchema("payment_id", .int), ColumnSchema("paid_at", .timestamp),
            ColumnSchema("cents", .int), ColumnSchema("merchant", .text), ColumnSchema("score", .double),
        ],
        eventTime: "paid_at", unique: ["payment_id"])

    static func value(at column: Int, of row: Payment) -> any ColumnValue {
        switch column {
        case 0: "the card"
        case 1: row.id
        case 2: row.at
        case 3: row.cents
        case 4: row.merchant
        default: row.score
        }
    }

    static func eventTime(of row: Payment) -> Timestamp { row.at }

    /// Events as a warehouse hands them over.
    static func batch(_ payments: [Payment]) -> ColumnBatch {
        var writer = ColumnWriter(schema: [ColumnSchema("case_id", .int)] + schema.columns)
        for payment in payments {
            writer.append(0)
            for column in schema.columns.indices { writer.append(value(at: column, of: payment)) }
        }
        return writer.batch
    }
}

/// What is known about one card.
struct CardHistory: EntityHistory {
    static let schema = EntitySchema(
        name: "card", keys: [ColumnSchema("card", .text)],
        links: [EntitySchema.Link(source: "payments", columns: ["card"], keys: [0])])

    private let rows: EntityRows

    init(_ rows: EntityRows) { self.rows = rows }

    var payments: History<Payment> { rows.history(0) }
}

extension ColumnBatch {
    /// A question about the card at each instant.
    static func spine(_ instants: [Int64]) -> ColumnBatch {
        var writer = ColumnWriter(
            schema: [
                ColumnSchema("case_id", .int), ColumnSchema("spine_id", .int),
                ColumnSchema("card", .text, isNullable: true), ColumnSchema("as_of", .timestamp),
            ])
        for (number, instant) in instants.enumerated() {
            writer.append(0)
            writer.append(number)
            writer.append("the card")
            writer.append(Timestamp(microseconds: instant))
        }
        return writer.batch
    }
}

/// SplitMix64, so that every run measures the same events.
struct Chance: RandomNumberGenerator {
    private var state: UInt64 = 1

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
