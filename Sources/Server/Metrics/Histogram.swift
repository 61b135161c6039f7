/// How often something took how long.
struct Histogram: Sendable {
    /// The upper bounds of the buckets, in nanoseconds.
    static let bounds: [Int64] = [
        50_000, 100_000, 250_000, 500_000, 1_000_000, 2_500_000, 5_000_000, 10_000_000, 25_000_000, 50_000_000,
        100_000_000,
        250_000_000, 500_000_000, 1_000_000_000, 2_500_000_000, 5_000_000_000, 10_000_000_000,
    ]
    /// By bucket, how often; the last is everything longer.
    private(set) var counts = [Int](repeating: 0, count: bounds.count + 1)
    /// The sum of all, in nanoseconds.
    private(set) var sum: Int64 = 0

    /// How often in all.
    var count: Int { counts.reduce(0, +) }

    /// Counts one.
    mutating func add(nanoseconds: Int64) {
        counts[Self.bounds.firstIndex { nanoseconds <= $0 } ?? Self.bounds.count] += 1
        sum += nanoseconds
    }
}
