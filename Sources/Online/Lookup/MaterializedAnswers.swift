public import FeatureStore

/// The answers that `materialize` wrote for views that are served from batch.
public protocol MaterializedAnswers: Sendable {
    /// The newest answer of a view to each key that is about `asOf` or an earlier instant; nil where there is none.
    ///
    /// - Parameters:
    ///   - view: What the answers are kept under: `ViewContract.answersName(in:)`.
    ///   - keys: The entity's keys; nil for the question about no entity.
    func answers(
        of view: String, keys: [EntityKey?], asOf: Timestamp
    ) async throws(OnlineStoreError) -> [MaterializedAnswer?]
}

/// One answer that was computed in the warehouse.
public struct MaterializedAnswer: Sendable {
    /// One row: the view's features in declared order.
    public var features: ColumnBatch
    /// The instant that it is about.
    public var asOf: Timestamp
    /// Behind this instant it is stale.
    public var freshUntil: Timestamp

    /// Makes an answer.
    public init(features: ColumnBatch, asOf: Timestamp, freshUntil: Timestamp) {
        self.features = features
        self.asOf = asOf
        self.freshUntil = freshUntil
    }
}
