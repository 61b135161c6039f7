import FeatureStore
import SQLFrontend

/// Why one cell cannot be loaded: `value` is what it is, `row` counts from 0.
struct LoadProblem: Error {
    let row: Int
    let value: String
}

/// Writes the cells of one column in PostgreSQL's binary form, each with its length.
struct CellWriter {
    /// Writes one cell that is not NULL, without its length; says why it cannot be written.
    private let write: (Int, inout WireBuffer) -> String?
    private let validity: Bitmap

    /// Prepares a column; nil when values of the column's type do not travel as `type`.
    ///
    /// The choice by type is made once here, so that the loop over the rows only calls a closure over a typed array.
    init?(_ column: Column, as type: PhysicalType) {
        guard type.fits(column.type), let write = Self.writer(column.cells, as: type) else { return nil }
        self.write = write
        validity = column.validity
    }

    /// Adds the cell of one row.
    @inline(__always)
    func append(row: Int, to buffer: inout WireBuffer) throws(LoadProblem) {
        guard validity[row] else { return buffer.append(Int32(-1)) }
        let position = buffer.bytes.count
        buffer.append(Int32(0))
        if let problem = write(row, &buffer) { throw LoadProblem(row: row, value: problem) }
        buffer.patchLength(at: position)
    }

    private static func writer(_ cells: Column.Cells, as type: PhysicalType) -> ((Int, inout WireBuffer) -> String?)? {
        switch (cells, type.base) {
        case (.int(let values), .int8):
            {
                $1.append(values[$0]); return nil
            }
        case (.int(let values), .int4): { narrow(values[$0], to: Int32.self, &$1) }
        case (.int(let values), .int2): { narrow(values[$0], to: Int16.self, &$1) }
        case (.double(let values), .float8):
            {
                $1.append(values[$0].bitPattern); return nil
            }
        case (.bool(let values), .bool):
            {
                $1.append(values[$0] ? UInt8(1) : 0); return nil
            }
        case (.text(let texts), .text): { text(texts[$0], longest: nil, &$1) }
        case (.text(let texts), .varchar): { text(texts[$0], longest: length(type.modifier), &$1) }
        case (.decimal(let values), .numeric): { decimal(values[$0], type.modifier, &$1) }
        case (.timestamp(let values), .timestamptz): { instant(values[$0], type.modifier, &$1) }
        case (.date(let values), .date): { day(values[$0], &$1) }
        case (.list(let lists), .array(let base)): list(lists, of: PhysicalType(base, modifier: type.modifier))
        default: nil
        }
    }

    private static func narrow<Number: FixedWidthInteger>(
        _ value: Int64, to type: Number.Type, _ buffer: inout WireBuffer
    ) -> String? {
        guard let number = Number(exactly: value) else { return "\(value), outside \(Number.min) to \(Number.max)" }
        buffer.append(number)
        return nil
    }

    private static func length(_ modifier: TypeModifier?) -> Int? {
        if case .length(let length)? = modifier { length } else { nil }
    }

    private static func text(_ bytes: ArraySlice<UInt8>, longest: Int?, _ buffer: inout WireBuffer) -> String? {
        if let problem = CellLimits.problem(text: bytes) { return problem }
        if let longest {
            // The server would cut trailing blanks off without a word.
            let characters = bytes.reduce(0) { $1 & 0xC0 == 0x80 ? $0 : $0 + 1 }
            guard characters <= longest else { return "a text of \(characters) characters, longer than \(longest)" }
        }
        buffer.append(contentsOf: bytes)
        return nil
    }

    private static func decimal(_ value: ExactDecimal, _ modifier: TypeModifier?, _ buffer: inout WireBuffer) -> String?
    {
        // The server would round without a word.
        if case .precision(let precision, let scale)? = modifier,
            !DecimalFit.fits(value, precision: precision, scale: scale)
        {
            return "\(value.coefficient)e-\(value.scale), which is no numeric(\(precision),\(scale))"
        }
        NumericWire.append(value, to: &buffer)
        return nil
    }

    private static func instant(_ value: Timestamp, _ modifier: TypeModifier?, _ buffer: inout WireBuffer) -> String? {
        if let problem = CellLimits.problem(timestamp: value) { return problem }
        if case .fraction(let digits)? = modifier {
            // The server would round without a word.
            let unit = (0..<(6 - digits)).reduce(Int64(1)) { product, _ in product * 10 }
            guard value.microseconds % unit == 0 else {
                return "an instant of \(value.microseconds) microseconds, finer than timestamptz(\(digits))"
            }
        }
        buffer.append(value.microseconds - WireEpoch.microseconds)
        return nil
    }

    private static func day(_ value: CalendarDate, _ buffer: inout WireBuffer) -> String? {
        if let problem = CellLimits.problem(date: value) { return problem }
        buffer.append(value.daysSinceEpoch - WireEpoch.days)
        return nil
    }

    private static func list(_ lists: ListCells, of type: PhysicalType) -> ((Int, inout WireBuffer) -> String?)? {
        let elements = lists.elements
        guard let identifier = PostgresTypes.identifier(of: type.base),
            let writer = CellWriter(elements, as: type)
        else { return nil }
        return { row, buffer in
            let range = lists.range(at: row)
            // An empty array has no dimension at all.
            buffer.append(Int32(range.isEmpty ? 0 : 1))
            buffer.append(Int32(range.contains { !elements.validity[$0] } ? 1 : 0))
            buffer.append(identifier)
            if !range.isEmpty {
                buffer.append(Int32(range.count))
                buffer.append(Int32(1))
            }
            do throws(LoadProblem) {
                for element in range { try writer.append(row: element, to: &buffer) }
                return nil
            } catch {
                return error.value
            }
        }
    }
}

/// Where PostgreSQL counts time from: 2000-01-01, as seen from 1970-01-01.
enum WireEpoch {
    static let microseconds: Int64 = 946_684_800_000_000
    static let days: Int32 = 10_957
}
