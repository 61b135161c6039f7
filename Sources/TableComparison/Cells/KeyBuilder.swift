#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// Writes keys, part by part, as bytes whose order is the order of the keys.
///
/// Each part is a tag and what follows it. Integers follow with the highest byte first and the sign bit turned over; texts
/// with every zero byte written as 00 FF and 00 00 at their end, so that a text sorts before those that it begins. The memory
/// belongs to this object, which one thread uses.
final class KeyBuilder {
    enum Tag {
        static let null: UInt8 = 0
        static let value: UInt8 = 1
        static let other: UInt8 = 2
    }

    private var bytes: UnsafeMutablePointer<UInt8>
    private var room = 1 << 16
    private var used = 0
    /// Behind the last whole key.
    private var kept = 0
    private var offsets: [Int] = [0]
    /// Whether the key that is being written has a part that is NULL.
    private(set) var hasNull = false
    /// Whether the key that is being written has a part that is no value of its column's type.
    private(set) var hasOther = false

    init() {
        bytes = .allocate(capacity: room)
    }

    deinit { bytes.deallocate() }

    /// How many whole keys there are.
    var count: Int { offsets.count - 1 }
    /// How many bytes the whole keys take.
    var size: Int { kept }

    /// Adds a part that is NULL to the key that is being written.
    func appendNull() {
        hasNull = true
        append(byte: Tag.null)
    }

    /// Adds an integer, or what is stored as one.
    @inline(__always)
    func append(word: Int64) {
        makeRoom(9)
        bytes[used] = Tag.value
        let ordered = (UInt64(bitPattern: word) ^ 0x8000_0000_0000_0000).bigEndian
        UnsafeMutableRawPointer(bytes + used + 1).storeBytes(of: ordered, as: UInt64.self)
        used += 9
    }

    /// Adds a text or bytes.
    @inline(__always)
    func append(text: UnsafeRawBufferPointer) {
        append(byte: Tag.value)
        appendEscaped(text)
    }

    /// Adds a part that is no value of its column's type.
    func append(other: OtherCell) {
        hasOther = true
        append(byte: Tag.other)
        for part in [other.kind, other.text] {
            var part = part
            part.withUTF8 { appendEscaped(UnsafeRawBufferPointer($0)) }
        }
    }

    /// Keeps the key that was written.
    func keep() {
        kept = used
        offsets.append(kept)
    }

    /// Forgets the key that was written.
    func discard() {
        used = kept
        hasNull = false
        hasOther = false
    }

    /// The bytes of the key that is being written, valid until the next part.
    var unfinished: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: bytes + kept, count: used - kept) }

    /// The bytes of the last whole key, valid until the next part.
    var last: UnsafeRawBufferPointer {
        let start = offsets.count > 1 ? offsets[offsets.count - 2] : 0
        return UnsafeRawBufferPointer(start: bytes + start, count: kept - start)
    }

    /// Gives the whole keys, and begins anew; there must be none that is being written.
    func finish() -> KeyCells {
        defer {
            offsets = [0]
            offsets.reserveCapacity(2_050)
            kept = 0
            used = 0
        }
        return KeyCells(bytes: Array(UnsafeBufferPointer(start: bytes, count: kept)), offsets: offsets)
    }

    private func append(byte: UInt8) {
        makeRoom(1)
        bytes[used] = byte
        used += 1
    }

    private func appendEscaped(_ text: UnsafeRawBufferPointer) {
        makeRoom(2 * text.count + 2)
        if let start = text.baseAddress, text.count > 0 {
            if memchr(start, 0, text.count) == nil {
                memcpy(bytes + used, start, text.count)
                used += text.count
            } else {
                for byte in text {
                    bytes[used] = byte
                    used += 1
                    guard byte == 0 else { continue }
                    bytes[used] = 0xFF
                    used += 1
                }
            }
        }
        bytes[used] = 0
        bytes[used + 1] = 0
        used += 2
    }

    @inline(__always)
    private func makeRoom(_ count: Int) {
        if used + count > room { grow(count) }
    }

    private func grow(_ count: Int) {
        room = max(room * 2, used + count)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
        memcpy(larger, bytes, used)
        bytes.deallocate()
        bytes = larger
    }
}
