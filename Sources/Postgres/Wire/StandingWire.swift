package import FeatureStore

/// Writes cells in the binary form of the one PostgreSQL type that stands for their contract type: int as bigint, double as
/// double precision, decimal as numeric, a list as an array.
package enum StandingWire {
    /// Whether a type has a PostgreSQL type that stands for it; a list of lists has none.
    package static func holds(_ type: ValueType) -> Bool { identifier(of: type) != nil }

    /// Whether PostgreSQL can hold a cell unchanged: no text with U+0000, no time before its calendar or behind it.
    package static func holds(row: Int, of column: Column) -> Bool {
        guard column.validity[row] else { return true }
        return switch column.cells {
        case .int, .double, .bool, .decimal: true
        case .text(let texts): !texts[row].contains(0)
        case .timestamp(let values): PostgresLimits.timestamps.contains(values[row].microseconds)
        case .date(let values): PostgresLimits.dates.contains(values[row].daysSinceEpoch)
        case .list(let lists):
            holds(column.type) && lists.range(at: row).allSatisfy { holds(row: $0, of: lists.elements) }
        }
    }

    /// Adds one cell with its length; what ``holds(row:of:)`` refuses, and NULL, is written as NULL.
    package static func append(row: Int, of column: Column, to buffer: inout WireBuffer) {
        guard column.validity[row], holds(row: row, of: column) else { return buffer.append(Int32(-1)) }
        let position = buffer.bytes.count
        buffer.append(Int32(0))
        switch column.cells {
        case .int(let values): buffer.append(values[row])
        case .double(let values): buffer.append(values[row].bitPattern)
        case .bool(let values): buffer.append(values[row] ? UInt8(1) : 0)
        case .decimal(let values): NumericWire.append(values[row], to: &buffer)
        case .text(let texts): buffer.append(contentsOf: texts[row])
        case .timestamp(let values): buffer.append(values[row].microseconds - WireEpoch.microseconds)
        case .date(let values): buffer.append(values[row].daysSinceEpoch - WireEpoch.days)
        case .list(let lists): append(lists, row, to: &buffer)
        }
        buffer.patchLength(at: position)
    }

    /// Adds bytes with their length, or NULL.
    package static func append(bytes: [UInt8]?, to buffer: inout WireBuffer) {
        guard let bytes else { return buffer.append(Int32(-1)) }
        buffer.append(Int32(bytes.count))
        buffer.append(contentsOf: bytes)
    }

    /// Adds a bigint with its length, or NULL.
    package static func append(bigint: Int64?, to buffer: inout WireBuffer) {
        guard let bigint else { return buffer.append(Int32(-1)) }
        buffer.append(Int32(8))
        buffer.append(bigint)
    }

    private static func append(_ lists: ListCells, _ row: Int, to buffer: inout WireBuffer) {
        let range = lists.range(at: row)
        let elements = lists.elements
        // An empty array has no dimension at all.
        buffer.append(Int32(range.isEmpty ? 0 : 1))
        buffer.append(Int32(range.contains { !elements.validity[$0] } ? 1 : 0))
        buffer.append(identifier(of: elements.type) ?? 0)
        guard !range.isEmpty else { return }
        buffer.append(Int32(range.count))
        buffer.append(Int32(1))
        for element in range { append(row: element, of: elements, to: &buffer) }
    }

    /// The object identifier of the standing type; for a list that of its array.
    private static func identifier(of type: ValueType) -> UInt32? {
        switch type {
        case .int: 20
        case .double: 701
        case .decimal: 1700
        case .text: 25
        case .bool: 16
        case .timestamp: 1184
        case .date: 1082
        case .list(let element, _, _):
            if case .list = element { nil } else { identifier(of: element) }
        }
    }
}

/// The times that PostgreSQL's calendar holds.
package enum PostgresLimits {
    /// Instants from 4714-11-24 BC, in microseconds; the last 64-bit one is earlier than PostgreSQL's last.
    package static let timestamps: ClosedRange<Int64> = -210_866_803_200_000_000...Int64.max
    /// Days from 4714-11-24 BC to 5874897-12-31.
    package static let dates: ClosedRange<Int32> = -2_440_588...2_145_042_905
}
