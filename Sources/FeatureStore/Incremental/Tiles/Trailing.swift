/// The values that rows give, by time, such that any window over them is answered exactly at any `as_of`.
///
/// Tiles in the middle of a window are merged, raw entries are read at both edges. Rows may come in any order, late, and
/// be replaced or withdrawn. Of a row whose columns become known later, or that another version replaces, every phase is
/// kept with when it began and ended, so that the past is answered as it was known then.
///
///     var delays = Trailing(IntMoments())
///     delays.apply(change) { $0.depDelay }
///     delays.trailing(.days(7), to: asOf).mean
public struct Trailing<Aggregate: WindowAggregate>: Sendable {
    private(set) var aggregate: Aggregate
    private(set) var root: TileNode<Aggregate>?

    /// Starts without values.
    public init(_ aggregate: Aggregate) {
        self.aggregate = aggregate
    }

    /// How many entries are kept: one for each row and each value that it had.
    public var count: Int { root?.count ?? 0 }

    /// Takes what happened to a row: the values of a row that arrived are added, those of one that is withdrawn removed.
    ///
    /// Both closures are called with the row as it was known in each of its phases, and must be functions of the row
    /// alone.
    ///
    /// - Parameters:
    ///   - change: What happened.
    ///   - time: By which time the value is found; nil: it counts nowhere. The event time by default.
    ///   - value: What the row gives; nil: nothing.
    /// - Complexity: O(log n).
    public mutating func apply<Row: SourceRow>(
        _ change: RowChange<Row>, at time: (Row) -> Timestamp? = { Row.eventTime(of: $0) },
        _ value: (Row) -> Aggregate.Value?
    ) {
        var open: (time: Int64, from: Int64, until: Int64, value: Aggregate.Value)?
        for phase in change.phases {
            let until = phase.until?.microseconds ?? .max
            let next = time(phase.row).flatMap { time in value(phase.row).map { (time.microseconds, $0) } }
            if let next, let before = open, before.until == phase.from.microseconds, before.time == next.0,
                before.value.isIdentical(to: next.1)
            {
                open = (before.time, before.from, until, before.value)
                continue
            }
            if let open { take(open, of: change) }
            open = next.map { ($0.0, phase.from.microseconds, until, $0.1) }
        }
        if let open { take(open, of: change) }
    }

    private mutating func take<Row: SourceRow>(
        _ span: (time: Int64, from: Int64, until: Int64, value: Aggregate.Value), of change: RowChange<Row>
    ) {
        // All phases are of one row: its event time is the same in each.
        let event = change.phases.first.map { Row.eventTime(of: $0.row).microseconds } ?? span.time
        let key = TileKey(place: TilePlace(time: span.time, event: event, identity: change.identity), from: span.from)
        switch change.kind {
        case .arrived:
            insert(TileEntry(key: key, until: span.until, value: aggregate.prepare(span.value)))
        case .withdrawn:
            guard let entry = root?.remove(key, until: span.until, aggregate) else {
                preconditionFailure(
                    "a row of \(Row.schema.source) is withdrawn that never gave this value: apply must depend on the row alone"
                )
            }
            aggregate.release(entry.value)
            if root?.count == 0 { root = nil }
            while let only = root?.children.first, root?.children.count == 1 { root = only }
        }
    }

    private mutating func insert(_ entry: TileEntry<Aggregate.Prepared>) {
        guard let split = root?.insert(entry, aggregate) else {
            if root == nil { root = TileNode(entries: [entry], aggregate) }
            return
        }
        guard let before = root else { return }
        root = TileNode(children: [before, split], aggregate)
    }

    /// Starts from entries in order, as a snapshot holds them.
    init(_ aggregate: Aggregate, entries: [(key: TileKey, until: Int64, value: Aggregate.Value)]) {
        var aggregate = aggregate
        let prepared = entries.map {
            TileEntry(key: $0.key, until: $0.until, value: aggregate.prepare($0.value))
        }
        self.aggregate = aggregate
        root = TileNode.build(prepared, aggregate)
    }
}

extension Trailing {
    /// The answer over the window that ends at `end` and is `span` long; both bounds are said by `bounds`, by default
    /// `(end - span, end]`.
    ///
    /// The same rows as those of ``History/trailing(_:to:bounds:)``.
    ///
    /// - Parameter asOf: As what was known when; `end` by default.
    /// - Complexity: O(log n) merges.
    public func trailing(
        _ span: TimeSpan, to end: Timestamp, bounds: WindowBounds = .openClosed, knownAt asOf: Timestamp? = nil
    ) -> Aggregate.Answer {
        let window = Self.window(span, to: end, bounds: bounds)
        return answer(window, at: asOf ?? end)
    }

    /// The answer over what lies between two instants; both bounds are said by `bounds`.
    ///
    /// The same rows as those of ``History/between(_:and:bounds:)``.
    public func between(
        _ start: Timestamp, and end: Timestamp, bounds: WindowBounds, knownAt asOf: Timestamp
    ) -> Aggregate.Answer {
        precondition(start <= end, "between(\(start), and: \(end)): the first instant must not be behind the second")
        return answer(
            Self.closed(
                start.microseconds, bounds.includesStart, end.microseconds, bounds.includesEnd), at: asOf)
    }

    /// The answer over everything at or before an instant, as it was known then.
    public func upTo(_ asOf: Timestamp) -> Aggregate.Answer {
        answer((.min, asOf.microseconds), at: asOf)
    }

    /// The values in the window themselves, in order, for what cannot be said by an aggregate.
    ///
    /// - Complexity: O(log n), and O(1) for each value.
    public func values(
        trailing span: TimeSpan, to end: Timestamp, bounds: WindowBounds = .openClosed, knownAt asOf: Timestamp? = nil
    ) -> [Aggregate.Value] {
        guard let window = Self.window(span, to: end, bounds: bounds) else { return [] }
        var values: [Aggregate.Value] = []
        root?.visit(from: window.first, to: window.last, at: (asOf ?? end).microseconds) {
            values.append(aggregate.value(of: $0.value))
        }
        return values
    }

    /// The time of the last entry that is visible at an instant, at or before it; nil where none is.
    func lastTime(asOf: Timestamp) -> Timestamp? {
        root?.lastTime(upTo: asOf.microseconds, at: asOf.microseconds).map { Timestamp(microseconds: $0) }
    }

    private func answer(_ window: (first: Int64, last: Int64)?, at asOf: Timestamp) -> Aggregate.Answer {
        var partial = aggregate.empty
        if let window {
            root?.collect(from: window.first, to: window.last, at: asOf.microseconds, into: &partial, aggregate)
        }
        return aggregate.answer(partial)
    }

    private static func window(
        _ span: TimeSpan, to end: Timestamp, bounds: WindowBounds
    ) -> (first: Int64, last: Int64)? {
        precondition(span >= .zero, "trailing(\(span)): a window is zero long or more; swap the ends")
        let (start, overflows) = end.microseconds.subtractingReportingOverflow(span.microseconds)
        // A window that begins before the first instant that can be told has no first bound.
        return closed(
            overflows ? .min : start, overflows || bounds.includesStart, end.microseconds, bounds.includesEnd)
    }

    /// In whole microseconds every bound can be written as one that belongs to the window, unless nothing is left.
    private static func closed(
        _ start: Int64, _ includesStart: Bool, _ end: Int64, _ includesEnd: Bool
    ) -> (first: Int64, last: Int64)? {
        if !includesStart, start == .max { return nil }
        if !includesEnd, end == .min { return nil }
        let window = (first: includesStart ? start : start + 1, last: includesEnd ? end : end - 1)
        return window.first <= window.last ? window : nil
    }
}
