package import FeatureStore
package import Parity

/// One cell taken out to be shown.
package enum ComparedCell: Sendable {
    /// A value of one of the types that features have, or NULL.
    case value(CellValue)
    /// A date and time of day without a zone, in microseconds as if it were UTC.
    case localTimestamp(Timestamp)
    /// Bytes.
    case bytes([UInt8])
    /// The end of time, or its beginning: PostgreSQL's `infinity` and `-infinity`.
    case infinity(isNegative: Bool)
    /// What is no value of the column's type: what it is instead, and what it holds.
    case other(kind: String, text: String)
}

extension ComparedCell {
    /// The cell of a column that is stored as an integer.
    init(word: Int64, _ type: ComparedType) {
        switch type {
        case .bool: self = .value(.bool(word != 0))
        case .timestamp, .localTimestamp:
            if word == .max || word == .min {
                self = .infinity(isNegative: word == .min)
            } else if type == .timestamp {
                self = .value(.timestamp(Timestamp(microseconds: word)))
            } else {
                self = .localTimestamp(Timestamp(microseconds: word))
            }
        case .date:
            if let days = Int32(exactly: word), days != .max, days != .min {
                self = .value(.date(CalendarDate(daysSinceEpoch: days)))
            } else {
                self = .infinity(isNegative: word < 0)
            }
        default: self = .value(.int(word))
        }
    }

    /// The cell of a column that is stored as bytes.
    init(bytes: some Collection<UInt8>, _ type: ComparedType) {
        if type == .bytes {
            self = .bytes(Array(bytes))
        } else if let text = String(validating: bytes, as: UTF8.self) {
            self = .value(.text(text))
        } else {
            self = .other(kind: "text of invalid UTF-8", text: HexadecimalText.of(Array(bytes)))
        }
    }

    /// Takes cell `row` out of a column.
    init(_ column: CellColumn, row: Int, _ type: ComparedType) {
        switch column.states[row] {
        case CellState.null: self = .value(.null)
        case CellState.other:
            let other = column.others[row]
            self = .other(kind: other?.kind ?? "", text: other?.text ?? "")
        default:
            switch column.values {
            case .words(let values): self.init(word: values[row], type)
            case .numbers(let values): self = .value(.double(values[row]))
            case .decimals(let values): self = .value(.decimal(values[row]))
            case .bytes(let cells): self.init(bytes: cells.bytes[cells.offsets[row]..<cells.offsets[row + 1]], type)
            }
        }
    }

    /// The parts of a key, read back from its bytes.
    static func parts(ofKey key: ArraySlice<UInt8>, _ types: [ComparedType]) -> [ComparedCell] {
        var rest = key
        return types.map { type in
            switch rest.popFirst() {
            case KeyBuilder.Tag.value where type.layout == .words:
                let word = rest.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
                rest = rest.dropFirst(8)
                return ComparedCell(word: Int64(bitPattern: word ^ 0x8000_0000_0000_0000), type)
            case KeyBuilder.Tag.value: return ComparedCell(bytes: unescaped(&rest), type)
            case KeyBuilder.Tag.other:
                let kind = String(decoding: unescaped(&rest), as: UTF8.self)
                return .other(kind: kind, text: String(decoding: unescaped(&rest), as: UTF8.self))
            default: return .value(.null)
            }
        }
    }

    private static func unescaped(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
        var text: [UInt8] = []
        while let byte = rest.popFirst() {
            if byte == 0, rest.popFirst() == 0 { break }
            text.append(byte)
        }
        return text
    }
}
