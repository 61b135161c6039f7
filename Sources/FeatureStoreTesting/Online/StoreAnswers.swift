import FeatureStore
import Online

/// What the views of the suite answer from the rows of a store, computed by the evaluation that verification uses.
enum StoreAnswers {
    /// The answer for every key at instants from `oldest` on, the bounds of windows among them.
    static func all(_ store: any OnlineStore, from oldest: Timestamp, to now: Timestamp) async throws -> [String] {
        let keys = ["a", "b", "\u{e9}", "e\u{301}"]
        let links = [StoreProbe.marks, StoreProbe.notes, StoreProbe.standings]
        let session = EvaluationSession(registry: StoreProbe.registry)
        let snapshot = try await store.newest
        for (number, key) in keys.enumerated() {
            let groups = try await store.rows(of: links.map { StoreProbe.group($0, key) }, at: snapshot)
            for (link, group) in zip(links, groups) {
                var cases = Column(name: "case_id", type: .int)
                for _ in 0..<group.rows.rowCount { cases.append(Int64(number)) }
                try session.load(
                    link.source,
                    rows: ColumnBatch(columns: [cases] + group.rows.columns, rowCount: group.rows.rowCount))
            }
        }
        var spine = ColumnWriter(
            schema: [
                ColumnSchema("case_id", .int), ColumnSchema("spine_id", .int),
                ColumnSchema("k", .text, isNullable: true), ColumnSchema("as_of", .timestamp),
            ])
        let step = TimeSpan.hours(3)
        for (number, key) in keys.enumerated() {
            var instant = oldest
            while instant <= now + .days(1) {
                for asOf in [instant - .microseconds(1), instant, instant + .microseconds(1)]
                where asOf >= oldest {
                    spine.append(number)
                    spine.append(Int(asOf.microseconds))
                    spine.append(key)
                    spine.append(asOf)
                }
                instant = instant + step
            }
        }
        return try session.evaluate("Seen", spine: spine.batch).answers.bitRows
    }
}
