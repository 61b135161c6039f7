extension RowLedger {
    /// The rows by id, the versions of one id by content; then for each row whether it belongs.
    func encoded() -> [UInt8] {
        let ordered = rows.sorted { $0.key < $1.key }.flatMap { _, held in
            held.count < 2
                ? held
                : held.map { (bytes: Self.bytes(of: $0), held: $0) }
                    .sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }.map(\.held)
        }
        var belongs = Column(name: "belongs", type: .bool)
        for held in ordered { belongs.append(held.belongs) }
        let cells = Self.cells(of: ordered.map(\.row))
        var bytes: [UInt8] = []
        ColumnCodec.encode(ColumnBatch(columns: cells.columns + [belongs], rowCount: ordered.count), into: &bytes)
        return bytes
    }

    private static func bytes(of held: Held) -> [UInt8] {
        var bytes: [UInt8] = [held.belongs ? 1 : 0]
        ColumnCodec.encode(cells(of: [held.row]), into: &bytes)
        return bytes
    }

    mutating func restore(from reader: inout ByteReader) throws {
        let batch = try ColumnCodec.decodeBatch(from: &reader)
        let schema = Row.schema
        do throws(EvaluationError) {
            try BatchChecks.check(
                batch, holds: schema.columns + [ColumnSchema("belongs", .bool)],
                called: "the snapshot's \(schema.source)")
        } catch {
            throw SnapshotError(message: "\(error)")
        }
        guard let last = batch.columns.last, case .bool(let belongs) = last.cells else { return }
        var decoder = RowDecoder(columns: Array(batch.columns.dropLast()), row: 0)
        for position in 0..<batch.rowCount {
            decoder.row = position
            let row = Row(decoding: decoder)
            let identity = Self.identity(of: row)
            let before = rows[identity] ?? []
            keep(before + [Held(row: row, belongs: belongs[position])], of: identity, instead: before)
        }
    }
}
