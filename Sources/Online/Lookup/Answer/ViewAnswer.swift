import FeatureStore

/// What one view answers to all rows of a lookup.
struct ViewAnswer: Sendable {
    /// The view's features, a row for each row asked.
    var features: ColumnBatch
    /// By row, when the newest row happened that the view could see.
    var newestEvents: [Timestamp?]
    /// By row, how the answer stands.
    var standings: [LookupResult.Standing]
    /// By row what the view computed from, nil where it was materialized or a form answered;
    /// empty where nobody asked to keep it.
    var seen: [EntityRows?]
}

/// What a whole lookup comes to.
struct LookupAnswer: Sendable {
    let service: PlannedService
    let now: Timestamp
    let asOf: Timestamp
    let snapshot: StoreSnapshot
    /// By view of the service.
    let views: [ViewAnswer]

    /// The features in the service's order.
    var features: [Column] {
        service.features.map { views[$0.view].features.columns[$0.column] }
    }

    /// The answer as columns with what is behind them.
    func result(requestID: String) -> LookupResult {
        let columns = zip(features, service.names).map { column, name in
            var named = column
            named.name = name
            return named
        }
        return LookupResult(
            requestID: requestID, servedAt: now, asOf: asOf, snapshot: snapshot,
            features: ColumnBatch(columns: columns, rowCount: views.first?.features.rowCount ?? 0),
            views: zip(service.views, views).map { part, answer in
                LookupResult.View(
                    version: part.view.version, newestEvents: answer.newestEvents, standings: answer.standings)
            },
            viewOfFeature: service.features.map(\.view))
    }
}
