import FeatureStore
import Warehouse

/// Reads the rows of a binary COPY into batches.
final class CopyDecoder {
    /// The stream is not what PostgreSQL documents.
    struct Malformed: Error, CustomStringConvertible {
        let description = "the server's binary COPY could not be read; is there a proxy between us that changes it?"
    }

    private let writer: BatchWriter
    private let keys: [(UnsafeRawBufferPointer, inout KeyCells) throws -> Void]
    private let cells: [PostgresCells.Reader]
    private var isHeaderRead = false

    init(_ reading: SideReading, _ writer: BatchWriter) {
        self.writer = writer
        keys = reading.key.map { PostgresCells.keyReader($0.type) }
        cells = zip(reading.values, writer.values).map { PostgresCells.reader($0.type, into: $1) }
    }

    /// Reads one message: a row, with the header before the first and the end mark behind the last.
    func decode(_ bytes: UnsafeRawBufferPointer) throws {
        var position = 0
        if !isHeaderRead {
            // 11 bytes of signature, 4 of flags, 4 that say how long an extension follows.
            guard let extra: Int32 = bytes.wireNumber(at: 15), extra >= 0 else { throw Malformed() }
            position = 19 + Int(extra)
            isHeaderRead = true
        }
        while position < bytes.count {
            guard let count: Int16 = bytes.wireNumber(at: position) else { throw Malformed() }
            if count == -1 { return }
            guard Int(count) == keys.count + cells.count else { throw Malformed() }
            position += 2
            position = try row(bytes, position)
        }
    }

    private func row(_ bytes: UnsafeRawBufferPointer, _ start: Int) throws -> Int {
        var position = start
        for read in keys {
            guard let cell = try field(bytes, &position) else {
                writer.keys.appendNull()
                continue
            }
            try read(cell, &writer.keys)
        }
        guard try writer.endKey() else {
            for _ in cells { _ = try field(bytes, &position) }
            return position
        }
        for index in cells.indices {
            guard let cell = try field(bytes, &position) else {
                writer.values[index].appendNull()
                continue
            }
            try cells[index](cell)
        }
        try writer.endRow()
        return position
    }

    /// The bytes of the next cell, or nil for NULL.
    @inline(__always)
    private func field(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) throws -> UnsafeRawBufferPointer? {
        guard let length: Int32 = bytes.wireNumber(at: position) else { throw Malformed() }
        position += 4
        guard length >= 0 else { return nil }
        let end = position + Int(length)
        guard end <= bytes.count else { throw Malformed() }
        defer { position = end }
        return UnsafeRawBufferPointer(rebasing: bytes[position..<end])
    }
}
