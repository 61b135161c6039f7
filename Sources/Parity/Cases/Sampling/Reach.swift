internal import Contracts
internal import FeatureStore

/// Which event times the answer to a question can depend on, with a margin that no answer may depend on.
enum Reach {
    /// From the reach before an instant, and a quarter more, to a quarter of the reach behind it.
    static func range(_ reach: Int64, at instant: Timestamp) -> ClosedRange<Timestamp> {
        let margin = max(reach / 4, 1)
        let (back, overflow) = reach.addingReportingOverflow(margin)
        let start = QuestionInstants.moved(instant, by: overflow ? -reach : -back)
        return min(start, instant)...QuestionInstants.moved(instant, by: margin)
    }

    /// The same times in order, those that overlap joined.
    static func joined(_ ranges: [ClosedRange<Timestamp>]) -> [ClosedRange<Timestamp>] {
        var joined: [ClosedRange<Timestamp>] = []
        for range in ranges.sorted(by: { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }) {
            if let last = joined.last, range.lowerBound <= last.upperBound {
                joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
            } else {
                joined.append(range)
            }
        }
        return joined
    }

    /// The longest reach of some views into a source, in microseconds; nil where an answer can depend on any row before it.
    static func longest(of views: [ViewContract], into source: String) -> Int64? {
        var longest: Int64 = 0
        for read in views.compactMap({ $0.read(source) }) {
            guard case .within(let reach) = read.extent else { return nil }
            longest = max(longest, reach)
        }
        return longest
    }
}
