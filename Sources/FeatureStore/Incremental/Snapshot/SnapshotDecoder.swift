/// Reads a state from the bytes that ``SnapshotEncoder`` wrote.
enum SnapshotDecoder {
    static func decode<State: Decodable>(_ type: State.Type, from bytes: [UInt8]) throws -> State {
        var reader = ByteReader(bytes)
        let value = try SnapshotValue.read(from: &reader)
        try reader.requireEnd()
        return try SnapshotReading(value, []).read(type)
    }
}

/// One value of a snapshot while it is decoded.
private struct SnapshotReading: Decoder, SingleValueDecodingContainer {
    let value: SnapshotValue
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    init(_ value: SnapshotValue, _ path: [any CodingKey]) {
        self.value = value
        codingPath = path
    }

    func read<Value: Decodable>(_ type: Value.Type) throws -> Value {
        if type == [UInt8].self, case .bytes(let bytes) = value, let value = bytes as? Value { return value }
        return try Value(from: self)
    }

    func mismatch(_ expected: String) -> SnapshotError {
        let place = codingPath.map(\.stringValue).joined(separator: ".")
        return SnapshotError(message: "the snapshot holds no \(expected) at \(place.isEmpty ? "its top" : place)")
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        guard case .keyed(let members) = value else { throw mismatch("members") }
        return KeyedDecodingContainer(Keyed(reading: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard case .list(let elements) = value else { throw mismatch("list") }
        return Unkeyed(reading: self, elements: elements)
    }

    func singleValueContainer() -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { if case .null = value { true } else { false } }

    func decode(_ type: Bool.Type) throws -> Bool {
        guard case .bool(let value) = value else { throw mismatch("Bool") }
        return value
    }

    func decode(_ type: String.Type) throws -> String {
        guard case .text(let value) = value else { throw mismatch("String") }
        return value
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard case .double(let value) = value else { throw mismatch("Double") }
        return value
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }

    private func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        let found: Integer? =
            switch value {
            case .integer(let value): Integer(exactly: value)
            case .unsigned(let value): Integer(exactly: value)
            default: nil
            }
        guard let found else { throw mismatch("\(type)") }
        return found
    }

    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try read(type) }

    private struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
        let reading: SnapshotReading
        let members: [String: SnapshotValue]
        var codingPath: [any CodingKey] { reading.codingPath }
        var allKeys: [Key] { members.keys.compactMap { Key(stringValue: $0) } }

        private func member(_ key: any CodingKey) throws -> SnapshotReading {
            guard let value = members[key.stringValue] else { throw reading.mismatch(key.stringValue) }
            return SnapshotReading(value, codingPath + [key])
        }

        func contains(_ key: Key) -> Bool { members[key.stringValue] != nil }
        func decodeNil(forKey key: Key) throws -> Bool { try member(key).decodeNil() }
        func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
            try member(key).read(type)
        }
        func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type, forKey key: Key
        ) throws -> KeyedDecodingContainer<Nested> { try member(key).container(keyedBy: type) }
        func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
            try member(key).unkeyedContainer()
        }
        func superDecoder() throws -> any Decoder { try member(SnapshotKey(stringValue: "super")) }
        func superDecoder(forKey key: Key) throws -> any Decoder { try member(key) }
    }

    private struct Unkeyed: UnkeyedDecodingContainer {
        let reading: SnapshotReading
        let elements: [SnapshotValue]
        var currentIndex = 0
        var codingPath: [any CodingKey] { reading.codingPath }
        var count: Int? { elements.count }
        var isAtEnd: Bool { currentIndex >= elements.count }

        init(reading: SnapshotReading, elements: [SnapshotValue]) {
            self.reading = reading
            self.elements = elements
        }

        private mutating func next() throws -> SnapshotReading {
            guard !isAtEnd else { throw reading.mismatch("further element") }
            defer { currentIndex += 1 }
            return SnapshotReading(elements[currentIndex], codingPath)
        }

        mutating func decodeNil() throws -> Bool {
            guard !isAtEnd, case .null = elements[currentIndex] else { return false }
            currentIndex += 1
            return true
        }
        mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try next().read(type) }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy type: Nested.Type
        ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }
        mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
            try next().unkeyedContainer()
        }
        mutating func superDecoder() throws -> any Decoder { try next() }
    }
}
