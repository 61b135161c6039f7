import Contracts
import FeatureStore
import Postgres
import SQLFrontend

/// Turns the rows of a batch into the chunks of a binary COPY.
final class RowSource {
    private let rowCount: Int
    private let names: [String]
    private let writers: [CellWriter]
    private let what: String
    private let cases: [Int64]
    private var row = 0
    private var buffer = WireBuffer()
    private var isFinished = false
    private let chunkSize = 1 << 17

    /// Prepares rows of `case_id` and `columns`; nil when there are none.
    init?(_ rows: ColumnBatch, _ columns: [ColumnContract], _ types: [PhysicalType], what: String)
        throws(WarehouseError)
    {
        guard rows.rowCount > 0 else { return nil }
        names = ["case_id"] + columns.map(\.name)
        rowCount = rows.rowCount
        self.what = what
        if case .int(let cases)? = rows.columns.first?.cells { self.cases = cases } else { cases = [] }
        guard rows.columns.map(\.name) == names else {
            throw .failed(
                engine: engineName,
                message: "\(what) was given the columns \(rows.columns.map(\.name)), where \(names) were expected",
                code: nil, location: nil)
        }
        var writers: [CellWriter] = []
        for (column, type) in zip(rows.columns, [PhysicalType(.int8)] + types) {
            guard let writer = CellWriter(column, as: type) else {
                throw .failed(
                    engine: engineName,
                    message: "column \(column.name) of \(what) holds \(column.type), which does not travel as "
                        + type.declaration, code: nil, location: nil)
            }
            writers.append(writer)
        }
        self.writers = writers
        // The format's signature, no flags, no extension.
        buffer.append(contentsOf: Array("PGCOPY\n".utf8) + [0xFF, 0x0D, 0x0A, 0x00])
        buffer.append(UInt32(0))
        buffer.append(UInt32(0))
    }

    /// The next bytes to send, or nil behind the last.
    func nextChunk() throws(WarehouseError) -> [UInt8]? {
        guard !isFinished else { return nil }
        while row < rowCount, buffer.bytes.count < chunkSize {
            buffer.append(Int16(writers.count))
            for (column, writer) in writers.enumerated() {
                do throws(LoadProblem) { try writer.append(row: row, to: &buffer) } catch {
                    throw self.error(error, names[column])
                }
            }
            row += 1
        }
        if row == rowCount {
            buffer.append(Int16(-1))
            isFinished = true
        }
        defer { buffer.removeAll() }
        return buffer.bytes
    }

    private func error(_ problem: LoadProblem, _ column: String) -> WarehouseError {
        let found = "row \(row + 1) of \(what) has in column \(column) \(problem.found)"
        guard problem.isBeyondEngine else {
            return .failed(engine: engineName, message: found, code: nil, location: nil)
        }
        return .notCovered(engine: engineName, caseID: cases.isEmpty ? nil : cases[row], found: found)
    }
}
