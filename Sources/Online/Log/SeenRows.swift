public import Contracts
public import FeatureStore

/// The rows that one answer of a view may depend on, as the view was shown them.
///
/// Of each source that the view reads: the rows that were visible at `as_of`, as far back as the contract's `reads:` allows.
/// What lies further back is left out on purpose: a store forgets it and a warehouse does not, and no answer may tell.
public struct SeenRows: Sendable {
    /// By read source, in the order of `reads`.
    public let tables: [Table]

    /// Rows of one source.
    public struct Table: Sendable {
        /// The source.
        public let source: String
        /// The source's columns in declared order; what was not yet known is NULL.
        public let rows: ColumnBatch
    }

    /// How many rows there are.
    public var count: Int { tables.reduce(0) { $0 + $1.rows.rowCount } }

    /// Looks through the eyes of one question.
    ///
    /// - Parameters:
    ///   - view: The view.
    ///   - rows: What the view computes from.
    ///   - request: One row; of its columns, those that the view's `reads:` name are used.
    ///   - project: The project of the view.
    ///   - registry: The row types.
    ///   - through: Of the groups that are found by values only these; nil: all to which the view's own rows lead.
    public init(
        _ view: ViewContract, _ rows: EntityRows, request: ColumnBatch, project: Project, registry: FeatureRegistry,
        through: [FoundGroup]? = nil
    ) {
        let wanted = through.map { Set($0) }
        var found: [String: ColumnBatch] = [:]
        var waiting = view.reads
        // A source that is found through another one waits for it.
        while !waiting.isEmpty {
            let ready = waiting.filter { read in
                read.by.allSatisfy { link in
                    link.fromSource.map { name in found[name] != nil || view.read(name) == nil } ?? true
                }
            }
            guard !ready.isEmpty else { break }
            for read in ready {
                guard let source = project.source(read.source) else { continue }
                let reading = Reading(
                    read: read, source: source, rows: rows, registry: registry, through: wanted)
                found[read.source] = reading.seen(leads: Self.leads(read, request, found))
            }
            waiting.removeAll { read in ready.contains { $0.source == read.source } }
        }
        tables = view.reads.compactMap { read in
            found[read.source].map { Table(source: read.source, rows: $0) }
        }
    }

    /// A value of a link's column: one cell.
    private typealias Cell = (name: String, column: Column, row: Int)

    /// Each combination of values through which a source is found, in no order; nil where the entity's keys find it.
    private static func leads(
        _ read: Read, _ request: ColumnBatch, _ found: [String: ColumnBatch]
    ) -> [[Cell]]? {
        guard !read.by.isEmpty else { return nil }
        var leads: [[Cell]] = [[]]
        var origins: [String?] = []
        for link in read.by where !origins.contains(link.fromSource) { origins.append(link.fromSource) }
        for origin in origins {
            let links = read.by.filter { $0.fromSource == origin }
            let batch = origin.map { found[$0] } ?? request
            let columns = links.compactMap { link in batch?.column(link.fromColumn) }
            guard let batch, columns.count == links.count else { return [] }
            let tuples = (0..<batch.rowCount).map { row in
                zip(links, columns).map { (name: $0.column, column: $1, row: row) }
            }
            leads = leads.flatMap { lead in tuples.map { lead + $0 } }
        }
        return leads
    }

    /// One read, over what one question can see.
    private struct Reading {
        let read: Read
        let source: Source
        let rows: EntityRows
        let registry: FeatureRegistry
        let through: Set<FoundGroup>?

        func seen(leads: [[Cell]]?) -> ColumnBatch {
            var joined = ColumnBatch(
                columns: source.columns.map { Column(name: $0.name, type: $0.type) }, rowCount: 0)
            guard let rowType = registry.rowType(source.name),
                let position = rows.entity.links.firstIndex(where: { $0.source == source.name })
            else { return joined }
            let link = rows.entity.links[position]
            guard let leads else { return reached(rows.seen(rowType, link: position)) }
            var tried: Set<[UInt8]> = []
            for lead in leads {
                let values = link.columns.compactMap { name in
                    lead.first { $0.name == name }.map { $0.column.gathering([$0.row]) }
                }
                guard values.count == link.columns.count, let key = EntityKey(row: 0, of: values),
                    through?.contains(FoundGroup(source: source.name, key: key)) ?? true,
                    tried.insert(key.bytes).inserted
                else { continue }
                joined.append(contentsOf: reached(rows.seen(rowType, link: position, values: (values, 0))))
            }
            return joined
        }

        /// Of the rows of one group, oldest first, those that the contract reaches.
        private func reached(_ batch: ColumnBatch) -> ColumnBatch {
            guard case .timestamp(let times)? = batch.column(source.eventTime)?.cells else { return batch }
            var first = 0
            switch read.extent {
            case .all: return batch
            case .latest: first = start(of: 1, times)
            case .last(let count): first = start(of: count, times)
            case .within(let reach):
                let (edge, overflows) = rows.asOf.microseconds.subtractingReportingOverflow(reach)
                first = overflows ? 0 : times.firstIndex { $0.microseconds >= edge } ?? times.count
            }
            return batch.rows(first..<batch.rowCount)
        }

        /// Where the last so many rows begin; without unique ids, ties have no order, and all of the oldest ones are in.
        private func start(of count: Int, _ times: [Timestamp]) -> Int {
            var first = max(0, times.count - count)
            guard source.unique.isEmpty, first < times.count else { return first }
            while first > 0, times[first - 1] == times[first] { first -= 1 }
            return first
        }
    }
}
