import FeatureStore
import Postgres

/// Writes rows of one source as a binary COPY, in the order of ``SourceLayout/writtenColumns``.
struct RowWriter {
    private let layout: SourceLayout
    private let sequence: Int64
    private let ingestedAt: Timestamp
    private var buffer = WireBuffer()

    init(_ layout: SourceLayout, sequence: Int64, ingestedAt: Timestamp) {
        self.layout = layout
        self.sequence = sequence
        self.ingestedAt = ingestedAt
        // The format's signature, no flags, no extension.
        buffer.append(contentsOf: Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00])
        buffer.append(UInt32(0))
        buffer.append(UInt32(0))
    }

    /// Adds one row of a batch.
    mutating func append(row: Int, of batch: ColumnBatch) {
        let columns = batch.columns
        let schema = layout.schema
        buffer.append(Int16(6 + layout.links.count + columns.count))
        StandingWire.append(bigint: sequence, to: &buffer)
        StandingWire.append(bigint: ingestedAt.microseconds, to: &buffer)
        StandingWire.append(
            bytes: layout.hasIDs ? IndexKey(layout.id(ofRow: row, in: columns)).bytes : nil, to: &buffer)
        StandingWire.append(bigint: columns[schema.eventTime].instant(row) ?? .min, to: &buffer)
        StandingWire.append(bigint: knownSince(row, columns), to: &buffer)
        StandingWire.append(bytes: exact(row, batch), to: &buffer)
        for link in layout.links {
            let key = SourceLayout.key(link, row: row, of: columns)
            StandingWire.append(bytes: key.map { IndexKey($0).bytes }, to: &buffer)
        }
        for column in columns { StandingWire.append(row: row, of: column, to: &buffer) }
    }

    /// The end of the COPY, and all of its bytes.
    consuming func finished() -> [UInt8] {
        buffer.append(Int16(-1))
        return buffer.bytes
    }

    /// Since when the row is known apart from its event time; nil: never.
    private func knownSince(_ row: Int, _ columns: [Column]) -> Int64? {
        var since = Int64.min
        for position in [layout.schema.arrivalTime, layout.schema.versions?.by].compactMap({ $0 }) {
            guard let instant = columns[position].instant(row) else { return nil }
            since = max(since, instant)
        }
        return since
    }

    /// The whole row where one of its cells cannot stand in its column, else nil.
    private func exact(_ row: Int, _ batch: ColumnBatch) -> [UInt8]? {
        guard batch.columns.contains(where: { !StandingWire.holds(row: row, of: $0) }) else { return nil }
        var bytes: [UInt8] = []
        ColumnCodec.encode(batch, rows: row..<row + 1, into: &bytes)
        return bytes
    }
}

extension SourceLayout {
    /// What identifies a row of a source with unique columns.
    func id(ofRow row: Int, in columns: [Column]) -> EntityKey {
        EntityKey.content(ofRow: row, of: schema.unique.map { columns[$0] })
    }
}

extension Column {
    /// The instant in a timestamp column, or nil for NULL.
    func instant(_ row: Int) -> Int64? {
        guard validity[row], case .timestamp(let values) = cells else { return nil }
        return values[row].microseconds
    }
}
