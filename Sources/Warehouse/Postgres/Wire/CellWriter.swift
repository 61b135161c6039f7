import FeatureStore
import Postgres
import SQLFrontend

/// Writes the cells of one column in PostgreSQL's binary form, each with its length.
struct CellWriter {
    /// Writes one cell that is not NULL, without its length; says why it cannot be written.
    private let write: (Int, inout WireBuffer) -> LoadProblem?
    private let validity: Bitmap

    /// Prepares a column; nil when values of the column's type do not travel as `type`.
    ///
    /// The choice by type is made once here, so that the loop over the rows only calls a closure over a typed array.
    init?(_ column: Column, as type: PhysicalType) {
        guard type.keeps(column.type), let write = Self.writer(column.cells, as: type) else { return nil }
        self.write = write
        validity = column.validity
    }

    /// Adds the cell of one row.
    @inline(__always)
    func append(row: Int, to buffer: inout WireBuffer) throws(LoadProblem) {
        guard validity[row] else { return buffer.append(Int32(-1)) }
        let position = buffer.bytes.count
        buffer.append(Int32(0))
        if var problem = write(row, &buffer) {
            problem.row = row
            throw problem
        }
        buffer.patchLength(at: position)
    }

    private static func writer(_ cells: Column.Cells, as type: PhysicalType) -> (
        (Int, inout WireBuffer) -> LoadProblem?
    )? {
        switch (cells, type.base) {
        case (.int(let values), .int8), (.int(let values), .int4), (.int(let values), .int2):
            { int(values[$0], type, &$1) }
        case (.double(let values), .float8):
            { row, buffer in
                buffer.append(values[row].bitPattern)
                return nil
            }
        case (.double(let values), .float4):
            { row, buffer in
                if let problem = LoadProblem.check(values[row], type) { return problem }
                buffer.append(Float(values[row]).bitPattern)
                return nil
            }
        case (.bool(let values), .bool):
            { row, buffer in
                buffer.append(values[row] ? UInt8(1) : 0)
                return nil
            }
        case (.text(let texts), .text), (.text(let texts), .varchar): { text(texts[$0], type, &$1) }
        case (.decimal(let values), .numeric): { decimal(values[$0], type, &$1) }
        case (.timestamp(let values), .timestamptz): { instant(values[$0], type, &$1) }
        case (.date(let values), .date): { day(values[$0], &$1) }
        case (.list(let lists), .array(let base)): list(lists, of: PhysicalType(base, modifier: type.modifier))
        default: nil
        }
    }

    private static func int(_ value: Int64, _ type: PhysicalType, _ buffer: inout WireBuffer) -> LoadProblem? {
        if let problem = LoadProblem.check(value, type) { return problem }
        switch type.base {
        case .int2: buffer.append(Int16(truncatingIfNeeded: value))
        case .int4: buffer.append(Int32(truncatingIfNeeded: value))
        default: buffer.append(value)
        }
        return nil
    }

    private static func text(_ bytes: ArraySlice<UInt8>, _ type: PhysicalType, _ buffer: inout WireBuffer)
        -> LoadProblem?
    {
        if let problem = LoadProblem.check(bytes, type) { return problem }
        buffer.append(contentsOf: bytes)
        return nil
    }

    private static func decimal(_ value: ExactDecimal, _ type: PhysicalType, _ buffer: inout WireBuffer)
        -> LoadProblem?
    {
        if let problem = LoadProblem.check(value, type) { return problem }
        NumericWire.append(value, to: &buffer)
        return nil
    }

    private static func instant(_ value: Timestamp, _ type: PhysicalType, _ buffer: inout WireBuffer)
        -> LoadProblem?
    {
        if let problem = LoadProblem.check(value, type) { return problem }
        buffer.append(value.microseconds - WireEpoch.microseconds)
        return nil
    }

    private static func day(_ value: CalendarDate, _ buffer: inout WireBuffer) -> LoadProblem? {
        if let problem = LoadProblem.check(value) { return problem }
        buffer.append(value.daysSinceEpoch - WireEpoch.days)
        return nil
    }

    private static func list(_ lists: ListCells, of type: PhysicalType) -> ((Int, inout WireBuffer) -> LoadProblem?)? {
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
                return error
            }
        }
    }
}
