internal import SQLite

/// How an array is stored: a text that holds every element exactly.
///
/// The letter of ``PGArray/ElementKind``, the counts of the dimensions separated by commas (`@` and the first subscript
/// behind one whose subscripts do not start at 1), a colon, then the elements: `N` is NULL, an integer ends with a comma, a
/// double is the sixteen digits of its bits, a text is its length in bytes, a colon and its bytes. `ARRAY[1, NULL]` is
/// `i2:1,N`, `'{}'::text[]` is `t:`. A text, because only texts can be given a collation, and arrays are compared by their
/// elements.
extension PGArray {
    /// What is stored.
    public var stored: String {
        var text = kind.rawValue
        text += dimensions.map { $0.lower == 1 ? "\($0.count)" : "\($0.count)@\($0.lower)" }.joined(separator: ",")
        text += ":"
        for element in elements {
            switch element {
            case .integer(let value): text += "\(value),"
            case .text where kind == .real: text += String(Double.nan.bitPattern, radix: 16)
            case .real(let value):
                let digits = String(value.bitPattern, radix: 16)
                text += String(repeating: "0", count: 16 - digits.utf8.count) + digits
            case .text(let value): text += "\(value.utf8.count):\(value)"
            case .null, .blob: text += "N"
            }
        }
        return text
    }

    /// Reads what ``stored`` writes; nil for anything else.
    public init?(stored bytes: UnsafeBufferPointer<UInt8>) {
        var reader = StoredArrayReader(bytes: bytes)
        guard let letter = reader.byte(), let kind = ElementKind(rawValue: String(UnicodeScalar(letter))),
            let dimensions = reader.dimensions()
        else { return nil }
        // Saturated rather than wrapped, so that what is no array is not taken for one.
        let count = dimensions.reduce(1) { product, dimension in
            let (next, overflow) = product.multipliedReportingOverflow(by: dimension.count)
            return overflow ? Int.max : next
        }
        var elements: [SQLiteValue] = []
        if !dimensions.isEmpty {
            guard count <= bytes.count else { return nil }
            elements.reserveCapacity(count)
            for _ in 0..<count {
                guard let element = reader.element(kind) else { return nil }
                elements.append(element)
            }
        }
        guard reader.isAtEnd else { return nil }
        self.init(kind: kind, dimensions: dimensions, elements: elements)
    }
}

/// Goes over the bytes of a stored array.
private struct StoredArrayReader {
    let bytes: UnsafeBufferPointer<UInt8>
    private var position = 0

    init(bytes: UnsafeBufferPointer<UInt8>) {
        self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        position += 1
        return bytes[position - 1]
    }

    /// The dimensions, up to and with the colon.
    mutating func dimensions() -> [PGArray.Dimension]? {
        var dimensions: [PGArray.Dimension] = []
        if position < bytes.count, bytes[position] == UInt8(ascii: ":") {
            position += 1
            return dimensions
        }
        while dimensions.count < PGArray.largestDimensionCount {
            guard let count = number(), count > 0, count <= Int64(bytes.count) else { return nil }
            var lower: Int64 = 1
            if position < bytes.count, bytes[position] == UInt8(ascii: "@") {
                position += 1
                guard let stated = number() else { return nil }
                lower = stated
            }
            dimensions.append(PGArray.Dimension(lower: Int(lower), count: Int(count)))
            switch byte() {
            case UInt8(ascii: ":"): return dimensions
            case UInt8(ascii: ","): continue
            default: return nil
            }
        }
        return nil
    }

    mutating func element(_ kind: PGArray.ElementKind) -> SQLiteValue? {
        guard position < bytes.count else { return nil }
        if bytes[position] == UInt8(ascii: "N") {
            position += 1
            return .null
        }
        switch kind {
        case .integer:
            guard let value = number(), byte() == UInt8(ascii: ",") else { return nil }
            return .integer(value)
        case .real:
            guard position + 16 <= bytes.count else { return nil }
            let digits = String(decoding: bytes[position..<position + 16], as: UTF8.self)
            position += 16
            guard let number = UInt64(digits, radix: 16).map({ Double(bitPattern: $0) }) else { return nil }
            return number.isNaN ? .notANumber : .real(number)
        case .text, .numeric, .interval:
            guard let count = number(), byte() == UInt8(ascii: ":"), count >= 0,
                count <= Int64(bytes.count - position)
            else { return nil }
            let start = position
            position += Int(count)
            return .text(String(decoding: bytes[start..<position], as: UTF8.self))
        }
    }

    /// A sign and digits.
    private mutating func number() -> Int64? {
        let isNegative = position < bytes.count && bytes[position] == UInt8(ascii: "-")
        if isNegative { position += 1 }
        let start = position
        var value: Int64 = 0
        while position < bytes.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[position]) {
            // Built below zero, where one more value fits.
            let (product, overflow) = value.multipliedReportingOverflow(by: 10)
            let (next, overflowToo) = product.subtractingReportingOverflow(Int64(bytes[position] - UInt8(ascii: "0")))
            guard !overflow, !overflowToo else { return nil }
            value = next
            position += 1
        }
        guard position > start, isNegative || value > .min else { return nil }
        return isNegative ? value : -value
    }
}
