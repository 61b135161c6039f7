extension History {
    /// The last row by event time, then by unique id; nil when there is none.
    ///
    /// The as-of row of SQL: `ORDER BY event_time DESC, id DESC LIMIT 1`.
    public var latest: Row? { last }

    /// The last rows, at most `count` of them, oldest first.
    ///
    /// - Complexity: O(1).
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
    public func trailing(
        _ span: TimeSpan, to end: Timestamp, bounds: WindowBounds = .openClosed
    ) -> History<Row> {
        precondition(span >= .zero, "trailing(\(span)): a window is zero long or more; swap the ends")
        let (start, overflows) = end.microseconds.subtractingReportingOverflow(span.microseconds)
        // A window that begins before the first instant that can be told has no first bound.
        let lower = overflows ? startIndex : position(behind: start, inclusive: !bounds.includesStart)
        let upper = position(behind: end.microseconds, inclusive: bounds.includesEnd)
        return self[lower..<Swift.max(lower, upper)]
    }

    /// The rows between two instants; both bounds are said by `bounds`.
    ///
    /// - Complexity: O(log n).
    public func between(_ start: Timestamp, and end: Timestamp, bounds: WindowBounds) -> History<Row> {
        precondition(start <= end, "between(\(start), and: \(end)): the first instant must not be behind the second")
        let lower = position(behind: start.microseconds, inclusive: !bounds.includesStart)
        let upper = position(behind: end.microseconds, inclusive: bounds.includesEnd)
        return self[lower..<Swift.max(lower, upper)]
    }

    /// The rows with an event time before an instant.
    ///
    /// - Complexity: O(log n).
    public func before(_ instant: Timestamp) -> History<Row> {
        self[startIndex..<position(behind: instant.microseconds, inclusive: false)]
    }

    /// The rows with an event time at or before an instant, as known at ``asOf``.
    ///
    /// - Complexity: O(log n).
    public func upTo(_ instant: Timestamp) -> History<Row> {
        self[startIndex..<position(behind: instant.microseconds, inclusive: true)]
    }

    /// What was known of these rows at an earlier instant: the arrivals, versions and values of that time.
    ///
    /// The weather as the pilot knew it at departure is `weather[origin].known(at: departedAt).latest`. An instant
    /// behind ``asOf`` adds nothing.
    ///
    /// - Complexity: As for the history itself: O(log n) where rows are known at once and have no versions.
    public func known(at instant: Timestamp) -> History<Row> {
        guard !isEmpty else { return self }
        let earlier = index.history(of: base..<(base + total), asOf: Swift.min(instant, asOf))
        let first = offset(at: startIndex)
        let last = offset(at: endIndex - 1)
        let lower = earlier.firstPosition { earlier.offset(at: $0) >= first }
        let upper = earlier.firstPosition { earlier.offset(at: $0) > last }
        return earlier[lower..<upper]
    }

    /// The first position whose event lies at or behind (with `inclusive`: strictly behind) an instant.
    func position(behind instant: Int64, inclusive: Bool) -> Int {
        if inclusive {
            firstPosition { eventTime(at: $0) > instant }
        } else {
            firstPosition { eventTime(at: $0) >= instant }
        }
    }

    /// The first position for which a condition holds that holds for all later ones, found by halving.
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
