import Contracts
import FeatureStore
import Online

/// Reads from an online store what a question could see, as the store stood at a snapshot.
struct StoreRows: Sendable {
    let store: any OnlineStore
    let project: Project
    let registry: FeatureRegistry

    /// The rows of one question as the store stood when it was answered.
    ///
    /// - Throws: ``AuditFailure`` where the store never had that state, `OnlineStoreError` where it has it no more.
    func rowsThen(of question: LoggedQuestion) async throws -> QuestionRows {
        let (snapshot, newest) = (question.logged.vector.snapshot, try await store.newest)
        guard snapshot <= newest else {
            throw AuditFailure(
                "the store is at state \(newest.sequence), and the answer came from state \(snapshot.sequence). Name the "
                    + "store that served, not an older copy or another one")
        }
        return try await rows(of: question, at: snapshot)
    }

    /// The rows of one question.
    ///
    /// - Throws: `OnlineStoreError`, also where the snapshot is no longer kept.
    func rows(of question: LoggedQuestion, at snapshot: StoreSnapshot) async throws(OnlineStoreError) -> QuestionRows {
        var found = QuestionRows()
        guard let entity = registry.view(question.view.name)?.entity else { return found }
        for read in question.view.readsInOrder {
            guard let source = project.source(read.source),
                let link = entity.links.first(where: { $0.source == read.source })
            else { continue }
            let groups = keys(link, read, question, found).map {
                GroupKey(link: SourceLink(source: source.name, columns: link.columns), key: $0)
            }
            guard !groups.isEmpty else { continue }
            var table = QuestionRows.Table(rows: QuestionRows.none(source))
            var seen: Set<EntityKey> = []
            for group in try await store.rows(of: groups, at: snapshot) {
                // A correction that moved a row from one group to another is in both.
                let fresh = (0..<group.rows.rowCount).filter { row in
                    source.unique.isEmpty
                        || seen.insert(EntityKey.content(ofRow: row, of: group.rows.columns)).inserted
                }
                table.rows.append(contentsOf: group.rows.gathering(fresh))
                table.ingestedAt += fresh.map { group.ingestedAt[$0] }
                table.sequence += fresh.map { group.sequence[$0] }
            }
            found.tables[source.name] = table
        }
        return found
    }

    /// The keys of the groups that a read leads to, in byte order.
    private func keys(
        _ link: EntitySchema.Link, _ read: Read, _ question: LoggedQuestion, _ found: QuestionRows
    ) -> [EntityKey] {
        if let positions = link.keys {
            return [EntityKey(row: 0, of: positions.map { question.spine.columns[$0] })].compactMap { $0 }
        }
        // Each origin gives tuples of values, one for each of its rows; the link's key combines them.
        var origins: [String?] = []
        for by in read.by where !origins.contains(by.fromSource) { origins.append(by.fromSource) }
        var leads: [[String: (Column, Int)]] = [[:]]
        for origin in origins {
            let batch = origin.map { found.tables[$0]?.rows } ?? question.spine
            guard let batch else { return [] }
            let columns = read.by.filter { $0.fromSource == origin }.compactMap { by in
                batch.column(by.fromColumn).map { (by.column, $0) }
            }
            leads = leads.flatMap { lead in
                (0..<batch.rowCount).map { row in
                    columns.reduce(into: lead) { $0[$1.0] = ($1.1, row) }
                }
            }
        }
        let keys = leads.compactMap { lead -> EntityKey? in
            let cells = link.columns.compactMap { lead[$0] }
            guard cells.count == link.columns.count else { return nil }
            return EntityKey(row: 0, of: cells.map { $0.0.gathering([$0.1]) })
        }
        return Set(keys).sorted()
    }
}
