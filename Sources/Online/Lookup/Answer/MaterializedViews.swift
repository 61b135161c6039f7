import FeatureStore

/// Puts what batch wrote in the place of what was computed, for views that are served from batch.
enum MaterializedViews {
    /// A view's answers with those from batch wherever there are some.
    static func replacing(
        _ answer: ViewAnswer, _ part: PlannedService.Part, _ question: LookupQuestion, asOf: Timestamp,
        by materialized: any MaterializedAnswers
    ) async throws(LookupError) -> ViewAnswer {
        let positions = Array(part.keys)
        let keys = (0..<question.rowCount).map { EntityKey(row: $0, of: question.keys, at: positions) }
        let written: [MaterializedAnswer?]
        do throws(OnlineStoreError) {
            written = try await materialized.answers(of: part.view.definition.name, keys: keys, asOf: asOf)
        } catch {
            throw .store(error)
        }
        let schema = part.view.definition.schema.features
        var columns = schema.map { Column(name: $0.name, type: $0.type, reservingCapacity: question.rowCount) }
        var replaced = answer
        for row in 0..<question.rowCount {
            guard row < written.count, let found = written[row] else {
                for position in columns.indices {
                    columns[position].append(cell: row, of: answer.features.columns[position])
                }
                continue
            }
            do throws(EvaluationError) {
                try BatchChecks.check(
                    found.features, holds: schema, called: "the materialized answers of \(part.view.version)")
            } catch {
                throw .rowsDiffer(error)
            }
            for position in columns.indices { columns[position].append(cell: 0, of: found.features.columns[position]) }
            replaced.newestEvents[row] = nil
            replaced.standings[row] = asOf > found.freshUntil ? .stale : .fresh
            if !replaced.seen.isEmpty { replaced.seen[row] = nil }
        }
        replaced.features = ColumnBatch(columns: columns, rowCount: question.rowCount)
        return replaced
    }
}
