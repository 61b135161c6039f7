import FeatureStore

/// Computes the views that find rows by values (`by:`): what they look for is known only when they run.
///
/// Each row is computed over what is at hand, what it looked for in vain is read at the same state, and it is computed
/// again, until nothing is missing. What was computed while something was missing is thrown away.
struct KeyedComputation {
    let reader: GroupReader
    let rounds: Int
    let groupsPerAnswer: Int

    /// One row of one view, which is not computed yet.
    private struct Pending {
        let view: Int
        let row: Int
        var groups: [KeyedGroups.Reference: RowGroup] = [:]
        var missing: [KeyedGroups.Reference] = []

        /// How many groups the row asked for.
        var size: Int { groups.count + missing.count }
    }

    /// One row of one view as it was computed.
    private struct Computed {
        let features: ColumnBatch
        let rows: EntityRows
        let used: [ViewComputation.Used]
    }

    /// The answers of some views, in their order; nil where the answer must be made anew.
    func answers(
        _ views: [ViewComputation], pin: (snapshot: StoreSnapshot, erasures: Int)
    ) async throws(LookupError) -> [ViewAnswer]? {
        guard let rowCount = views.first?.question.rowCount else { return [] }
        var computed = [[Computed?]](repeating: Array(repeating: nil, count: rowCount), count: views.count)
        var pending = views.indices.flatMap { view in (0..<rowCount).map { Pending(view: view, row: $0) } }
        var round = 0
        while true {
            var unsettled: [Pending] = []
            for var row in pending {
                if Task.isCancelled { throw .cancelled }
                if let done = try compute(&row, views[row.view]) {
                    computed[row.view][row.row] = done
                } else {
                    unsettled.append(row)
                }
            }
            guard let first = unsettled.first else { break }
            round += 1
            let largest = unsettled.max { $0.size < $1.size } ?? first
            guard round <= rounds, largest.size <= groupsPerAnswer else {
                throw .unsettled(
                    view: views[largest.view].part.view.version, rounds: round, groups: largest.size)
            }
            guard let fetched = try await fetch(unsettled, views, pin) else { return nil }
            pending = fetched
        }
        return views.indices.map { collect(views[$0], computed[$0]) }
    }

    /// Computes a row, or notes what it misses.
    private func compute(_ pending: inout Pending, _ view: ViewComputation) throws(LookupError) -> Computed? {
        let keyed = KeyedGroups(pending.groups)
        let rows = view.rows(pending.row, keyed: keyed)
        var writer = ColumnWriter(schema: view.part.view.definition.schema.features)
        var failure: LookupError?
        do throws(LookupError) {
            try view.write(rows, pending.row, into: &writer)
        } catch {
            failure = error
        }
        let definition = view.part.view.definition
        let used = keyed.looked.compactMap { reference in
            keyed.groups[reference].map { group in
                let source = definition.entity.links[reference.link].source
                return ViewComputation.Used(group: group, span: view.part.view.reach.spans[source] ?? nil)
            }
        }
        pending.missing = keyed.missing
        // What failed for want of rows may not fail with them.
        guard pending.missing.isEmpty else { return nil }
        if let failure { throw failure }
        return Computed(features: writer.batch, rows: rows, used: used)
    }

    /// Reads what the rows miss, each group once.
    private func fetch(
        _ rows: [Pending], _ views: [ViewComputation], _ pin: (snapshot: StoreSnapshot, erasures: Int)
    ) async throws(LookupError) -> [Pending]? {
        var positions: [GroupCache.Reference: Int] = [:]
        var wanted: [GroupCache.Reference?] = []
        func reference(_ row: Pending, _ missing: KeyedGroups.Reference) -> GroupCache.Reference? {
            views[row.view].part.view.keyed[missing.link].map { GroupCache.Reference(link: $0, key: missing.key) }
        }
        for row in rows {
            for case let reference? in row.missing.map({ reference(row, $0) }) where positions[reference] == nil {
                positions[reference] = wanted.count
                wanted.append(reference)
            }
        }
        guard let reading = try await reader.read(wanted, pin: pin) else { return nil }
        return rows.map { row in
            var row = row
            for missing in row.missing {
                if let position = reference(row, missing).flatMap({ positions[$0] }) {
                    row.groups[missing] = reading.groups[position]
                }
            }
            return row
        }
    }

    private func collect(_ view: ViewComputation, _ rows: [Computed?]) -> ViewAnswer {
        var answer = view.emptyAnswer()
        var features = ColumnWriter(schema: view.part.view.definition.schema.features).batch
        for (position, row) in rows.enumerated() {
            guard let row else { continue }
            features.append(contentsOf: row.features)
            view.note(position, row.rows, used: row.used, in: &answer)
        }
        answer.features = features
        return answer
    }
}
