import FeatureStore
import Testing

/// Versions that are ordered by one column and arrive by another: a later revision may arrive first.
struct RevisionTests {
    private static let schema = EntitySchema(
        name: "item", keys: [ColumnSchema("item", .text)],
        links: [EntitySchema.Link(source: "prices", columns: ["item"], keys: [0])])

    private func amounts(_ rows: [Price], asOf second: Int) throws -> [Int] {
        let rows = try EntityRows(
            Self.schema, asOf: instant(second), keys: { $0.append("i") }, sources: [SourceRows(rows)])
        let history: History<Price> = rows.history(0)
        return history.map(\.amount)
    }

    @Test func aRevisionThatArrivesLateReplacesNothingNewer() throws {
        let rows = [
            Price(amount: 1, revised: 1, arrived: 50), Price(amount: 2, revised: 2, arrived: 60),
            Price(amount: 3, revised: 3, arrived: 40),
        ]
        #expect(try amounts(rows, asOf: 39) == [])
        for second in [40, 50, 60] { #expect(try amounts(rows, asOf: second) == [3]) }
    }

    @Test(arguments: UInt64(0)..<200)
    func theLatestRevisionThatArrivedWins(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rows = (1...Int.random(in: 1...6, using: &random)).map { revision in
            Price(amount: revision, revised: revision, arrived: random.maybe(0...12))
        }
        for second in 0...13 {
            let arrived = rows.filter { $0.arrived.map { $0 <= second } ?? false && $0.revised <= second }
            let wanted = arrived.max { $0.revised < $1.revised }.map { [$0.amount] } ?? []
            #expect(try amounts(rows.shuffled(using: &random), asOf: second) == wanted, "seed \(seed), as of \(second)")
        }
    }
}

/// A price of the one item, with its id in `item` alone.
private struct Price: SourceRow {
    var amount: Int
    var revised: Int
    var arrived: Int?

    init(amount: Int, revised: Int, arrived: Int?) {
        self.amount = amount
        self.revised = revised
        self.arrived = arrived
    }

    init(decoding row: borrowing RowDecoder) {
        amount = row.value(1)
        revised = 0
        arrived = nil
    }

    static let schema = RowSchema(
        source: "prices",
        columns: [
            ColumnSchema("item", .text), ColumnSchema("amount", .int), ColumnSchema("at", .timestamp),
            ColumnSchema("revised_at", .timestamp), ColumnSchema("arrived_at", .timestamp, isNullable: true),
        ], eventTime: "at", arrivalTime: "arrived_at", unique: ["item"], versions: (by: "revised_at", deleted: nil))

    static func value(at column: Int, of row: Price) -> any ColumnValue {
        switch column {
        case 0: "i"
        case 1: row.amount
        case 2: instant(0)
        case 3: instant(row.revised)
        default: row.arrived.map(instant)
        }
    }

    static func eventTime(of row: Price) -> Timestamp { instant(0) }
    static func arrivalTime(of row: Price) -> Timestamp? { row.arrived.map(instant) }
    static func versionTime(of row: Price) -> Timestamp? { instant(row.revised) }
}
