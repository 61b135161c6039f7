/// A set of small numbers: sorted while it is small, one bit for each number when it is not.
public struct IdentifierSet: Sendable {
    private var sorted: [Int32] = []
    private var words: [UInt64] = []

    /// How many sorted numbers take as much room as the bits of all numbers up to the largest.
    private static let bitsPerNumber = 32

    /// How many numbers there are.
    var count: Int { words.isEmpty ? sorted.count : words.reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func insert(_ number: Int32) {
        guard words.isEmpty else { return insertBit(Int(number)) }
        var lower = 0
        var upper = sorted.count
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if sorted[middle] < number { lower = middle + 1 } else { upper = middle }
        }
        if lower < sorted.count, sorted[lower] == number { return }
        sorted.insert(number, at: lower)
        widenIfFull()
    }

    mutating func formUnion(_ other: IdentifierSet) {
        if other.words.isEmpty {
            if words.isEmpty {
                mergeSorted(other.sorted)
                widenIfFull()
            } else {
                for number in other.sorted { insertBit(Int(number)) }
            }
            return
        }
        if words.isEmpty { widen() }
        if words.count < other.words.count {
            words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
        }
        for position in other.words.indices { words[position] |= other.words[position] }
    }

    private mutating func mergeSorted(_ other: [Int32]) {
        guard !other.isEmpty else { return }
        guard !sorted.isEmpty else {
            sorted = other
            return
        }
        var merged: [Int32] = []
        merged.reserveCapacity(sorted.count + other.count)
        var (mine, theirs) = (0, 0)
        while mine < sorted.count, theirs < other.count {
            let (first, second) = (sorted[mine], other[theirs])
            merged.append(min(first, second))
            if first <= second { mine += 1 }
            if second <= first { theirs += 1 }
        }
        merged.append(contentsOf: sorted[mine...])
        merged.append(contentsOf: other[theirs...])
        sorted = merged
    }

    private mutating func widenIfFull() {
        guard sorted.count > 64, let largest = sorted.last else { return }
        if sorted.count * Self.bitsPerNumber > Int(largest) { widen() }
    }

    private mutating func widen() {
        let numbers = sorted
        sorted = []
        words = Array(repeating: 0, count: Int(numbers.last ?? 0) / 64 + 1)
        for number in numbers { insertBit(Int(number)) }
    }

    private mutating func insertBit(_ number: Int) {
        if number / 64 >= words.count {
            words.append(contentsOf: repeatElement(0, count: number / 64 + 1 - words.count))
        }
        words[number / 64] |= 1 << UInt64(number % 64)
    }
}
