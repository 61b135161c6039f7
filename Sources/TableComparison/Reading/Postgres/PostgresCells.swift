import FeatureStore
import Warehouse

/// Readers of PostgreSQL's binary cells, chosen once for a column.
enum PostgresCells {
    typealias Reader = (_ cell: UnsafeRawBufferPointer) throws -> Void

    static func reader(_ type: ComparedType, into builder: CellBuilder) -> Reader {
        switch builder {
        case let words as WordBuilder:
            return { cell in
                if let word = try word(cell, type) {
                    words.append(word)
                } else {
                    words.append(other: OtherCell(kind: type.rawValue, text: "beyond 64-bit microseconds since 1970"))
                }
            }
        case let numbers as NumberBuilder:
            return { cell in
                if cell.count == 8, let bits: UInt64 = cell.wireNumber() {
                    numbers.append(Double(bitPattern: bits))
                } else if cell.count == 4, let bits: UInt32 = cell.wireNumber() {
                    numbers.append(Double(Float(bitPattern: bits)))
                } else {
                    throw CopyDecoder.Malformed()
                }
            }
        case let decimals as DecimalBuilder:
            return { cell in
                do throws(CellProblem) {
                    decimals.append(try NumericWire.read(cell))
                } catch {
                    guard case .unrepresentable(let found) = error else { throw CopyDecoder.Malformed() }
                    // Cells that are equal here must be equal there: the wire form says which number it is.
                    let digits = found.hasSuffix("digits") ? " " + HexadecimalText.of(Array(cell)) : ""
                    decimals.append(other: OtherCell(kind: "numeric", text: found + digits))
                }
            }
        case let bytes as ByteBuilder: return { bytes.append($0) }
        default: return { _ in throw CopyDecoder.Malformed() }
        }
    }

    static func keyReader(_ type: ComparedType) -> (UnsafeRawBufferPointer, inout KeyCells) throws -> Void {
        guard type.layout == .words else { return { cell, keys in keys.append(text: cell) } }
        return { cell, keys in
            if let word = try word(cell, type) {
                keys.append(word: word)
            } else {
                keys.append(other: OtherCell(kind: type.rawValue, text: "beyond 64-bit microseconds since 1970"))
            }
        }
    }

    /// The integer that stands for a value; nil for an instant that does not fit. The infinities are the ends of the range.
    @inline(__always)
    private static func word(_ cell: UnsafeRawBufferPointer, _ type: ComparedType) throws -> Int64? {
        switch (cell.count, type) {
        case (8, .int):
            guard let word: Int64 = cell.wireNumber() else { break }
            return word
        case (4, .int):
            guard let word: Int32 = cell.wireNumber() else { break }
            return Int64(word)
        case (2, .int):
            guard let word: Int16 = cell.wireNumber() else { break }
            return Int64(word)
        case (1, .bool): return cell[0] == 0 ? 0 : 1
        case (8, .timestamp), (8, .localTimestamp):
            guard let word: Int64 = cell.wireNumber() else { break }
            if word == .max || word == .min { return word }
            let (shifted, overflows) = word.addingReportingOverflow(WireEpoch.microseconds)
            return overflows ? nil : shifted
        case (4, .date):
            guard let word: Int32 = cell.wireNumber() else { break }
            return word == .max || word == .min ? Int64(word) : Int64(word) + Int64(WireEpoch.days)
        default: break
        }
        throw CopyDecoder.Malformed()
    }
}
