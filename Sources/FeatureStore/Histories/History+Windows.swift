extension History {
    /// The last row by event time, then by unique id; nil when there is none.
    ///
    /// The as-of row of SQL: `ORDER BY event_time DESC, id DESC LIMIT 1`.
    @inlinable
    public var latest: Row? { last }

    /// The last rows, at most `count` of them, oldest first.
    ///
    /// - Complexity: O(1).
    @inlinable
    public func last(_ count: Int) -> History<Row> {
        precondition(count >= 0, "last(\(count)): ask for zero rows or more")
        return self[Swift.max(startIndex, endIndex - Swift.min(count, self.count))..<endIndex]
    }

    /// The rows of the window that ends at `end` and is `span` long; both bounds are said by `bounds`, by default
    /// `(end - span, end]`.
    ///
    /// Rows with an event time behind ``asOf`` are not part of any history, so an `end` behind it adds none.
    ///
    /// - Complexity: O(log n).
    @inlinable
    public func trailing(
        _ span: TimeSpan, to end: Timestamp, bounds: WindowBounds = .openClosed
    ) -> History<Row> {
        precondition(span >= .zero, "trailing(\(span)): a window is zero long or more; swap the ends")
        let (start, overflows) = end.microseconds.subtractingReportingOverflow(span.microseconds)
        // A window that begins before the first instant that can be told has no first bound.
        return cut(
            from: overflows ? .min : start, included: overflows || bounds.includesStart,
            to: end.microseconds, included: bounds.includesEnd)
    }

    /// The rows between two instants; both bounds are said by `bounds`.
    ///
    /// - Complexity: O(log n).
    @inlinable
    public func between(_ start: Timestamp, and end: Timestamp, bounds: WindowBounds) -> History<Row> {
        precondition(start <= end, "between(\(start), and: \(end)): the first instant must not be behind the second")
        return cut(
            from: start.microseconds, included: bounds.includesStart,
            to: end.microseconds, included: bounds.includesEnd)
    }

    /// The rows with an event time before an instant.
    ///
    /// - Complexity: O(log n).
    @inlinable
    public func before(_ instant: Timestamp) -> History<Row> {
        cut(from: .min, included: true, to: instant.microseconds, included: false)
    }

    /// The rows with an event time at or before an instant, as known at ``asOf``.
    ///
    /// - Complexity: O(log n).
    @inlinable
    public func upTo(_ instant: Timestamp) -> History<Row> {
        cut(from: .min, included: true, to: instant.microseconds, included: true)
    }

    /// What was known of these rows at an earlier instant: the arrivals, versions and values of that time.
    ///
    /// The weather as the pilot knew it at departure is `weather[origin].known(at: departedAt).latest`. An instant
    /// behind ``asOf`` adds nothing. Windows are cut anew from what was known then; rows that were cut off by position
    /// (`prefix`, `last(3)`) cannot be, so ask `known(at:)` first.
    ///
    /// - Complexity: As for the history itself: O(log n) where rows are known at once and have no versions.
    public func known(at instant: Timestamp) -> History<Row> {
        precondition(
            !isSliced, "known(at:) cannot look behind rows cut off by position: write known(at:) before prefix")
        return index.history(of: base..<(base + total), asOf: Swift.min(instant, asOf))
            .cut(from: window.first, included: true, to: window.last, included: true)
    }

    /// The rows with an event time between two bounds.
    @inlinable
    func cut(from start: Int64, included: Bool, to end: Int64, included endIsIncluded: Bool) -> History<Row> {
        let lower = position(behind: start, inclusive: !included)
        let upper = Swift.max(lower, position(behind: end, inclusive: endIsIncluded))
        // In whole microseconds every bound can be written as one that belongs to the window, unless nothing is left.
        let first = Swift.max(window.first, included || start == .max ? start : start + 1)
        let last = Swift.min(window.last, endIsIncluded || end == .min ? end : end - 1)
        return History(
            index: index, base: base, total: total, whole: whole, others: others, bounds: lower..<upper, asOf: asOf,
            window: (first, last), isSliced: isSliced)
    }

    /// The first position whose event lies at or behind (with `inclusive`: strictly behind) an instant.
    @inlinable
    func position(behind instant: Int64, inclusive: Bool) -> Int {
        if inclusive {
            firstPosition { eventTime(at: $0) > instant }
        } else {
            firstPosition { eventTime(at: $0) >= instant }
        }
    }

    /// The first position for which a condition holds that holds for all later ones, found by halving.
    @inlinable
    func firstPosition(where holds: (Int) -> Bool) -> Int {
        var lower = startIndex
        var upper = endIndex
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if holds(middle) { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
