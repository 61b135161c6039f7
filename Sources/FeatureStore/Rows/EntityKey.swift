/// The values that identify an entity, a row or a group of rows, compared, hashed and ordered as bytes.
///
/// Swift's `String` equality merges Unicode normal forms and would serve one customer's vector to another; bytes do not.
/// Two keys are equal when their values are equal one by one: ("a", "bc") differs from ("ab", "c"). Keys order by their
/// first value, then by their second, and so on: text by UTF-8 bytes (which is by code point), all other types by value.
public struct EntityKey: Hashable, Comparable, Sendable {
    /// The encoded values, as ``KeyEncoder`` writes them.
    public let bytes: [UInt8]

    /// Makes a key from values, or nil if one of them is NULL: a NULL in a key belongs to no entity.
    public init?(_ values: any ColumnValue...) {
        var encoder = KeyEncoder()
        for value in values { value.encode(into: &encoder) }
        guard !encoder.holdsNull else { return nil }
        bytes = encoder.bytes
    }

    /// Takes bytes that were a key's before: what a store or another process kept of it.
    package init(encoded bytes: [UInt8]) {
        self.init(bytes: bytes)
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Hashes all bytes at once: an array's own way, byte by byte, takes ten times as long.
    public func hash(into hasher: inout Hasher) {
        bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
    }

    /// Orders keys value by value.
    public static func < (first: EntityKey, second: EntityKey) -> Bool {
        first.bytes.lexicographicallyPrecedes(second.bytes)
    }
}
