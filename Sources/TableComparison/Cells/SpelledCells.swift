import FeatureStore
import Parity
import RowText

/// Reads values from texts, as fixtures and samples spell them, into one column.
struct SpelledCells {
    private let value: SpelledValue
    private let builder: CellBuilder

    init(_ type: ComparedType, into builder: CellBuilder) {
        value = SpelledValue(type)
        self.builder = builder
    }

    /// Adds the value that the bytes spell; false when they spell none.
    func append(_ text: UnsafeRawBufferPointer) -> Bool {
        if let bytes = builder as? ByteBuilder {
            bytes.append(text)
            return true
        }
        return text.withMemoryRebound(to: UInt8.self) { text in
            switch builder {
            case let words as WordBuilder:
                guard let word = value.word(text) else { return false }
                words.append(word)
            case let numbers as NumberBuilder:
                guard let number = value.number(text) else { return false }
                numbers.append(number)
            case let decimals as DecimalBuilder:
                guard let decimal = try? ExactDecimal(String(decoding: text, as: UTF8.self)) else { return false }
                decimals.append(decimal)
            default: return false
            }
            return true
        }
    }
}

/// Reads values of one type from texts.
///
/// Instants may also be spelled as PostgreSQL prints them, with a blank in the place of the T and an offset in whole hours;
/// truth values as `t` and `f`.
struct SpelledValue {
    private let type: ComparedType
    private let reader: CellReader?

    init(_ type: ComparedType) {
        self.type = type
        let standard: ValueType? =
            switch type {
            case .int: .int
            case .double: .double
            case .bool: .bool
            case .timestamp, .localTimestamp: .timestamp
            case .date: .date
            case .text, .decimal, .bytes: nil
            }
        reader = standard.map { CellReader(type: $0) }
    }

    /// The integer that stands for the value, or nil.
    func word(_ text: UnsafeBufferPointer<UInt8>) -> Int64? {
        let column: Column?
        switch type {
        case .timestamp, .localTimestamp:
            let spelled = Self.instant(text, isLocal: type == .localTimestamp)
            if spelled == Array("infinity".utf8) { return .max }
            if spelled == Array("-infinity".utf8) { return .min }
            column = spelled.withUnsafeBufferPointer { read($0) }
        case .bool where text.count == 1 && (text[0] == UInt8(ascii: "t") || text[0] == UInt8(ascii: "f")):
            return text[0] == UInt8(ascii: "t") ? 1 : 0
        default: column = read(text)
        }
        switch column?.cells {
        case .int(let values): return values.first
        case .bool(let values): return values.first.map { $0 ? 1 : 0 }
        case .timestamp(let values): return values.first?.microseconds
        case .date(let values): return values.first.map { Int64($0.daysSinceEpoch) }
        default: return nil
        }
    }

    /// The number, or nil.
    func number(_ text: UnsafeBufferPointer<UInt8>) -> Double? {
        guard case .double(let values)? = read(text)?.cells else { return nil }
        return values.first
    }

    private func read(_ text: UnsafeBufferPointer<UInt8>) -> Column? {
        guard let reader else { return nil }
        var column = Column(name: "", type: reader.type)
        return reader.fault(appending: text, to: &column) == nil ? column : nil
    }

    /// The instant as RFC 3339 has it; a local time as if it were UTC.
    private static func instant(_ text: UnsafeBufferPointer<UInt8>, isLocal: Bool) -> [UInt8] {
        var bytes = Array(text)
        if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
        guard bytes.count > 18 else { return bytes }
        if isLocal { return bytes + [UInt8(ascii: "Z")] }
        let sign = bytes[bytes.count - 3]
        if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { bytes += Array(":00".utf8) }
        return bytes
    }
}

/// Reads parts of the key from texts.
struct SpelledKeys {
    private let value: SpelledValue
    private let isWord: Bool

    init(_ type: ComparedType) {
        value = SpelledValue(type)
        isWord = type.layout == .words
    }

    /// The integer that stands for the part, or nil where the part is no integer's or spells none.
    func word(_ text: UnsafeBufferPointer<UInt8>) -> Int64? { isWord ? value.word(text) : nil }
}
