/// A growing row of bits, 64 to a word; bit `i` says whether cell `i` of a column holds a value.
public struct Bitmap: Hashable, Sendable {
    /// The bits, least significant first; bits at and behind `count` are zero.
    public internal(set) var words: [UInt64] = []
    /// How many bits there are.
    public internal(set) var count = 0

    /// Makes an empty row of bits.
    public init() {}

    /// Makes `count` equal bits.
    public init(repeating bit: Bool, count: Int) {
        words = Array(repeating: bit ? .max : 0, count: (count + 63) / 64)
        self.count = count
        if bit, count % 64 != 0 { words[words.count - 1] = (1 << UInt64(count % 64)) - 1 }
    }

    /// Makes bits from words that are already known to fit `count`.
    init(uncheckedWords words: [UInt64], count: Int) {
        self.words = words
        self.count = count
    }

    /// Reads or writes one bit; the index must be in `0 ..< count`.
    @inlinable
    public subscript(index: Int) -> Bool {
        get { words[index >> 6] & (1 << UInt64(index & 63)) != 0 }
        set { set(index, newValue) }
    }

    /// Adds one bit at the end, in amortised constant time.
    public mutating func append(_ bit: Bool) {
        if count & 63 == 0 { words.append(0) }
        if bit { words[count >> 6] |= 1 << UInt64(count & 63) }
        count += 1
    }

    /// How many bits are set.
    public var setCount: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    @usableFromInline
    mutating func set(_ index: Int, _ bit: Bool) {
        let mask: UInt64 = 1 << UInt64(index & 63)
        if bit { words[index >> 6] |= mask } else { words[index >> 6] &= ~mask }
    }
}
