/// Writes and reads column batches as bytes, for the evaluation protocol (docs/evaluate-protocol.md).
///
/// Everything is little endian and without padding. A batch is
///
///     rows: u64, columns: u32, then each column:
///         name: u32 bytes, UTF-8
///         type: see `encode(type:)`
///         validity: ceil(rows / 64) words u64, least significant bit first, surplus bits zero
///         cells
///
/// and the cells of one column are, placeholders of NULL cells included:
///
///     int        i64 each                    text    offsets: (rows + 1) u64, then the UTF-8 bytes
///     double     IEEE 754 binary64 bits      list    offsets: (rows + 1) u64, then the elements as
///     bool       u8 each, 0 or 1                     validity and cells of the element type
///     timestamp  i64 microseconds            decimal coefficient i128 each, then scale u8 each
///     date       i32 days
public enum ColumnCodec {
    /// How deep lists of lists may nest; a deeper type is refused rather than overflowing the stack.
    public static let deepestList = 8

    #if _endian(big)
        #error("The codec copies arrays as they lie in memory and has only been written for little-endian machines.")
    #endif

    /// Appends a batch, or some consecutive rows of it, to a buffer.
    ///
    /// - Complexity: O(bytes written); numbers are copied as blocks.
    public static func encode(_ batch: ColumnBatch, rows: Range<Int>? = nil, into buffer: inout [UInt8]) {
        let rows = rows ?? 0..<batch.rowCount
        append(UInt64(rows.count), to: &buffer)
        append(UInt32(batch.columns.count), to: &buffer)
        for column in batch.columns {
            append(text: column.name, to: &buffer)
            encode(type: column.type, into: &buffer)
            encodeCells(of: column, rows: rows, into: &buffer)
        }
    }

    /// Appends a type: one byte that names it, and for decimals precision and scale (u8 each), for lists order
    /// (0 ordered, 1 unordered), whether elements may be NULL (u8 0 or 1), and the element type.
    public static func encode(type: ValueType, into buffer: inout [UInt8]) {
        switch type {
        case .int: buffer.append(TypeTag.int.rawValue)
        case .double: buffer.append(TypeTag.double.rawValue)
        case .decimal(let precision, let scale):
            buffer.append(TypeTag.decimal.rawValue)
            buffer.append(UInt8(clamping: precision))
            buffer.append(UInt8(clamping: scale))
        case .text: buffer.append(TypeTag.text.rawValue)
        case .bool: buffer.append(TypeTag.bool.rawValue)
        case .timestamp: buffer.append(TypeTag.timestamp.rawValue)
        case .date: buffer.append(TypeTag.date.rawValue)
        case .list(let element, let order, let nullElements):
            buffer.append(TypeTag.list.rawValue)
            buffer.append(order == .ordered ? 0 : 1)
            buffer.append(nullElements ? 1 : 0)
            encode(type: element, into: &buffer)
        }
    }

    /// Appends a text: its length in bytes as u32, then its UTF-8.
    public static func append(text: String, to buffer: inout [UInt8]) {
        let bytes = Array(text.utf8)
        append(UInt32(bytes.count), to: &buffer)
        buffer.append(contentsOf: bytes)
    }

    /// Appends an integer, little endian.
    public static func append(_ integer: some FixedWidthInteger & BitwiseCopyable, to buffer: inout [UInt8]) {
        withUnsafeBytes(of: integer.littleEndian) { buffer.append(contentsOf: $0) }
    }

    /// The byte that names a type.
    enum TypeTag: UInt8 {
        case int = 1
        case double = 2
        case decimal = 3
        case text = 4
        case bool = 5
        case timestamp = 6
        case date = 7
        case list = 8
    }

    private static func encodeCells(of column: Column, rows: Range<Int>, into buffer: inout [UInt8]) {
        append(block: column.validity.words(in: rows)[...], to: &buffer)
        switch column.cells {
        case .int(let array): append(block: array[rows], to: &buffer)
        case .double(let array): append(block: array[rows], to: &buffer)
        case .timestamp(let array): append(block: array[rows], to: &buffer)
        case .date(let array): append(block: array[rows], to: &buffer)
        case .bool(let array): append(block: array[rows], to: &buffer)
        case .decimal(let array):
            for value in array[rows] { append(value.coefficient, to: &buffer) }
            for value in array[rows] { buffer.append(UInt8(clamping: value.scale)) }
        case .text(let text):
            append(offsets: text.offsets, of: rows, to: &buffer)
            append(block: text.bytes[text.offsets[rows.lowerBound]..<text.offsets[rows.upperBound]], to: &buffer)
        case .list(let lists):
            append(offsets: lists.offsets, of: rows, to: &buffer)
            encodeCells(
                of: lists.elements, rows: lists.offsets[rows.lowerBound]..<lists.offsets[rows.upperBound],
                into: &buffer)
        }
    }

    private static func append(offsets: [Int], of rows: Range<Int>, to buffer: inout [UInt8]) {
        let start = offsets[rows.lowerBound]
        let slice = offsets[rows.lowerBound...rows.upperBound]
        append(block: start == 0 ? slice : slice.map { $0 - start }[...], to: &buffer)
    }

    private static func append(block: ArraySlice<some BitwiseCopyable>, to buffer: inout [UInt8]) {
        block.withUnsafeBytes { buffer.append(contentsOf: $0) }
    }
}

// A public struct's layout is not inferred to be copyable as bytes; these are one integer each.
extension Timestamp: BitwiseCopyable {}
extension CalendarDate: BitwiseCopyable {}
