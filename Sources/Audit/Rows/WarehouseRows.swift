import Contracts
import FeatureStore
import Parity
import Warehouse

/// Reads from a warehouse's own tables what may concern logged questions to one view.
///
/// Of each source the rows that its links lead to, as far back as the view reads and a quarter more to either side; where no
/// span bounds the reading, all of them. What a correction moved to another entity comes too, so that versions are told
/// apart as the store tells them.
struct WarehouseRows: Sendable {
    let project: Project
    let view: ViewContract
    let live: any LiveTables
    let tables: [String: LiveTable]
    /// How many rows one source may give for the questions of one chunk.
    let limit: Int

    /// How many keys are asked for in one statement: engines bound the parameters of one.
    private static let conditionsPerStatement = 400

    /// The values that a link's columns must equal, in the order of the links.
    private typealias Lead = [LiveValue]

    /// The rows of each question.
    func rows(of questions: [LoggedQuestion]) async throws -> [QuestionRows] {
        var found = Array(repeating: QuestionRows(), count: questions.count)
        for read in view.readsInOrder {
            guard let table = tables[read.source] else { continue }
            let links = project.links(of: read, for: view.entity)
            let leads = questions.indices.map { tuples(of: links, questions[$0], found[$0]) }
            let times = questions.map { reach(of: read, at: $0.asOf) }
            let fetched = try await fetch(table, links.map(\.column), conditions(links, leads, times))
            let index = Index(fetched, links.map(\.column))
            let instants = Self.instants(fetched, table.source)
            for question in questions.indices {
                let rows = leads[question].flatMap { index.rows[$0] ?? [] }.filter { row in
                    times[question].map { $0.contains(instants[row]) } ?? true
                }
                found[question].tables[read.source] = QuestionRows.Table(rows: fetched.gathering(rows.sorted()))
            }
            if table.source.versions != nil { try await addVersions(to: &found, table) }
        }
        return found
    }

    // MARK: - Leads

    private func tuples(of links: [RowLink], _ question: LoggedQuestion, _ found: QuestionRows) -> Set<Lead> {
        var leads: Set<Lead> = [[]]
        var position = 0
        var known: [String] = []
        // Links of one source belong together: the values of one row.
        var parts: [[RowLink]] = []
        for link in links {
            let origin = Self.origin(link)
            if let origin, let index = known.firstIndex(of: origin) {
                parts[index].append(link)
            } else {
                known.append(origin ?? "\u{0}\(position)")
                parts.append([link])
            }
            position += 1
        }
        var order: [String] = []
        for part in parts {
            order += part.map(\.column)
            let tuples = tuples(part, question, found)
            leads = Set(leads.flatMap { lead in tuples.map { lead + $0 } })
        }
        let places = links.compactMap { link in order.firstIndex(of: link.column) }
        return Set(leads.map { lead in places.map { lead[$0] } })
    }

    private static func origin(_ link: RowLink) -> String? {
        if case .source(let name, _) = link.origin { name } else { nil }
    }

    private func tuples(_ links: [RowLink], _ question: LoggedQuestion, _ found: QuestionRows) -> Set<Lead> {
        guard let source = links.first.flatMap(Self.origin) else {
            let values = links.compactMap { link -> LiveValue? in
                switch link.origin {
                case .entityKey(let name), .request(let name):
                    question.spine.column(name).flatMap { LiveValue($0, row: 0) }
                case .source: nil
                }
            }
            return values.count == links.count ? [values] : []
        }
        guard let rows = found.tables[source]?.rows else { return [] }
        let columns = links.compactMap { link -> Column? in
            if case .source(_, let column) = link.origin { rows.column(column) } else { nil }
        }
        return Set(
            (0..<rows.rowCount).compactMap { row in
                let values = columns.compactMap { LiveValue($0, row: row) }
                return values.count == links.count ? values : nil
            })
    }

    // MARK: - Statements

    /// One condition for each lead, over the times of all questions that it is of, in a fixed order.
    private func conditions(
        _ links: [RowLink], _ leads: [Set<Lead>], _ times: [ClosedRange<Timestamp>?]
    ) -> [RowCondition] {
        var wanted: [Lead: ClosedRange<Timestamp>] = [:]
        var unbounded: Set<Lead> = []
        for (found, time) in zip(leads, times) {
            for lead in found {
                guard let time else {
                    unbounded.insert(lead)
                    continue
                }
                let known = wanted[lead] ?? time
                wanted[lead] =
                    min(known.lowerBound, time.lowerBound)...max(known.upperBound, time.upperBound)
            }
        }
        return Set(wanted.keys).union(unbounded).sorted { $0.lexicographicallyPrecedes($1) }.map { lead in
            RowCondition(
                columns: links.map(\.column), values: lead,
                times: unbounded.contains(lead) ? nil : wanted[lead].map { [$0] })
        }
    }

    private func fetch(
        _ table: LiveTable, _ columns: [String], _ conditions: [RowCondition]
    ) async throws -> ColumnBatch {
        var fetched = QuestionRows.none(table.source)
        for start in stride(from: 0, to: conditions.count, by: Self.conditionsPerStatement) {
            let part = Array(conditions[start..<min(start + Self.conditionsPerStatement, conditions.count)])
            fetched.append(
                contentsOf: try await live.rows(of: table, matching: part, limit: limit + 1 - fetched.rowCount))
            guard fetched.rowCount <= limit else {
                throw AuditFailure(
                    "one question leads to more than \(limit) rows of \(table.name). Allow more with --rows",
                    isOfQuestions: true)
            }
        }
        return fetched
    }

    /// Every version of every row that was found, wherever it belongs.
    private func addVersions(to found: inout [QuestionRows], _ table: LiveTable) async throws {
        let source = table.source
        let ids = found.map { rows -> Set<Lead> in
            guard let batch = rows.tables[source.name]?.rows else { return [] }
            return Set(Index(batch, source.unique).rows.keys)
        }
        let wanted = ids.reduce(into: Set<Lead>()) { $0.formUnion($1) }
        let conditions = wanted.sorted { $0.lexicographicallyPrecedes($1) }.map {
            RowCondition(columns: source.unique, values: $0)
        }
        let fetched = try await fetch(table, source.unique, conditions)
        let index = Index(fetched, source.unique)
        for question in found.indices where found[question].tables[source.name] != nil {
            let rows = ids[question].flatMap { index.rows[$0] ?? [] }.sorted()
            var versions = fetched.gathering(rows)
            // What has no id has no other versions.
            if let batch = found[question].tables[source.name]?.rows {
                versions.append(contentsOf: batch.gathering(Index(batch, source.unique).strangers))
            }
            found[question].tables[source.name] = QuestionRows.Table(rows: versions)
        }
    }

    // MARK: - Rows

    /// Rows by the values of some columns.
    private struct Index {
        private(set) var rows: [Lead: [Int]] = [:]
        /// Those with a NULL among them belong nowhere.
        private(set) var strangers: [Int] = []

        init(_ batch: ColumnBatch, _ names: [String]) {
            let columns = names.compactMap { batch.column($0) }
            for row in 0..<batch.rowCount {
                let key = columns.compactMap { LiveValue($0, row: row) }
                if key.count == names.count { rows[key, default: []].append(row) } else { strangers.append(row) }
            }
        }
    }

    private static func instants(_ batch: ColumnBatch, _ source: Source) -> [Timestamp] {
        if case .timestamp(let cells)? = batch.column(source.eventTime)?.cells { cells } else { [] }
    }

    /// The event times within which the answer can depend on a read, with a margin; nil for any time.
    private func reach(of read: Read, at asOf: Timestamp) -> ClosedRange<Timestamp>? {
        guard case .within(let reach) = read.extent else { return nil }
        let margin = TimeSpan(microseconds: max(1, reach / 4))
        let start = asOf.advanced(by: TimeSpan(microseconds: -reach))?
            .advanced(by: TimeSpan(microseconds: -margin.microseconds))
        return min(start ?? asOf, asOf)...(asOf.advanced(by: margin) ?? asOf)
    }
}
