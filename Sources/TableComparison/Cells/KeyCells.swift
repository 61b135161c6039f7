#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The keys of many rows as ``KeyBuilder`` writes them, so that comparing keys of any columns is one comparison of bytes.
struct KeyCells: Sendable {
    let bytes: [UInt8]
    let offsets: [Int]

    /// How many keys there are.
    var count: Int { offsets.count - 1 }

    /// The bytes of one key.
    func key(_ row: Int) -> ArraySlice<UInt8> { bytes[offsets[row]..<offsets[row + 1]] }
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
