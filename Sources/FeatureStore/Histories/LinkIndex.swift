/// An index without its row type.
protocol AnyLinkIndex: AnyObject, Sendable {
    /// Whether any row has two versions of one time.
    var hasConflicts: Bool { get }
    /// An ambiguity among the rows of this key, or of the whole case when `key` is nil, that stands at `asOf`.
    func conflict(key: [UInt8]?, caseID: Int64, asOf: Timestamp) -> VersionConflict?
    /// How many rows there are, those that can never be seen included.
    var allRowCount: Int { get }
    /// Delivers some of all rows to an increment, each as the entity's own where the columns equal the key.
    func deliver(_ positions: Range<Int>, linking columns: [Int], key: EntityKey, to increment: inout EntityIncrement)
    /// When the newest row of a group happened that is visible at an instant; nil when none is.
    func newestEvent(in group: Range<Int>, asOf: Timestamp) -> Timestamp?
    /// The rows of a group that are visible at an instant, in their order.
    func visibleRows(in group: Range<Int>, asOf: Timestamp) -> ColumnBatch
}

/// The rows of one source, grouped by case and linking columns, each group ordered by event time, then by unique id.
///
/// Built once and shared by all questions. A group in which every row is known by its event time answers a question by
/// binary search alone.
@usableFromInline
final class LinkIndex<Row: SourceRow>: AnyLinkIndex {
    /// All rows of the source, in the order in which they came.
    @usableFromInline let rows: [Row]
    /// The rows of the groups, one group after another, as positions in `rows`.
    @usableFromInline let order: [Int32]
    /// Their event times, in the same order.
    @usableFromInline let eventTimes: [Int64]
    /// Whether columns may have to be hidden.
    @usableFromInline let hidesColumns: Bool
    /// Since when and until when each row is visible, in the same order; nil when all are from their event time on.
    let visibility: RowVisibility?
    /// Where each group lies.
    private let groups: [EntityKey: Range<Int>]
    private let conflicts: [LinkedConflict]

    /// An ambiguity, and the keys of the rows that it concerns.
    struct LinkedConflict: Sendable {
        let conflict: VersionConflict
        let keys: [[UInt8]]
    }

    init(
        rows: [Row], order: [Int32], eventTimes: [Int64], visibility: RowVisibility?,
        groups: [EntityKey: Range<Int>], conflicts: [LinkedConflict]
    ) {
        self.rows = rows
        self.order = order
        self.eventTimes = eventTimes
        self.visibility = visibility
        self.groups = groups
        self.conflicts = conflicts
        hidesColumns = !Row.schema.knownAt.isEmpty
    }

    /// An index of no rows.
    static func empty() -> LinkIndex {
        LinkIndex(rows: [], order: [], eventTimes: [], visibility: nil, groups: [:], conflicts: [])
    }

    /// An index with its row type given back.
    static func typed(_ erased: any AnyLinkIndex) -> LinkIndex {
        guard let index = erased as? LinkIndex else {
            preconditionFailure("an index does not hold \(Row.self); generate the code again")
        }
        return index
    }

    /// The position in `rows` of what stands at a position of the order.
    @inlinable
    func row(at position: Int) -> Int { Int(order[position]) }

    /// What was known at `asOf` of the rows with this key; a NULL in it finds none.
    func history(of key: KeyEncoder, asOf: Timestamp) -> History<Row> {
        let group = key.holdsNull ? nil : groups[EntityKey(bytes: key.bytes)]
        return history(of: group ?? 0..<0, asOf: asOf)
    }

    /// What was known at `asOf` of one group.
    func history(of group: Range<Int>, asOf: Timestamp) -> History<Row> {
        let end = firstEvent(behind: asOf.microseconds, in: group)
        var whole = end - group.lowerBound
        var others: [Int32] = []
        if let visibility {
            let certain = visibility.allVisible(in: group.lowerBound..<end, at: asOf.microseconds)
            whole = certain - group.lowerBound
            for position in certain..<end where visibility.isVisible(position, at: asOf.microseconds) {
                others.append(Int32(position - group.lowerBound))
            }
        }
        return History(
            index: self, base: group.lowerBound, total: group.count, whole: whole, others: others,
            bounds: 0..<(whole + others.count), asOf: asOf)
    }

    var hasConflicts: Bool { !conflicts.isEmpty }

    func conflict(key: [UInt8]?, caseID: Int64, asOf: Timestamp) -> VersionConflict? {
        conflicts.first { linked in
            linked.conflict.stands(at: asOf)
                && (key.map { linked.keys.contains($0) } ?? (linked.conflict.caseID == caseID))
        }?.conflict
    }

    func firstEvent(behind instant: Int64, in group: Range<Int>) -> Int {
        var lower = group.lowerBound
        var upper = group.upperBound
        while lower < upper {
            let middle = lower + (upper - lower) / 2
            if eventTimes[middle] > instant { upper = middle } else { lower = middle + 1 }
        }
        return lower
    }
}
