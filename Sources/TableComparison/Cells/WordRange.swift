/// The integers that stand for values of a type.
enum WordRange {
    static func of(_ type: ComparedType) -> ClosedRange<Int64> {
        switch type {
        case .bool: 0...1
        case .date: Int64(Int32.min)...Int64(Int32.max)
        default: Int64.min...Int64.max
        }
    }
}

/// Bytes as pairs of hexadecimal digits.
enum HexadecimalText {
    static func of(_ bytes: [UInt8]) -> String {
        bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
