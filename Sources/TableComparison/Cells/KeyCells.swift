#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The keys of many rows, each written as bytes whose order is the order of the keys, so that comparing keys of any
/// columns is one comparison of bytes.
///
/// Each part is a tag and what follows it. Integers follow with the highest byte first and the sign bit turned over; texts
/// with every zero byte written as 00 FF and 00 00 at their end, so that a text sorts before those that it begins.
struct KeyCells: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var offsets: [Int] = [0]
    /// Whether the key that is being written has a part that is NULL.
    private(set) var hasNull = false
    /// Whether the key that is being written has a part that is no value of its column's type.
    private(set) var hasOther = false

    enum Tag {
        static let null: UInt8 = 0
        static let value: UInt8 = 1
        static let other: UInt8 = 2
    }

    /// How many keys there are.
    var count: Int { offsets.count - 1 }

    /// Adds a part that is NULL to the key that is being written.
    mutating func appendNull() {
        hasNull = true
        bytes.append(Tag.null)
    }

    /// Adds an integer, or what is stored as one.
    mutating func append(word: Int64) {
        bytes.append(Tag.value)
        let ordered = (UInt64(bitPattern: word) ^ 0x8000_0000_0000_0000).bigEndian
        withUnsafeBytes(of: ordered) { bytes.append(contentsOf: $0) }
    }

    /// Adds a text or bytes.
    mutating func append(text: UnsafeRawBufferPointer) {
        bytes.append(Tag.value)
        appendEscaped(text)
    }

    /// Adds a part that is no value of its column's type.
    mutating func append(other: OtherCell) {
        hasOther = true
        bytes.append(Tag.other)
        for part in [other.kind, other.text] {
            var part = part
            part.withUTF8 { appendEscaped(UnsafeRawBufferPointer($0)) }
        }
    }

    private mutating func appendEscaped(_ text: UnsafeRawBufferPointer) {
        if let start = text.baseAddress, memchr(start, 0, text.count) != nil {
            for byte in text {
                bytes.append(byte)
                if byte == 0 { bytes.append(0xFF) }
            }
        } else {
            bytes.append(contentsOf: text)
        }
        bytes.append(0)
        bytes.append(0)
    }

    /// Keeps the key that was written.
    mutating func keep() {
        offsets.append(bytes.count)
    }

    /// Forgets the key that was written.
    mutating func discard() {
        bytes.removeSubrange((offsets.last ?? 0)...)
        hasNull = false
        hasOther = false
    }

    /// The bytes of one key.
    func key(_ row: Int) -> ArraySlice<UInt8> { bytes[offsets[row]..<offsets[row + 1]] }

    /// The bytes of the key that is being written.
    var unfinished: ArraySlice<UInt8> { bytes[(offsets.last ?? 0)...] }

    /// How the key that is being written compares with the one before it: below, at or above 0.
    func orderOfUnfinished() -> Int {
        bytes.withUnsafeBytes { bytes in
            let (start, middle) = (offsets[offsets.count - 2], offsets[offsets.count - 1])
            return KeyOrder.compare(
                UnsafeRawBufferPointer(rebasing: bytes[middle...]),
                UnsafeRawBufferPointer(rebasing: bytes[start..<middle]))
        }
    }

    /// An empty collection with room for as much as this one holds.
    func emptied() -> KeyCells {
        var keys = KeyCells()
        keys.bytes.reserveCapacity(bytes.count + 64)
        keys.offsets.reserveCapacity(offsets.count)
        return keys
    }
}

/// The order of keys as bytes.
enum KeyOrder {
    /// Below 0 when the first comes before the second, 0 when they are equal.
    @inline(__always)
    static func compare(_ first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer) -> Int {
        let shared = min(first.count, second.count)
        if shared > 0, let one = first.baseAddress, let other = second.baseAddress {
            let order = memcmp(one, other, shared)
            if order != 0 { return Int(order) }
        }
        return first.count - second.count
    }
}
