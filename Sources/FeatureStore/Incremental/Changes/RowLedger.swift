/// The rows of one source that an entity's incremental state holds, without their type.
protocol AnyRowLedger<Change>: Sendable {
    associatedtype Change: Sendable
    /// How many rows are held, those of other entities that supersede one included.
    var rowCount: Int { get }
    /// Takes a row in; gives the changes that follow, or nil when the row is no row of this source.
    mutating func deliver(_ row: any SourceRow, belongs: Bool) -> [Change]?
    /// Withdraws all rows of the id that this row has.
    mutating func withdraw(_ row: any SourceRow) -> [Change]?
    /// Withdraws what happened before an instant.
    mutating func forget(before instant: Timestamp) -> [Change]
    /// Takes what a commit of a store brought; nil where what else is stored would have to be known.
    ///
    /// - Parameters:
    ///   - belongs: Whether the row is the entity's.
    ///   - mayBeElsewhere: Whether other entities may have versions of the row.
    mutating func follow(_ row: RowDecoder, belongs: Bool, mayBeElsewhere: Bool) -> [Change]?
    /// From now on notes when rows happened; asked before the first row.
    mutating func trackEvents()
    /// The rows that belong, by when they happened; nil where that is not noted.
    var events: Trailing<RowCount>? { get }
    /// The rows as bytes, in an order that depends on them alone.
    func encoded() -> [UInt8]
    /// Takes back what ``encoded()`` gave, without telling of it.
    mutating func restore(from reader: inout ByteReader) throws
}

/// The rows of one source that an entity's incremental state holds, by unique id.
struct RowLedger<Row: SourceRow, Change: Sendable>: AnyRowLedger {
    /// A row, and whether it is the entity's: a version may move a row to another entity, which ends it here.
    struct Held: Sendable {
        let row: Row
        let belongs: Bool
    }

    private let make: @Sendable (RowChange<Row>) -> Change
    private(set) var rows: [RowIdentity: [Held]] = [:]
    private(set) var rowCount = 0
    private(set) var events: Trailing<RowCount>?

    init(make: @escaping @Sendable (RowChange<Row>) -> Change) {
        self.make = make
    }

    mutating func trackEvents() { events = Trailing<RowCount>() }

    /// Keeps these versions of an id, and no others.
    mutating func keep(_ held: [Held], of identity: RowIdentity, instead before: [Held]) {
        rowCount += held.count - before.count
        rows[identity] = held.isEmpty ? nil : held
    }

    /// An equal row of one id changes nothing, another content replaces it.
    ///
    /// Or, where the source has versions, is one
    /// more. A source without ids takes every row.
    mutating func deliver(_ row: any SourceRow, belongs: Bool) -> [Change]? {
        guard let row = row as? Row else { return nil }
        let identity = Self.identity(of: row)
        let before = rows[identity] ?? []
        let delivered = Held(row: row, belongs: belongs)
        var after: [Held]
        if Row.schema.unique.isEmpty {
            // Two equal rows are two events: each has its own phases, all the same.
            keep(before + [delivered], of: identity, instead: before)
            return tell(.arrived, identity, Self.phases(of: [delivered]))
        } else if Row.schema.versions == nil {
            after = [delivered]
        } else {
            guard !before.contains(where: { Self.isSame($0, delivered) }) else { return [] }
            after = before + [delivered]
        }
        if before.count == after.count, zip(before, after).allSatisfy(Self.isSame) { return [] }
        if Row.schema.versions == nil, !belongs { after = [] }
        keep(after, of: identity, instead: before)
        return changes(identity, from: before, to: after)
    }

    mutating func withdraw(_ row: any SourceRow) -> [Change]? {
        guard let row = row as? Row else { return nil }
        let identity = Self.identity(of: row)
        guard let before = rows[identity] else { return [] }
        var held = before
        guard Row.schema.unique.isEmpty else {
            keep([], of: identity, instead: before)
            return changes(identity, from: held, to: [])
        }
        guard let equal = held.lastIndex(where: { Self.isSame($0.row, row) }) else { return [] }
        let gone = held.remove(at: equal)
        keep(held, of: identity, instead: before)
        return tell(.withdrawn, identity, Self.phases(of: [gone]))
    }

    mutating func follow(_ decoder: RowDecoder, belongs: Bool, mayBeElsewhere: Bool) -> [Change]? {
        let row = Row(decoding: decoder)
        guard !Row.schema.unique.isEmpty else { return belongs ? deliver(row, belongs: true) : [] }
        guard let held = rows[Self.identity(of: row)] else {
            guard belongs else { return [] }
            // Versions that are other entities' may end this one, or be ended by it.
            if Row.schema.versions != nil, mayBeElsewhere { return nil }
            return deliver(row, belongs: true)
        }
        // A store takes no second version of one time: this one was there already, maybe written otherwise.
        let time = Row.versionTime(of: row)
        if Row.schema.versions != nil, held.contains(where: { Row.versionTime(of: $0.row) == time }) { return [] }
        return deliver(row, belongs: belongs)
    }

    mutating func forget(before instant: Timestamp) -> [Change] {
        let gone = rows.filter { $0.value.allSatisfy { Row.eventTime(of: $0.row) < instant } }
        return gone.sorted { $0.key < $1.key }.flatMap { identity, held -> [Change] in
            keep([], of: identity, instead: held)
            if Row.schema.unique.isEmpty {
                return tell(.withdrawn, identity, held.flatMap { Self.phases(of: [$0]) })
            }
            return changes(identity, from: held, to: [])
        }
    }

    /// What to tell so that the phases of some versions give way to those of others: only what differs is told.
    private mutating func changes(_ identity: RowIdentity, from before: [Held], to after: [Held]) -> [Change] {
        var gone = Self.phases(of: before)
        var new = Self.phases(of: after)
        gone.removeAll { phases in
            guard let same = new.firstIndex(where: { Self.isSame(phases, $0) }) else { return false }
            new.remove(at: same)
            return true
        }
        return tell(.withdrawn, identity, gone) + tell(.arrived, identity, new)
    }

    /// What the view is told, row by row.
    private mutating func tell(
        _ kind: RowChange<Row>.Kind, _ identity: RowIdentity, _ rows: [[RowChange<Row>.Phase]]
    ) -> [Change] {
        var changes: [Change] = []
        changes.reserveCapacity(rows.count)
        for phases in rows {
            let change = RowChange(kind: kind, identity: identity, phases: phases)
            events?.count(change)
            changes.append(make(change))
        }
        return changes
    }
}

extension RowLedger {
    /// The unique id as bytes; of a source without one, all columns.
    static func identity(of row: Row) -> RowIdentity {
        let columns = Row.schema.unique.isEmpty ? Array(Row.schema.columns.indices) : Row.schema.unique
        return RowIdentity(bytes: content(of: row, columns: columns))
    }

    private static func content(of row: Row, columns: [Int]) -> [UInt8] {
        var encoder = KeyEncoder(markingPresence: true)
        Row.encode(columns: columns, of: row, into: &encoder)
        return encoder.bytes
    }

    private static func isSame(_ first: Held, _ second: Held) -> Bool {
        first.belongs == second.belongs && isSame(first.row, second.row)
    }

    /// Whether two rows say the same, bit for bit: -0 is not 0, and 1.10 is not 1.1.
    static func isSame(_ first: Row, _ second: Row) -> Bool {
        let mine = cells(of: [first])
        let theirs = cells(of: [second])
        return zip(mine.columns, theirs.columns).allSatisfy { $0.isIdentical(at: 0, to: 0, of: $1) }
    }

    static func cells(of rows: [Row]) -> ColumnBatch {
        var writer = ColumnWriter(schema: Row.schema.columns)
        for row in rows {
            for column in Row.schema.columns.indices { writer.append(Row.value(at: column, of: row)) }
        }
        return writer.batch
    }

    private static func isSame(_ first: [RowChange<Row>.Phase], _ second: [RowChange<Row>.Phase]) -> Bool {
        first.count == second.count
            && zip(first, second).allSatisfy { $0.from == $1.from && $0.until == $1.until && isSame($0.row, $1.row) }
    }

    /// The phases of each version that can ever be seen, by the rules by which histories are made.
    static func phases(of versions: [Held]) -> [[RowChange<Row>.Phase]] {
        guard !versions.isEmpty else { return [] }
        let schema = Row.schema
        if versions.count == 1, schema.arrivalTime == nil, schema.versions == nil {
            // The common case: nothing to order and nothing to wait for.
            let phases = versions[0].belongs ? phases(of: versions[0].row, knownFrom: .min, until: .max) : []
            return phases.isEmpty ? [] : [phases]
        }
        let rows = versions.map(\.row)
        let chronology = Chronology(rows: rows, caseIDs: Array(repeating: 0, count: rows.count))
        return chronology.order.compactMap { position in
            let position = Int(position)
            guard versions[position].belongs else { return nil }
            let known = chronology.knownFrom.isEmpty ? Int64.min : chronology.knownFrom[position]
            let until = chronology.supersededAt.isEmpty ? Int64.max : chronology.supersededAt[position]
            let phases = phases(of: rows[position], knownFrom: known, until: until)
            return phases.isEmpty ? nil : phases
        }
    }

    private static func phases(of row: Row, knownFrom: Int64, until: Int64) -> [RowChange<Row>.Phase] {
        let from = max(knownFrom, Row.eventTime(of: row).microseconds)
        guard from < until else { return [] }
        var starts: Set<Int64> = [from]
        for column in Row.schema.knownAt {
            guard let since = Row.value(at: column.since, of: row) as? Timestamp else { continue }
            if since.microseconds > from, since.microseconds < until { starts.insert(since.microseconds) }
        }
        let ordered = starts.sorted()
        return ordered.indices.map { position in
            var known = row
            let start = Timestamp(microseconds: ordered[position])
            Row.hideColumns(of: &known, unknownAt: start)
            let end = position + 1 < ordered.count ? ordered[position + 1] : until
            return RowChange.Phase(
                row: known, from: start, until: end == .max ? nil : Timestamp(microseconds: end))
        }
    }
}
