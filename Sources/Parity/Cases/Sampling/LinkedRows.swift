internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Finds which rows the questions to a view can depend on in sources that hold not all keys of its entity.
///
/// A source found through a value (`by:`), or through some of the keys only, holds more than one sample can: the weather of
/// an airport is no part of one aircraft. So of these, the rows of the values that a question's own rows lead to are drawn,
/// as far back as the view reads, and a quarter more to either side, so that rows beyond the reach are there to be ignored.
struct LinkedRows {
    let project: Project
    let view: ViewContract
    let live: any LiveTables
    let tables: [String: LiveTable]
    let spine: CaseSpine
    /// The rows of the sources that hold all keys, by source.
    let histories: [String: EntityRowsIndex]
    /// How many rows may be read at most to follow a link.
    let limit: Int

    /// One tuple of values that leads to rows, for one question.
    private struct Lead: Hashable {
        let columns: [String]
        let values: [LiveValue]
    }

    /// Rows of a source that some question can see, for following links further.
    private struct Reached {
        let rows: ColumnBatch
        let times: [Timestamp]
        /// By question: positions in `rows`.
        let byQuestion: [[Int]]
    }

    /// The conditions, by source.
    func conditions() async throws -> [String: [RowCondition]] {
        var found: [String: [RowCondition]] = [:]
        var reached: [String: Reached] = [:]
        let linked = view.reads.filter { histories[$0.source] == nil }
        guard !linked.isEmpty else { return [:] }
        let origins = Set(linked.flatMap { read in read.by.compactMap(\.fromSource) })
        for read in view.reads {
            if let history = histories[read.source] {
                if origins.contains(read.source) { reached[read.source] = own(history, read) }
                continue
            }
            guard let table = tables[read.source] else { continue }
            let leads = leads(to: read, reached)
            let conditions = merged(leads, read)
            found[read.source, default: []] += conditions
            guard origins.contains(read.source), !conditions.isEmpty else { continue }
            let rows = try await live.rows(of: table, matching: conditions, limit: limit)
            reached[read.source] = follow(rows, table.source, read, leads)
        }
        return found
    }

    private var instants: [Timestamp] {
        if case .timestamp(let instants)? = spine.rows.column("as_of")?.cells { instants } else { [] }
    }

    /// The rows of the entity that each question can see.
    private func own(_ history: EntityRowsIndex, _ read: Read) -> Reached {
        let keys = view.entity.keys.compactMap { spine.rows.column($0.name) }
        let byQuestion = instants.enumerated().map { question, instant -> [Int] in
            let key = keys.compactMap { LiveValue($0, row: question) }
            guard key.count == keys.count else { return [] }
            let times = reach(of: read, at: instant)
            return history.rows(of: key).filter { times?.contains(history.times[$0]) ?? true }
        }
        return Reached(rows: history.rows, times: history.times, byQuestion: byQuestion)
    }

    /// For each question, the tuples of values by which the read's rows are found.
    private func leads(to read: Read, _ reached: [String: Reached]) -> [Set<Lead>] {
        let links = project.links(of: read, for: view.entity)
        var groups: [String?: [RowLink]] = [:]
        var order: [String?] = []
        for link in links {
            let source: String? = if case .source(let name, _) = link.origin { name } else { nil }
            if groups[source] == nil { order.append(source) }
            groups[source, default: []].append(link)
        }
        return instants.indices.map { question in
            var leads: Set<Lead> = [Lead(columns: [], values: [])]
            for source in order {
                let tuples = tuples(groups[source] ?? [], source, question, reached)
                leads = Set(
                    leads.flatMap { lead in
                        tuples.map { Lead(columns: lead.columns + $0.columns, values: lead.values + $0.values) }
                    })
            }
            return leads
        }
    }

    private func tuples(
        _ links: [RowLink], _ source: String?, _ question: Int, _ reached: [String: Reached]
    ) -> Set<Lead> {
        let columns = links.map(\.column)
        guard let source else {
            let values = links.compactMap { link -> LiveValue? in
                switch link.origin {
                case .entityKey(let name), .request(let name):
                    spine.rows.column(name).flatMap { LiveValue($0, row: question) }
                case .source: nil
                }
            }
            return values.count == links.count ? [Lead(columns: columns, values: values)] : []
        }
        guard let reached = reached[source] else { return [] }
        let cells = links.compactMap { link -> Column? in
            if case .source(_, let column) = link.origin { reached.rows.column(column) } else { nil }
        }
        return Set(
            reached.byQuestion[question].compactMap { row in
                let values = cells.compactMap { LiveValue($0, row: row) }
                return values.count == links.count ? Lead(columns: columns, values: values) : nil
            })
    }

    /// One condition for each tuple, its times joined where they overlap; in a fixed order.
    private func merged(_ leads: [Set<Lead>], _ read: Read) -> [RowCondition] {
        var times: [Lead: [ClosedRange<Timestamp>]] = [:]
        for (question, found) in leads.enumerated() {
            for lead in found {
                times[lead, default: []] += [reach(of: read, at: instants[question])].compactMap { $0 }
            }
        }
        return times.keys.sorted { $0.values.lexicographicallyPrecedes($1.values) }.map { lead in
            let joined = Reach.joined(times[lead] ?? [])
            return RowCondition(columns: lead.columns, values: lead.values, times: joined.isEmpty ? nil : joined)
        }
    }

    /// The rows that a link led to, by question.
    private func follow(_ rows: ColumnBatch, _ source: Source, _ read: Read, _ leads: [Set<Lead>]) -> Reached {
        guard case .timestamp(let times)? = rows.column(source.eventTime)?.cells else {
            return Reached(rows: rows, times: [], byQuestion: leads.map { _ in [] })
        }
        let columns = project.links(of: read, for: view.entity).map(\.column)
        let cells = columns.compactMap { rows.column($0) }
        var positions: [[LiveValue]: [Int]] = [:]
        for row in 0..<rows.rowCount {
            positions[cells.compactMap { LiveValue($0, row: row) }, default: []].append(row)
        }
        let byQuestion = leads.enumerated().map { question, found -> [Int] in
            let range = reach(of: read, at: instants[question])
            return found.flatMap { lead -> [Int] in
                let order = columns.compactMap { name in lead.columns.firstIndex(of: name).map { lead.values[$0] } }
                return (positions[order] ?? []).filter { range?.contains(times[$0]) ?? true }
            }.sorted()
        }
        return Reached(rows: rows, times: times, byQuestion: byQuestion)
    }

    /// The event times within which a question's answer can depend on a read, with a margin; nil for any time.
    private func reach(of read: Read, at instant: Timestamp) -> ClosedRange<Timestamp>? {
        guard case .within(let reach) = read.extent else { return nil }
        return Reach.range(reach, at: instant)
    }
}
