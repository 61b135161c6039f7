import FeatureStore
import Postgres
import Warehouse

/// What the cells of a column are, by PostgreSQL's binary form.
///
/// A cell of up to eight bytes travels as a number and its length as the kind; longer ones, and texts of any length, as bytes.
enum PostgresCells {
    static func typing(_ type: ComparedType) -> BatchWriter.Typing {
        switch type {
        case .int:
            return { cells, rows in
                let words = [Int64](unsafeUninitializedCapacity: rows) { words, count in
                    for row in 0..<rows {
                        words[row] =
                            switch cells.kinds[row] {
                            case 4: Int64(Int32(truncatingIfNeeded: cells.words[row]))
                            case 2: Int64(Int16(truncatingIfNeeded: cells.words[row]))
                            default: cells.words[row]
                            }
                    }
                    count = rows
                }
                return CellColumn(states: try states(cells, rows, [2, 4, 8]), values: .words(words), others: [:])
            }
        case .bool:
            return { cells, rows in
                CellColumn(states: try states(cells, rows, [1]), values: .words(cells.allWords(rows)), others: [:])
            }
        case .double:
            return { cells, rows in
                let states = try states(cells, rows, [4, 8])
                var numbers = cells.allNumbers(rows)
                for row in 0..<rows where cells.kinds[row] == 4 {
                    numbers[row] = Double(Float(bitPattern: UInt32(truncatingIfNeeded: cells.words[row])))
                }
                return CellColumn(states: states, values: .numbers(numbers), others: [:])
            }
        case .timestamp, .localTimestamp, .date:
            return { cells, rows in
                _ = try states(cells, rows, type == .date ? [4] : [8])
                let builder = WordBuilder()
                for row in 0..<rows {
                    if cells.kinds[row] == 0 {
                        builder.appendNull()
                    } else if let word = instant(cells.words[row], type) {
                        builder.append(word)
                    } else {
                        builder.append(other: beyond(type))
                    }
                }
                return builder.finish()
            }
        case .text, .bytes:
            return { cells, rows in
                CellColumn(
                    states: try states(cells, rows, [bytesKind]), values: .bytes(cells.allBytes(rows)), others: [:])
            }
        case .decimal: return { cells, rows in try decimals(cells, rows) }
        }
    }

    /// The kind of a cell that travels as bytes.
    static let bytesKind: UInt8 = 255

    /// The number in a cell of up to eight bytes, its highest byte first; nil for a length that no such type has.
    @inline(__always)
    static func word(_ cell: UnsafeRawBufferPointer) -> Int64? {
        switch cell.count {
        case 8: cell.wireNumber(as: Int64.self)
        case 4: cell.wireNumber(as: UInt32.self).map { Int64($0) }
        case 2: cell.wireNumber(as: UInt16.self).map { Int64($0) }
        case 1: Int64(cell[0])
        default: nil
        }
    }

    /// Adds a part of the key.
    @inline(__always)
    static func append(_ cell: UnsafeRawBufferPointer, _ type: ComparedType, to keys: KeyBuilder) throws {
        guard type.layout == .words else { return keys.append(text: cell) }
        guard let raw = word(cell) else { throw CopyDecoder.Malformed() }
        switch (type, cell.count) {
        case (.int, 8), (.bool, 1): keys.append(word: raw)
        case (.int, 4): keys.append(word: Int64(Int32(truncatingIfNeeded: raw)))
        case (.int, 2): keys.append(word: Int64(Int16(truncatingIfNeeded: raw)))
        case (.timestamp, 8), (.localTimestamp, 8), (.date, 4):
            if let word = instant(raw, type) { keys.append(word: word) } else { keys.append(other: beyond(type)) }
        default: throw CopyDecoder.Malformed()
        }
    }

    /// The integer that stands for an instant or a day; nil for one that does not fit.
    ///
    /// The infinities are the ends of the
    /// range.
    @inline(__always)
    private static func instant(_ raw: Int64, _ type: ComparedType) -> Int64? {
        if type == .date {
            let days = Int32(truncatingIfNeeded: raw)
            return days == .max || days == .min ? Int64(days) : Int64(days) + Int64(WireEpoch.days)
        }
        if raw == .max || raw == .min { return raw }
        let (shifted, overflows) = raw.addingReportingOverflow(WireEpoch.microseconds)
        return overflows ? nil : shifted
    }

    private static func beyond(_ type: ComparedType) -> OtherCell {
        OtherCell(kind: type.rawValue, text: "beyond 64-bit microseconds since 1970")
    }

    private static func decimals(_ cells: RawCells.RawColumn, _ rows: Int) throws -> CellColumn {
        _ = try states(cells, rows, [bytesKind])
        let builder = DecimalBuilder()
        for row in 0..<rows {
            guard cells.kinds[row] != 0 else {
                builder.appendNull()
                continue
            }
            do throws(CellProblem) {
                builder.append(try NumericWire.read(cells.content(row)))
            } catch {
                guard case .unrepresentable(let found) = error else { throw CopyDecoder.Malformed() }
                // Which of the numbers with too many digits it is shows in the wire form, from behind the scale that is
                // only for display.
                let digits = found.hasSuffix("digits") ? ": " + HexadecimalText.of(Array(cells.content(row))) : ""
                builder.append(other: OtherCell(kind: "numeric", text: found + digits))
            }
        }
        return builder.finish()
    }

    /// The state of each cell; other kinds than these are none of the type.
    private static func states(_ cells: RawCells.RawColumn, _ rows: Int, _ kinds: [UInt8]) throws -> [UInt8] {
        for kind in kinds { if let states = cells.states(rows, expecting: kind) { return states } }
        throw CopyDecoder.Malformed()
    }
}
