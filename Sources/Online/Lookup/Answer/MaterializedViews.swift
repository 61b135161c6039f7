import FeatureStore

/// Takes what batch wrote in the place of what is computed, for views that are served from batch.
enum MaterializedViews {
    /// What batch wrote for the rows of a lookup; nil where there is nothing.
    static func written(
        _ part: PlannedService.Part, _ question: LookupQuestion, asOf: Timestamp,
        by materialized: any MaterializedAnswers
    ) async throws(LookupError) -> [MaterializedAnswer?] {
        let positions = Array(part.keys)
        let keys = (0..<question.rowCount).map { EntityKey(row: $0, of: question.keys, at: positions) }
        let written: [MaterializedAnswer?]
        do throws(OnlineStoreError) {
            written = try await materialized.answers(of: part.view.answersName, keys: keys, asOf: asOf)
        } catch {
            throw .store(error)
        }
        guard written.count == question.rowCount else {
            throw .store(.engine("asked for \(question.rowCount) materialized answers, it gave \(written.count)"))
        }
        // An answer with other columns is none of this view's: it is computed.
        return written.map { $0.flatMap { holds(part, $0.features) ? $0 : nil } }
    }

    private static func holds(_ part: PlannedService.Part, _ features: ColumnBatch) -> Bool {
        guard features.rowCount == 1 else { return false }
        do throws(EvaluationError) {
            try BatchChecks.check(
                features, holds: part.view.definition.schema.features, called: "the answers of \(part.view.version)")
            return true
        } catch {
            return false
        }
    }

    /// A view's answers: what batch wrote, and where it wrote nothing, what was computed.
    ///
    /// - Parameter computed: The computed answers, which may be left out where batch wrote everything.
    static func answer(
        _ written: [MaterializedAnswer?], computed: ViewAnswer?, _ part: PlannedService.Part, asOf: Timestamp
    ) -> ViewAnswer {
        let schema = part.view.definition.schema.features
        var columns = schema.map { Column(name: $0.name, type: $0.type, reservingCapacity: written.count) }
        var answer = ViewAnswer(
            features: ColumnBatch(columns: [], rowCount: 0), newestEvents: [], standings: [], seen: [])
        for (row, found) in written.enumerated() {
            let source = found.map { ($0.features, 0) } ?? computed.map { ($0.features, row) }
            guard let (features, position) = source else { continue }
            for index in columns.indices { columns[index].append(cell: position, of: features.columns[index]) }
            answer.newestEvents.append(found == nil ? computed?.newestEvents[row] : nil)
            answer.standings.append(
                found.map { asOf > $0.freshUntil ? .stale : .fresh } ?? computed?.standings[row] ?? .notFound)
            answer.seen.append(found == nil && computed?.seen.isEmpty == false ? computed?.seen[row] : nil)
        }
        answer.features = ColumnBatch(columns: columns, rowCount: written.count)
        return answer
    }
}
