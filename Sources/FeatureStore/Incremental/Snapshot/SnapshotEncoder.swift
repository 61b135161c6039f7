/// Writes a state as bytes: equal states, equal bytes, every double as its bits.
///
/// A state that holds a `Set` or a `Dictionary` is encoded in its order, which changes from run to run: keep arrays.
enum SnapshotEncoder {
    static func encode(_ value: some Encodable) throws -> [UInt8] {
        var buffer: [UInt8] = []
        try SnapshotSlot.encoding(value, at: []).write(into: &buffer)
        return buffer
    }
}

/// Where one value is encoded to; a class, since Swift's containers are written after they are handed out.
private final class SnapshotSlot: Encoder {
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private var value: SnapshotValue?
    private var elements: [SnapshotSlot]?
    private var members: [(key: String, slot: SnapshotSlot)]?

    init(_ path: [any CodingKey]) { codingPath = path }

    static func encoding(_ value: some Encodable, at path: [any CodingKey]) throws -> SnapshotValue {
        switch value {
        case let bytes as [UInt8]: return .bytes(bytes)
        default:
            let slot = SnapshotSlot(path)
            try value.encode(to: slot)
            return slot.finished
        }
    }

    var finished: SnapshotValue {
        if let value { return value }
        if let elements { return .list(elements.map(\.finished)) }
        return .keyed(Dictionary((members ?? []).map { ($0.key, $0.slot.finished) }, uniquingKeysWith: { $1 }))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        if members == nil { members = [] }
        return KeyedEncodingContainer(Keyed(slot: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        if elements == nil { elements = [] }
        return Unkeyed(slot: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { Single(slot: self) }

    private func member(_ key: any CodingKey) -> SnapshotSlot {
        let slot = SnapshotSlot(codingPath + [key])
        members?.append((key.stringValue, slot))
        return slot
    }

    private func element() -> SnapshotSlot {
        let slot = SnapshotSlot(codingPath)
        elements?.append(slot)
        return slot
    }

    private func set(_ value: SnapshotValue) { self.value = value }

    private func set(_ value: some Encodable) throws { self.value = try Self.encoding(value, at: codingPath) }

    private struct Keyed<Key: CodingKey>: KeyedEncodingContainerProtocol {
        let slot: SnapshotSlot
        var codingPath: [any CodingKey] { slot.codingPath }

        mutating func encodeNil(forKey key: Key) { slot.member(key).set(.null) }
        mutating func encode(_ value: some Encodable, forKey key: Key) throws { try slot.member(key).set(value) }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy keyType: Nested.Type, forKey key: Key
        ) -> KeyedEncodingContainer<Nested> { slot.member(key).container(keyedBy: keyType) }
        mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
            slot.member(key).unkeyedContainer()
        }
        mutating func superEncoder() -> any Encoder { slot.member(SnapshotKey(stringValue: "super")) }
        mutating func superEncoder(forKey key: Key) -> any Encoder { slot.member(key) }
    }

    private struct Unkeyed: UnkeyedEncodingContainer {
        let slot: SnapshotSlot
        var codingPath: [any CodingKey] { slot.codingPath }
        var count: Int { slot.elements?.count ?? 0 }

        mutating func encodeNil() { slot.element().set(.null) }
        mutating func encode(_ value: some Encodable) throws { try slot.element().set(value) }
        mutating func nestedContainer<Nested: CodingKey>(
            keyedBy keyType: Nested.Type
        ) -> KeyedEncodingContainer<Nested> { slot.element().container(keyedBy: keyType) }
        mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { slot.element().unkeyedContainer() }
        mutating func superEncoder() -> any Encoder { slot.element() }
    }

    private struct Single: SingleValueEncodingContainer {
        let slot: SnapshotSlot
        var codingPath: [any CodingKey] { slot.codingPath }

        mutating func encodeNil() { slot.set(.null) }
        mutating func encode(_ value: Bool) { slot.set(.bool(value)) }
        mutating func encode(_ value: String) { slot.set(.text(value)) }
        mutating func encode(_ value: Double) { slot.set(.double(value)) }
        mutating func encode(_ value: Float) { slot.set(.double(Double(value))) }
        mutating func encode(_ value: Int) { slot.set(.integer(Int64(value))) }
        mutating func encode(_ value: Int8) { slot.set(.integer(Int64(value))) }
        mutating func encode(_ value: Int16) { slot.set(.integer(Int64(value))) }
        mutating func encode(_ value: Int32) { slot.set(.integer(Int64(value))) }
        mutating func encode(_ value: Int64) { slot.set(.integer(value)) }
        mutating func encode(_ value: UInt) { slot.set(.unsigned(UInt64(value))) }
        mutating func encode(_ value: UInt8) { slot.set(.unsigned(UInt64(value))) }
        mutating func encode(_ value: UInt16) { slot.set(.unsigned(UInt64(value))) }
        mutating func encode(_ value: UInt32) { slot.set(.unsigned(UInt64(value))) }
        mutating func encode(_ value: UInt64) { slot.set(.unsigned(value)) }
        mutating func encode(_ value: some Encodable) throws { try slot.set(value) }
    }
}

/// A key that is any text.
struct SnapshotKey: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}
