/// Since when and until when each row of some groups is visible, in microseconds.
///
/// Row `i` is visible at T when `knownFrom[i] <= T < supersededAt[i]` (and its event time is at or before T, which is
/// the index's business). The running extremes let a question skip the rows at the start of a group, all of which are
/// long known.
struct RowVisibility: Sendable {
    private let knownFrom: [Int64]
    private let supersededAt: [Int64]
    /// The latest `knownFrom` from the start of the row's group to the row.
    private let latestKnownFrom: [Int64]
    /// The earliest `supersededAt` from the start of the row's group to the row.
    private let earliestSupersededAt: [Int64]

    /// - Parameter groups: Where groups begin, besides 0, in ascending order.
    init(knownFrom: [Int64], supersededAt: [Int64], groupStarts: [Int]) {
        var latest = knownFrom
        var earliest = supersededAt
        var next = 0
        for position in latest.indices.dropFirst() {
            while next < groupStarts.count, groupStarts[next] < position { next += 1 }
            if next < groupStarts.count, groupStarts[next] == position { continue }
            latest[position] = max(latest[position], latest[position - 1])
            earliest[position] = min(earliest[position], earliest[position - 1])
        }
        self.knownFrom = knownFrom
        self.supersededAt = supersededAt
        latestKnownFrom = latest
        earliestSupersededAt = earliest
    }

    func isVisible(_ position: Int, at instant: Int64) -> Bool {
        knownFrom[position] <= instant && instant < supersededAt[position]
    }

    /// The end of the longest run from the start of `range` in which every row is visible; `range` begins a group.
    func allVisible(in range: Range<Int>, at instant: Int64) -> Int {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if latestKnownFrom[middle] <= instant, instant < earliestSupersededAt[middle] {
                lower = middle + 1
            } else {
                upper = middle
            }
        }
        return lower
    }
}
