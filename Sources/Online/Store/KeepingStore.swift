public import FeatureStore

/// What a store keeps beside rows: answers that were computed in the warehouse, and how far a backfill got.
public protocol KeepingStore: OnlineStore, MaterializedAnswers {
    /// Keeps answers of a view; one of the same key and instant takes the place of what was kept before.
    ///
    /// - Parameter view: `ViewContract.answersName(in:)`, by which lookups ask for them.
    func keep(_ answers: [KeptAnswer], of view: String) async throws(OnlineStoreError)

    /// Drops a view's answers that are about instants before this one, save the newest of each key.
    func dropAnswers(of view: String, before instant: Timestamp) async throws(OnlineStoreError)

    /// Erases the answers to a key, in every version of every view but those of some families: other entities' keys may have
    /// the same bytes.
    func eraseAnswers(to key: EntityKey, besides families: Set<String>) async throws(OnlineStoreError)

    /// A short text that was kept under a name, or nil.
    func note(_ name: String) async throws(OnlineStoreError) -> String?

    /// Keeps a short text under a name, durably; nil forgets it.
    func setNote(_ name: String, to text: String?) async throws(OnlineStoreError)

    /// Records that a backfill of a source begins, or that it ended.
    ///
    /// From its beginning on, older rows than the bound says are not counted on; when it ended, all others are there, however
    /// the source was cut before.
    ///
    /// - Parameter bound: Beyond which it leaves rows out; nil: it brings all of them.
    func recordBackfill(
        of source: String, _ stage: BackfillStage, leavingOut bound: SourceBound?
    ) async throws(OnlineStoreError)
}

/// An answer and whom it is about.
public struct KeptAnswer: Sendable {
    /// The entity's keys; nil for the question about no entity.
    public var key: EntityKey?
    /// The answer.
    public var answer: MaterializedAnswer

    /// Makes an entry.
    public init(key: EntityKey?, answer: MaterializedAnswer) {
        self.key = key
        self.answer = answer
    }

    /// The family of views that answers are kept under: `RecentDelays` of `RecentDelays@2 …`.
    package static func family(of view: String) -> String { String(view.prefix { $0 != "@" }) }

    /// The key's bytes as stores keep them; no key is empty, so nothing stands for the question about no entity.
    package static func bytes(of key: EntityKey?) -> [UInt8] { key?.bytes ?? [] }
}

extension MaterializedAnswer {
    /// The features as bytes.
    package var encodedFeatures: [UInt8] {
        var bytes: [UInt8] = []
        ColumnCodec.encode(features, into: &bytes)
        return bytes
    }

    /// Reads an answer back; what is none was damaged.
    package init(
        encodedFeatures bytes: [UInt8], asOf: Timestamp, freshUntil: Timestamp, path: String
    ) throws(OnlineStoreError) {
        do throws(ColumnCodecError) {
            var reader = ByteReader(bytes)
            self.init(features: try ColumnCodec.decodeBatch(from: &reader), asOf: asOf, freshUntil: freshUntil)
        } catch {
            throw .damaged(path: path, reason: "a materialized answer cannot be read: \(error)")
        }
    }
}
