import SQLite

/// A sum over everything that a stored row says, so that a damaged byte is noticed instead of served.
///
/// Not a defence against somebody who means harm; it tells a row that was written from one that was not. What is summed
/// is what SQLite holds: for a number its word, for a text or blob its length and bytes, for NULL that it is none.
struct RowCheck {
    private(set) var sum: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// Adds an integer or the bits of a number.
    @inline(__always)
    mutating func add(word: Int64) {
        mix(UInt64(bitPattern: word))
        mix(1)
    }

    @inline(__always)
    mutating func addNull() { mix(2) }

    /// Adds a text or a blob.
    mutating func add(bytes: UnsafeRawBufferPointer) {
        var position = 0
        while position + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian)
            position += 8
        }
        var rest: UInt64 = 0
        while position < bytes.count {
            rest = rest << 8 | UInt64(bytes[position])
            position += 1
        }
        mix(rest)
        mix(UInt64(bytes.count) << 2 | 3)
    }

    /// Adds a cell as it was read.
    @inline(__always)
    mutating func add(_ cell: borrowing StoredCell) {
        switch cell.storage {
        case .null: addNull()
        case .integer, .real: add(word: cell.word)
        case .text, .blob: add(bytes: cell.buffer)
        }
    }

    @inline(__always)
    private mutating func mix(_ word: UInt64) {
        // Both halves of the product reach every bit of what follows.
        let product = (sum ^ word).multipliedFullWidth(by: 0xA076_1D64_78BD_642F)
        sum = (product.high ^ product.low) &+ 0xE703_7ED1_A0B4_28DB
    }
}
