public import FeatureStore

/// From where on the rows of a source are there: what came before was removed, or never brought.
///
/// Which answers that leaves depends on how far back a view reads, so it is this that stores record, and not an `as_of`:
/// the next build may read further back.
public struct SourceBound: Hashable, Sendable {
    /// Every row with this event time or a later one is there.
    public let since: Timestamp
    /// Of earlier ones, the last so many of each of these groups are.
    public let lastRows: [Retention.GroupDepth]

    /// Makes a bound.
    public init(since: Timestamp, lastRows: [Retention.GroupDepth] = []) {
        self.since = since
        self.lastRows = lastRows
    }

    /// What is there of rows that both bounds were put to.
    package func joined(with other: SourceBound?) -> SourceBound {
        guard let other else { return self }
        let depths = lastRows.compactMap { mine in
            other.lastRows.first { $0.link == mine.link }
                .map { Retention.GroupDepth(link: mine.link, rows: min(mine.rows, $0.rows)) }
        }
        return SourceBound(since: max(since, other.since), lastRows: depths)
    }

    /// The oldest instant that can be answered by whoever needs these rows; nil where none can.
    func oldestAnswerable(_ need: ViewNeed) -> Timestamp? {
        guard let span = need.span else { return nil }
        let isDeepEnough = need.lastRows.allSatisfy { wanted in
            lastRows.contains { $0.link == wanted.link && $0.rows >= wanted.rows }
        }
        guard isDeepEnough else { return nil }
        return since.advanced(by: span) ?? Timestamp(microseconds: .max)
    }
}

extension Retention.SourceRetention {
    /// What is there of the source when everything else is gone; nil where nothing ever goes.
    public func bound(at now: Timestamp) -> SourceBound? {
        span.map { SourceBound(since: now.before($0), lastRows: lastRows) }
    }
}

/// Whether a backfill of a source begins or is done.
public enum BackfillStage: Hashable, Sendable {
    /// Its first chunk comes next.
    case begins
    /// All of its rows are there.
    case ends
}

/// The bounds that a store keeps of one source.
package struct SourceBounds: Hashable, Sendable {
    /// What holds now.
    package var standing: SourceBound?
    /// What was removed since the last backfill began, which it may have brought before.
    package var meanwhile: SourceBound?

    package init(standing: SourceBound? = nil, meanwhile: SourceBound? = nil) {
        self.standing = standing
        self.meanwhile = meanwhile
    }

    /// Rows beyond a bound were removed.
    package mutating func remove(beyond bound: SourceBound) {
        standing = bound.joined(with: standing)
        meanwhile = bound.joined(with: meanwhile)
    }

    /// A backfill leaves out the rows beyond a bound; nil: none.
    ///
    /// When it is done all others are there, unless removed meanwhile.
    package mutating func backfill(_ stage: BackfillStage, leavingOut bound: SourceBound?) {
        switch stage {
        case .begins:
            if let bound { standing = bound.joined(with: standing) }
            meanwhile = nil
        case .ends:
            standing = bound.map { $0.joined(with: meanwhile) } ?? meanwhile
        }
    }
}

extension SourceBound {
    /// The depths as a text: a line for each, the number and the columns, parted by tabs.
    package var encodedLastRows: String {
        lastRows.map { (["\($0.rows)"] + $0.link.columns).joined(separator: "\t") }.joined(separator: "\n")
    }

    /// Reads a bound of a source back; nil for a text that is none.
    package init?(since: Int64, encodedLastRows text: String, source: String) {
        var depths: [Retention.GroupDepth] = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard words.count > 1, let rows = Int(words[0]) else { return nil }
            depths.append(
                .init(link: SourceLink(source: source, columns: words.dropFirst().map(String.init)), rows: rows))
        }
        self.init(since: Timestamp(microseconds: since), lastRows: depths)
    }
}
