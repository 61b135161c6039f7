public import FeatureStore
import SQLite

extension SQLiteOnlineStore: KeepingStore {
    /// Keeps answers, all in one transaction.
    public func keep(_ answers: [KeptAnswer], of view: String) async throws(OnlineStoreError) {
        try await write { session in
            let insert = try session.connection.prepare("INSERT OR REPLACE INTO \"@answers\" VALUES(?, ?, ?, ?, ?)")
            for kept in answers {
                try insert.bind(view, at: 1)
                try insert.bind(KeptAnswer.bytes(of: kept.key), at: 2)
                try insert.bind(kept.answer.asOf.microseconds, at: 3)
                try insert.bind(kept.answer.freshUntil.microseconds, at: 4)
                try insert.bind(kept.answer.encodedFeatures, at: 5)
                try insert.run()
            }
        }
    }

    /// Drops answers that newer ones stand before at every instant that is asked about.
    public func dropAnswers(of view: String, before instant: Timestamp) async throws(OnlineStoreError) {
        try await write { session in
            _ = try session.connection.rows(
                """
                DELETE FROM "@answers" WHERE view = ?1 AND as_of < ?2 AND EXISTS (
                    SELECT 1 FROM "@answers" n WHERE n.view = "@answers".view AND n.key = "@answers".key
                    AND n.as_of > "@answers".as_of AND n.as_of <= ?2)
                """, [.text(view), .integer(instant.microseconds)])
        }
    }

    /// Erases what was kept of an entity.
    public func eraseAnswers(to key: EntityKey, besides families: Set<String>) async throws(OnlineStoreError) {
        try await write { session in
            let found = try session.connection.rows(
                "SELECT DISTINCT view FROM \"@answers\" WHERE key = ?", [.blob(key.bytes)])
            for case .text(let view)? in found.map(\.first) where !families.contains(KeptAnswer.family(of: view)) {
                _ = try session.connection.rows(
                    "DELETE FROM \"@answers\" WHERE view = ? AND key = ?", [.text(view), .blob(key.bytes)])
            }
        }
    }

    /// The newest answers at an instant.
    public func answers(
        of view: String, keys: [EntityKey?], asOf: Timestamp
    ) async throws(OnlineStoreError) -> [MaterializedAnswer?] {
        let path = path
        return try await read { connection in
            let select = try connection.prepare(
                "SELECT features, as_of, fresh_until FROM \"@answers\" WHERE view = ? AND key = ? AND as_of <= ? "
                    + "ORDER BY as_of DESC LIMIT 1")
            return try keys.map { key in
                defer { select.reset() }
                try select.bind(view, at: 1)
                try select.bind(KeptAnswer.bytes(of: key), at: 2)
                try select.bind(asOf.microseconds, at: 3)
                guard try select.step() else { return nil }
                return try MaterializedAnswer(
                    encodedFeatures: select.blob(0),
                    asOf: Timestamp(microseconds: select.integer(1)),
                    freshUntil: Timestamp(microseconds: select.integer(2)), path: path)
            }
        }
    }

    /// The note of a name.
    public func note(_ name: String) async throws(OnlineStoreError) -> String? {
        try await read { connection in
            let rows = try connection.rows("SELECT text FROM \"@notes\" WHERE name = ?", [.text(name)])
            guard case .text(let text)? = rows.first?.first else { return nil }
            return text
        }
    }

    /// Keeps a note.
    public func setNote(_ name: String, to text: String?) async throws(OnlineStoreError) {
        try await write { session in
            guard let text else {
                _ = try session.connection.rows("DELETE FROM \"@notes\" WHERE name = ?", [.text(name)])
                return
            }
            _ = try session.connection.rows(
                "INSERT OR REPLACE INTO \"@notes\" VALUES(?, ?)", [.text(name), .text(text)])
        }
    }

    /// Moves the bounds of a source.
    public func recordBackfill(
        of source: String, _ stage: BackfillStage, leavingOut bound: SourceBound?
    ) async throws(OnlineStoreError) {
        try await write { session in
            try KeptBounds(connection: session.connection).change(source) { $0.backfill(stage, leavingOut: bound) }
        }
    }
}
