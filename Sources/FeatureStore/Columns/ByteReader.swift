/// Reads little-endian values from bytes, and answers input that ends early or makes no sense with an error.
public struct ByteReader: Sendable {
    private let bytes: [UInt8]
    /// The position of the next byte.
    public private(set) var offset: Int

    /// Makes a reader of bytes, beginning at a position within them.
    public init(_ bytes: [UInt8], offset: Int = 0) {
        self.bytes = bytes
        self.offset = min(max(offset, 0), bytes.count)
    }

    /// How many bytes are left.
    public var remaining: Int { bytes.count - offset }

    /// Reads one integer.
    ///
    /// - Throws: ``ColumnCodecError/truncated(offset:expected:needed:available:)``.
    public mutating func read<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ type: Integer.Type, _ expected: String
    ) throws(ColumnCodecError) -> Integer {
        try require(MemoryLayout<Integer>.size, expected)
        let value = bytes.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: Integer.self) }
        offset += MemoryLayout<Integer>.size
        return Integer(littleEndian: value)
    }

    /// Reads one byte that must be 0 or 1.
    ///
    /// - Throws: ``ColumnCodecError``.
    public mutating func readBool(_ expected: String) throws(ColumnCodecError) -> Bool {
        let start = offset
        let byte = try read(UInt8.self, expected)
        guard byte <= 1 else {
            throw .corrupt(offset: start, reason: "\(expected) is \(byte), expected 0 or 1")
        }
        return byte == 1
    }

    /// Reads a number of things, which must fit Int.
    ///
    /// - Throws: ``ColumnCodecError``.
    public mutating func readCount<Integer: FixedWidthInteger & BitwiseCopyable>(
        _ type: Integer.Type, of things: String
    ) throws(ColumnCodecError) -> Int {
        let start = offset
        let value = try read(type, "the number of \(things)")
        // Leaves room for the sums that readers of blocks form.
        guard let count = Int(exactly: value), (0...(Int.max >> 8)).contains(count) else {
            throw .corrupt(offset: start, reason: "\(value) \(things)")
        }
        return count
    }

    /// Reads a text: its length in bytes as u32, then its UTF-8.
    ///
    /// - Throws: ``ColumnCodecError``.
    public mutating func readText(_ expected: String) throws(ColumnCodecError) -> String {
        let start = offset
        let count = try readCount(UInt32.self, of: "bytes of \(expected)")
        try require(count, expected)
        guard let text = String(validating: bytes[offset..<offset + count], as: UTF8.self) else {
            throw .corrupt(offset: start, reason: "\(expected) is not UTF-8")
        }
        offset += count
        return text
    }

    /// Reads many values of a fixed layout that lie one behind the other, as one copy.
    ///
    /// - Throws: ``ColumnCodecError/truncated(offset:expected:needed:available:)``, before anything is allocated.
    public mutating func readBlock<Element: BitwiseCopyable>(
        of type: Element.Type, count: Int, _ expected: String
    ) throws(ColumnCodecError) -> [Element] {
        let (size, overflows) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.stride)
        try require(overflows ? Int.max : size, expected)
        let start = offset
        offset += size
        guard count > 0 else { return [] }
        return [Element](unsafeUninitializedCapacity: count) { target, initialized in
            bytes.withUnsafeBytes { source in
                UnsafeMutableRawBufferPointer(target).copyMemory(from: .init(rebasing: source[start..<start + size]))
            }
            initialized = count
        }
    }

    /// Throws unless nothing is left.
    public func requireEnd() throws(ColumnCodecError) {
        guard remaining == 0 else {
            throw .corrupt(offset: offset, reason: "\(remaining) bytes behind the end")
        }
    }

    private func require(_ count: Int, _ expected: String) throws(ColumnCodecError) {
        guard count <= remaining else {
            throw .truncated(offset: offset, expected: expected, needed: count, available: remaining)
        }
    }
}

/// Why bytes are not what an encoder writes.
public enum ColumnCodecError: Error, Hashable, Sendable {
    /// The input ends within a value: `needed` bytes at `offset` were to hold `expected`, `available` are there.
    case truncated(offset: Int, expected: String, needed: Int, available: Int)
    /// The value at `offset` is impossible.
    case corrupt(offset: Int, reason: String)
}

extension ColumnCodecError: CustomStringConvertible {
    /// What is wrong and where, in a sentence.
    public var description: String {
        switch self {
        case .truncated(let offset, let expected, let needed, let available):
            "byte \(offset): the input ends early; \(expected) needs \(needed) bytes, \(available) are left"
        case .corrupt(let offset, let reason):
            "byte \(offset): \(reason)"
        }
    }
}
