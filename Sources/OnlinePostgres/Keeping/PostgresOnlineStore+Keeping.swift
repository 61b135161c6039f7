public import FeatureStore
public import Online
import Postgres

extension PostgresOnlineStore: KeepingStore {
    /// Keeps answers, all in one transaction.
    public func keep(_ answers: [KeptAnswer], of view: String) async throws(OnlineStoreError) {
        let table = tables.own("answers")
        try await writer.run(repeating: false) { connection, _ in
            try connection.execute("BEGIN")
            for kept in answers {
                _ = try connection.rows(
                    """
                    INSERT INTO \(table) VALUES ($1, ($2::bytea[])[1], $3::bigint, $4::bigint, ($5::bytea[])[1])
                    ON CONFLICT (view, key, as_of) DO UPDATE SET fresh_until = excluded.fresh_until,
                        features = excluded.features
                    """,
                    [
                        view, IndexKey.array([Self.key(kept.key)]), "\(kept.answer.asOf.microseconds)",
                        "\(kept.answer.freshUntil.microseconds)", ByteText.array([kept.answer.encodedFeatures]),
                    ])
            }
            try connection.execute("COMMIT")
        }
    }

    /// Drops answers that newer ones stand before at every instant that is asked about.
    public func dropAnswers(of view: String, before instant: Timestamp) async throws(OnlineStoreError) {
        let table = tables.own("answers")
        try await writer.run(repeating: false) { connection, _ in
            _ = try connection.rows(
                """
                DELETE FROM \(table) AS a WHERE a.view = $1 AND a.as_of < $2::bigint AND EXISTS (
                    SELECT FROM \(table) AS n WHERE n.view = a.view AND n.key = a.key AND n.as_of > a.as_of
                    AND n.as_of <= $2::bigint)
                """, [view, "\(instant.microseconds)"])
        }
    }

    /// Erases what was kept of an entity.
    public func eraseAnswers(to key: EntityKey, besides families: Set<String>) async throws(OnlineStoreError) {
        let table = tables.own("answers")
        let wanted = IndexKey.array([Self.key(key)])
        try await writer.run(repeating: false) { connection, _ in
            let found = try connection.rows(
                "SELECT DISTINCT view FROM \(table) WHERE key = ANY ($1::bytea[])", [wanted])
            for case let view? in found.compactMap({ $0.first }) where !families.contains(KeptAnswer.family(of: view)) {
                _ = try connection.rows(
                    "DELETE FROM \(table) WHERE view = $1 AND key = ANY ($2::bytea[])", [view, wanted])
            }
        }
    }

    /// The newest answers at an instant, in one statement.
    public func answers(
        of view: String, keys: [EntityKey?], asOf: Timestamp
    ) async throws(OnlineStoreError) -> [MaterializedAnswer?] {
        let table = tables.own("answers")
        let path = "schema \(tables.name)"
        return try await readers.run { connection, control in
            var answers = [MaterializedAnswer?](repeating: nil, count: keys.count)
            let problem = try connection.stream(
                """
                SELECT k.number, a.as_of, a.fresh_until, a.features
                FROM unnest($1::bytea[]) WITH ORDINALITY AS k (key, number) CROSS JOIN LATERAL (
                    SELECT * FROM \(table) AS a WHERE a.view = $2 AND a.key = k.key AND a.as_of <= $3::bigint
                    ORDER BY a.as_of DESC LIMIT 1) AS a
                """, parameters: [IndexKey.array(keys.map(Self.key)), view, "\(asOf.microseconds)"], control
            ) { result throws(OnlineStoreError) in
                for row in 0..<result.rowCount {
                    let numbers = (0..<3).compactMap { result.cell(row, $0)?.wireNumber(as: Int64.self) }
                    guard numbers.count == 3, let features = result.cell(row, 3) else { continue }
                    answers[Int(numbers[0]) - 1] = try MaterializedAnswer(
                        encodedFeatures: Array(features), asOf: Timestamp(microseconds: numbers[1]),
                        freshUntil: Timestamp(microseconds: numbers[2]), path: path)
                }
            }
            if let problem { throw problem }
            return answers
        }
    }

    /// The note of a name.
    public func note(_ name: String) async throws(OnlineStoreError) -> String? {
        let table = tables.own("notes")
        return try await readers.run { connection, _ in
            try connection.rows("SELECT text FROM \(table) WHERE name = $1", [name]).first?.first ?? nil
        }
    }

    /// Keeps a note.
    public func setNote(_ name: String, to text: String?) async throws(OnlineStoreError) {
        let table = tables.own("notes")
        try await writer.run(repeating: false) { connection, _ in
            guard let text else {
                _ = try connection.rows("DELETE FROM \(table) WHERE name = $1", [name])
                return
            }
            _ = try connection.rows(
                "INSERT INTO \(table) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET text = excluded.text",
                [name, text])
        }
    }

    /// Moves the bounds of a source.
    public func recordBackfill(
        of source: String, _ stage: BackfillStage, leavingOut bound: SourceBound?
    ) async throws(OnlineStoreError) {
        let bounds = KeptBounds(tables: tables)
        try await writer.run(repeating: false) { connection, _ in
            try connection.execute("BEGIN")
            try bounds.change(source, connection) { $0.backfill(stage, leavingOut: bound) }
            try connection.execute("COMMIT")
        }
    }

    private static func key(_ key: EntityKey?) -> IndexKey { IndexKey(EntityKey(encoded: KeptAnswer.bytes(of: key))) }
}
