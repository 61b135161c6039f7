public import FeatureStore

extension ServingStore {
    /// Stores rows of a source, all of them or none, and returns when they are durable.
    ///
    /// Delivering the same rows again is harmless where the source has a unique id.
    public func ingest<Row: SourceRow>(_ rows: [Row]) async throws(IngestError) -> IngestReceipt {
        let schema = Row.schema
        var columns = schema.columns.map { Column(name: $0.name, type: $0.type, reservingCapacity: rows.count) }
        for row in rows {
            for position in columns.indices { Row.value(at: position, of: row).append(to: &columns[position]) }
        }
        return try await ingest(schema.source, rows: ColumnBatch(columns: columns, rowCount: rows.count))
    }

    /// Stores rows of a source, given as columns in declared order.
    ///
    /// - Parameter deliveryID: What makes the delivery harmless to repeat where the source has no unique id.
    public func ingest(
        _ source: String, rows: ColumnBatch, deliveryID: String? = nil
    ) async throws(IngestError) -> IngestReceipt {
        guard let rowType = registry.rowType(source) else {
            throw .rows(.unknownSource(source, known: registry.rowTypes.map { $0.schema.source }))
        }
        do throws(EvaluationError) {
            try BatchChecks.check(rows, holds: rowType.schema.columns, called: "source \(source)")
        } catch {
            throw .rows(error)
        }
        return try await committer.store(Delivery(checked: rows, of: source, id: deliveryID))
    }
}
