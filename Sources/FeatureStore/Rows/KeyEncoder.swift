/// Writes values one after another such that equal bytes mean equal values and bytes order as the values do.
///
/// - int, timestamp, date: eight bytes, most significant first, sign bit flipped.
/// - text: its UTF-8 bytes with each zero byte followed by 255, then two zero bytes. The end marker orders before every
///   continuation, so a prefix comes first and no text runs into the next value.
/// - bool: one byte. double: its bits such that negative numbers come first, -0 as 0, one NaN, which is the largest.
/// - decimal: the floor as 16 bytes, then what is above it in units of 10^-38 as 16 bytes.
public struct KeyEncoder: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []
    /// Whether a NULL was among the values.
    public private(set) var holdsNull = false
    /// Whether optional values carry a byte that tells NULL from a value: needed in ids, where NULL is a value like any
    /// other, and wrong in keys, where a nullable column must meet the column of another table that is not.
    private let marksPresence: Bool

    /// Starts a key, in which a NULL is noted in ``holdsNull`` and writes nothing.
    public init() {
        marksPresence = false
    }

    /// Starts an id, in which NULL is a value that orders behind all others, as in PostgreSQL.
    public init(markingPresence: Bool) {
        marksPresence = markingPresence
    }

    /// Empties the encoder and keeps its memory.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        holdsNull = false
    }

    mutating func appendPresence() {
        if marksPresence { bytes.append(1) }
    }

    mutating func appendNull() {
        holdsNull = true
        if marksPresence { bytes.append(2) }
    }

    mutating func append(_ value: Int64) {
        append(bigEndian: UInt64(bitPattern: value) ^ (1 << 63))
    }

    mutating func append(_ value: Bool) {
        bytes.append(value ? 1 : 0)
    }

    mutating func append(_ value: Double) {
        let bits = value.isNaN ? Double.nan.bitPattern : (value == 0 ? 0.0 : value).bitPattern
        append(bigEndian: bits >> 63 == 0 ? bits ^ (1 << 63) : ~bits)
    }

    mutating func append(text: some Sequence<UInt8>) {
        let start = bytes.count
        bytes.append(contentsOf: text)
        // A zero byte is rare: look for one at a time, from behind, so that positions in front stay right.
        if bytes[start...].contains(0) {
            for position in bytes.indices[start...].reversed() where bytes[position] == 0 {
                bytes.insert(255, at: position + 1)
            }
        }
        bytes.append(0)
        bytes.append(0)
    }

    mutating func append(_ value: ExactDecimal) {
        let (floor, fraction) = value.floorAndFraction
        let flipped = UInt128(bitPattern: floor) ^ (1 << 127)
        append(bigEndian: UInt64(truncatingIfNeeded: flipped >> 64))
        append(bigEndian: UInt64(truncatingIfNeeded: flipped))
        append(bigEndian: UInt64(truncatingIfNeeded: fraction >> 64))
        append(bigEndian: UInt64(truncatingIfNeeded: fraction))
    }

    /// Adds one cell straight from its column, without making a Swift value of it.
    mutating func append(cell row: Int, of column: Column) {
        guard column.validity[row] else { return appendNull() }
        switch column.cells {
        case .int(let cells): append(cells[row])
        case .double(let cells): append(cells[row])
        case .decimal(let cells): append(cells[row])
        case .text(let cells): append(text: cells[row])
        case .bool(let cells): append(cells[row])
        case .timestamp(let cells): append(cells[row].microseconds)
        case .date(let cells): append(Int64(cells[row].daysSinceEpoch))
        case .list(let lists):
            let range = lists.range(at: row)
            append(Int64(range.count))
            let elements = lists.elements
            for position in range { append(cell: position, of: elements) }
        }
    }

    private mutating func append(bigEndian word: UInt64) {
        withUnsafeBytes(of: word.bigEndian) { bytes.append(contentsOf: $0) }
    }
}
