import Postgres
import Warehouse

/// Reads the rows of a binary COPY into batches.
final class CopyDecoder {
    /// The stream is not what PostgreSQL documents.
    struct Malformed: Error, CustomStringConvertible {
        let description = "the server's binary COPY could not be read; is there a proxy between us that changes it?"
    }

    private let writer: BatchWriter
    private let keyTypes: [ComparedType]
    private let valueCount: Int
    /// By column: whether its cells are taken as bytes, whatever their length.
    private let isBytes: [Bool]
    private var isHeaderRead = false

    init(_ reading: SideReading, _ writer: BatchWriter) {
        self.writer = writer
        keyTypes = reading.key.map(\.type)
        valueCount = reading.values.count
        isBytes = reading.values.map { $0.type.layout == .bytes || $0.type.layout == .decimals }
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
            guard Int(count) == keyTypes.count + valueCount else { throw Malformed() }
            position += 2
            try row(bytes, &position)
        }
    }

    @inline(__always)
    private func row(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) throws {
        let (keys, cells) = (writer.keys, writer.cells)
        for type in keyTypes {
            if let cell = try field(bytes, &position) {
                try PostgresCells.append(cell, type, to: keys)
            } else {
                keys.appendNull()
            }
        }
        guard try writer.endKey() else {
            for _ in 0..<valueCount { _ = try field(bytes, &position) }
            return
        }
        let row = writer.row
        for column in 0..<valueCount {
            guard let cell = try field(bytes, &position) else {
                cells.put(word: 0, kind: 0, row, column)
                continue
            }
            if isBytes[column] {
                cells.put(bytes: cell.baseAddress, count: cell.count, kind: PostgresCells.bytesKind, row, column)
            } else {
                guard let word = PostgresCells.word(cell) else { throw Malformed() }
                cells.put(word: word, kind: UInt8(cell.count), row, column)
            }
        }
        try writer.endRow()
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
