/// As columns in the order of the entries, so that equal contents have equal bytes in whatever order rows came.
extension Trailing: Codable {
    private enum Keys: String, CodingKey {
        case aggregate
        case entries
    }

    private static var columns: [ColumnSchema] {
        [
            ColumnSchema("time", .int), ColumnSchema("event", .int), ColumnSchema("high", .int),
            ColumnSchema("low", .int),
            ColumnSchema("rest", .list(element: .int, order: .ordered, nullElements: false), isNullable: true),
            ColumnSchema("from", .int), ColumnSchema("until", .int), ColumnSchema("value", Aggregate.Value.columnType),
        ]
    }

    /// Writes the aggregate and the entries.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode(aggregate, forKey: .aggregate)
        var entries = ColumnWriter(schema: Self.columns, reservingCapacity: count)
        root?.visitAll { entry in
            let identity = entry.key.place.identity
            entries.append(Int(entry.key.place.time))
            entries.append(Int(entry.key.place.event))
            entries.append(Int(bitPattern: UInt(identity.high)))
            entries.append(Int(bitPattern: UInt(identity.low)))
            entries.append(identity.rest.isEmpty ? nil : identity.rest.map { Int($0) })
            entries.append(Int(entry.key.from))
            entries.append(Int(entry.until))
            entries.append(aggregate.value(of: entry.value))
        }
        var bytes: [UInt8] = []
        ColumnCodec.encode(entries.batch, into: &bytes)
        try container.encode(bytes, forKey: .entries)
    }

    /// Reads the aggregate and the entries, and sums up the tiles anew.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Keys.self)
        let aggregate = try container.decode(Aggregate.self, forKey: .aggregate)
        var reader = ByteReader(try container.decode([UInt8].self, forKey: .entries))
        let batch = try ColumnCodec.decodeBatch(from: &reader)
        try BatchChecks.check(batch, holds: Self.columns, called: "the snapshot's entries")
        var row = RowDecoder(columns: batch.columns, row: 0)
        var entries: [(key: TileKey, until: Int64, value: Aggregate.Value)] = []
        entries.reserveCapacity(batch.rowCount)
        for position in 0..<batch.rowCount {
            row.row = position
            let (time, event): (Int, Int) = (row.value(0), row.value(1))
            let (high, low): (Int, Int) = (row.value(2), row.value(3))
            let rest: [Int]? = row.value(4)
            let (from, until): (Int, Int) = (row.value(5), row.value(6))
            let identity = RowIdentity(
                high: UInt64(bitPattern: Int64(high)), low: UInt64(bitPattern: Int64(low)),
                rest: (rest ?? []).map { UInt8(truncatingIfNeeded: $0) })
            let key = TileKey(
                place: TilePlace(time: Int64(time), event: Int64(event), identity: identity), from: Int64(from))
            if let last = entries.last, key < last.key {
                throw SnapshotError(message: "the snapshot's entries are not in order")
            }
            entries.append((key, Int64(until), row.value(7)))
        }
        self.init(aggregate, entries: entries)
    }
}
