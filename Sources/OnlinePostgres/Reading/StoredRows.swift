import FeatureStore
import Postgres

/// A stored row that cannot be read: a fault of the store, never of who asks.
struct StoredRowProblem: Error {
    let reason: String
}

/// Collects rows of one source as the server sends them: the number of the group asked for, then
/// ``SourceLayout/readColumns(of:)``.
final class StoredRows {
    private let layout: SourceLayout
    private var readers: [CellReader] = []
    private var waiting = 0
    private var joined: ColumnBatch?
    /// For each row: the number of the group that it was read for, from 1 where groups were numbered.
    private(set) var ordinals: [Int64] = []
    /// The rows' own numbers.
    private(set) var numbers: [Int64] = []
    /// The commits with which they came.
    private(set) var sequences: [Int64] = []
    /// When the store took them.
    private(set) var ingestedAt: [Timestamp] = []

    init(_ layout: SourceLayout) {
        self.layout = layout
        makeReaders()
    }

    /// Adds the rows of one result.
    func append(_ result: PostgresResult) throws(StoredRowProblem) {
        for row in 0..<result.rowCount {
            let own = (0..<4).map { result.cell(row, $0)?.wireNumber(as: Int64.self) }
            guard let ordinal = own[0], let number = own[1], let sequence = own[2], let instant = own[3] else {
                throw problem("a row without a number")
            }
            ordinals.append(ordinal)
            numbers.append(number)
            sequences.append(sequence)
            ingestedAt.append(Timestamp(microseconds: instant))
            if let exact = result.cell(row, 4) {
                try flush()
                try add(decoded(Array(exact)))
                continue
            }
            for (position, reader) in readers.enumerated() {
                do throws(CellProblem) { try reader.append(result.cell(row, 5 + position)) } catch {
                    throw problem("column \(reader.name) of row \(number) holds what was never written there")
                }
            }
            waiting += 1
        }
    }

    /// All rows so far.
    func batch() throws(StoredRowProblem) -> ColumnBatch {
        try flush()
        return joined ?? layout.emptyBatch
    }

    private func flush() throws(StoredRowProblem) {
        guard waiting > 0 else { return }
        try add(ColumnBatch(columns: readers.map { $0.column() }, rowCount: waiting))
        waiting = 0
        makeReaders()
    }

    private func add(_ batch: ColumnBatch) throws(StoredRowProblem) {
        guard batch.columns.map(\.type) == layout.schema.columns.map(\.type) else {
            throw problem("a row of other columns")
        }
        if joined == nil { joined = batch } else { joined?.append(contentsOf: batch) }
    }

    private func makeReaders() {
        readers = layout.schema.columns.compactMap { column in
            // A list of lists lies in `exact$` alone; here it is NULL, whatever the reader.
            CellReader.make(name: column.name, type: column.type)
        }
    }

    private func decoded(_ bytes: [UInt8]) throws(StoredRowProblem) -> ColumnBatch {
        do throws(ColumnCodecError) {
            var reader = ByteReader(bytes)
            return try ColumnCodec.decodeBatch(from: &reader)
        } catch {
            throw problem("\(error)")
        }
    }

    private func problem(_ what: String) -> StoredRowProblem {
        StoredRowProblem(reason: "\(layout.source): \(what)")
    }
}

extension SourceLayout {
    /// No rows of the source.
    var emptyBatch: ColumnBatch {
        ColumnBatch(columns: schema.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
    }
}
