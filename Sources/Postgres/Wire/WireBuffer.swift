/// Bytes in the order of PostgreSQL's protocol: the highest byte of a number first.
package struct WireBuffer {
    /// What was written so far.
    @usableFromInline
    package internal(set) var bytes: [UInt8] = []

    /// Makes an empty buffer.
    package init() {}

    /// Adds a number of any width.
    @inlinable
    package mutating func append(_ number: some FixedWidthInteger) {
        withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }

    /// Adds bytes as they are.
    @inlinable
    package mutating func append(contentsOf more: some Collection<UInt8>) {
        bytes.append(contentsOf: more)
    }

    /// Overwrites the four bytes at `position` with the number of bytes behind them.
    package mutating func patchLength(at position: Int) {
        let length = UInt32(truncatingIfNeeded: bytes.count - position - 4)
        for index in 0..<4 { bytes[position + index] = UInt8(truncatingIfNeeded: length >> UInt32(24 - 8 * index)) }
    }

    /// Empties the buffer, keeping its memory.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}

extension UnsafeRawBufferPointer {
    /// The number at an offset, highest byte first; nil when the bytes end before it does.
    @inlinable
    package func wireNumber<Number: FixedWidthInteger>(
        at offset: Int = 0, as type: Number.Type = Number.self
    ) -> Number? {
        guard offset >= 0, offset + MemoryLayout<Number>.size <= count else { return nil }
        return Number(bigEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
    }
}
