package import FeatureStore

/// One value of a key as engines compare it, read back from the key's bytes.
package enum KeyPart: Hashable, Sendable {
    /// An int, a timestamp's microseconds, a date's days, a bool as 0 or 1.
    case integer(Int64)
    /// The UTF-8 bytes of a text.
    case text([UInt8])
}

extension ValueType {
    /// Whether equal values of the type are equal for every engine: of a double, a decimal or a list that is not so
    /// (1.10 is 1.1, -0 is 0, NaN is NaN), so keys of them are compared by their encoded bytes.
    package var comparesPlainly: Bool {
        switch self {
        case .int, .text, .bool, .timestamp, .date: true
        case .double, .decimal, .list: false
        }
    }
}

extension EntityKey {
    /// The values of a key of plain types, or nil where the bytes are no such key.
    package func parts(of types: [ValueType]) -> [KeyPart]? {
        var reader = KeyPartReader(bytes: bytes)
        var parts: [KeyPart] = []
        for type in types {
            guard let part = reader.next(type) else { return nil }
            parts.append(part)
        }
        return reader.isAtEnd ? parts : nil
    }
}

/// Reads what `KeyEncoder` wrote.
private struct KeyPartReader {
    let bytes: [UInt8]
    var position = 0

    var isAtEnd: Bool { position == bytes.count }

    mutating func next(_ type: ValueType) -> KeyPart? {
        switch type {
        case .int, .timestamp, .date: word().map { .integer($0) }
        case .bool: byte().map { .integer(Int64($0)) }
        case .text: text().map { .text($0) }
        case .double, .decimal, .list: nil
        }
    }

    private mutating func byte() -> UInt8? {
        guard position < bytes.count else { return nil }
        defer { position += 1 }
        return bytes[position]
    }

    private mutating func word() -> Int64? {
        guard position + 8 <= bytes.count else { return nil }
        let word = bytes[position..<position + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        position += 8
        return Int64(bitPattern: word ^ (1 << 63))
    }

    /// A zero byte of the text is followed by 255, the end is two zero bytes.
    private mutating func text() -> [UInt8]? {
        var text: [UInt8] = []
        while let next = byte() {
            guard next == 0 else {
                text.append(next)
                continue
            }
            switch byte() {
            case 0: return text
            case 255: text.append(0)
            default: return nil
            }
        }
        return nil
    }
}
