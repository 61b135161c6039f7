internal import FeatureStore

/// The values of some columns of one row, as bytes that are equal exactly when the values are.
///
/// Text counts by its bytes, so that two spellings of é stay two keys; no row with a NULL has a key.
struct RowKey: Hashable {
    private let bytes: [UInt8]

    /// Takes the values of a row, or nil when one of them is NULL.
    init?(_ columns: [Column], row: Int) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(columns.count * 12)
        for column in columns {
            guard column.validity[row] else { return nil }
            Self.append(column, row, to: &bytes)
        }
        self.bytes = bytes
    }

    /// The key of values that are in several batches, or nil when one of them is NULL.
    init?(_ cells: [(column: Column, row: Int)]) {
        var bytes: [UInt8] = []
        for cell in cells {
            guard cell.column.validity[cell.row] else { return nil }
            Self.append(cell.column, cell.row, to: &bytes)
        }
        self.bytes = bytes
    }

    private static func append(_ column: Column, _ row: Int, to bytes: inout [UInt8]) {
        switch column.cells {
        case .int(let array): append(UInt64(bitPattern: array[row]), to: &bytes)
        case .timestamp(let array): append(UInt64(bitPattern: array[row].microseconds), to: &bytes)
        case .date(let array): append(UInt64(bitPattern: Int64(array[row].daysSinceEpoch)), to: &bytes)
        case .double(let array): append(array[row].isNaN ? Double.nan.bitPattern : array[row].bitPattern, to: &bytes)
        case .bool(let array): bytes.append(array[row] ? 1 : 0)
        case .decimal(let array):
            let value = array[row].reduced
            append(UInt64(truncatingIfNeeded: value.coefficient), to: &bytes)
            append(UInt64(truncatingIfNeeded: value.coefficient >> 64), to: &bytes)
            bytes.append(UInt8(value.scale))
        case .text(let text):
            let slice = text[row]
            append(UInt64(slice.count), to: &bytes)
            bytes.append(contentsOf: slice)
        case .list(let lists):
            let range = lists.range(at: row)
            append(UInt64(range.count), to: &bytes)
            let elements = lists.elements
            for position in range {
                bytes.append(elements.validity[position] ? 1 : 0)
                if elements.validity[position] { append(elements, position, to: &bytes) }
            }
        }
    }

    private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
        withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) }
    }
}
