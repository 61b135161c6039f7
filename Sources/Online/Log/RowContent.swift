import Crypto
import FeatureStore

/// The contents of rows as bytes that are equal exactly when nothing could tell the rows apart.
///
/// Each cell is a zero byte for NULL, or a one and its value: integers and times as eight bytes, doubles as their bits (of
/// NaN there is one, and -0 is not 0), decimals without their trailing zeros, texts and lists behind their length. Where a
/// row was stored, by which client and in which engine does not matter.
enum RowContent {
    /// The bytes of one row.
    static func bytes(_ columns: [Column], row: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(columns.count * 9)
        for column in columns { append(column, row, to: &bytes) }
        return bytes
    }

    private static func append(_ column: Column, _ row: Int, to bytes: inout [UInt8]) {
        guard column.validity[row] else { return bytes.append(0) }
        bytes.append(1)
        switch column.cells {
        case .int(let cells): append(cells[row], to: &bytes)
        case .double(let cells):
            append(cells[row].isNaN ? Double.nan.bitPattern : cells[row].bitPattern, to: &bytes)
        case .decimal(let cells):
            let value = cells[row].reduced
            append(value.coefficient, to: &bytes)
            bytes.append(UInt8(clamping: value.scale))
        case .text(let cells):
            let text = cells[row]
            append(Int64(text.count), to: &bytes)
            bytes.append(contentsOf: text)
        case .bool(let cells): bytes.append(cells[row] ? 1 : 0)
        case .timestamp(let cells): append(cells[row].microseconds, to: &bytes)
        case .date(let cells): append(Int64(cells[row].daysSinceEpoch), to: &bytes)
        case .list(let lists):
            let range = lists.range(at: row)
            append(Int64(range.count), to: &bytes)
            let elements = lists.elements
            for position in range { append(elements, position, to: &bytes) }
        }
    }

    private static func append(_ number: some FixedWidthInteger & BitwiseCopyable, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: number.littleEndian) { bytes.append(contentsOf: $0) }
    }
}

extension SeenRows {
    /// A hash of the rows that is the same wherever the same rows were seen, in whatever order they are stored.
    public var fingerprint: RowsFingerprint {
        var hash = SHA256()
        func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { hash.update(bufferPointer: $0) } }
        func update(_ number: Int) {
            withUnsafeBytes(of: UInt64(number).littleEndian) { hash.update(bufferPointer: $0) }
        }
        for table in tables {
            let name = Array(table.source.utf8)
            update(name.count)
            update(name)
            update(table.rows.rowCount)
            let contents = (0..<table.rows.rowCount).map { RowContent.bytes(table.rows.columns, row: $0) }
            for content in contents.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
                update(content.count)
                update(content)
            }
        }
        let digest = Hexadecimal.text(hash.finalize())
        return RowsFingerprint(count: count, digest: digest)
    }
}
