public import FeatureStore

extension ServingStore {
    /// Stores rows of a source, all of them or none, and returns when they are durable.
    ///
    /// Delivering the same rows again is harmless where the source has a unique id.
    ///
    /// - Parameter deliveryID: What a repeated delivery is known by where the source has no unique id.
    @discardableResult
    public func ingest<Row: SourceRow>(
        _ rows: [Row], deliveryID: String? = nil
    ) async throws(IngestError) -> IngestReceipt {
        let schema = Row.schema
        var columns = schema.columns.map { Column(name: $0.name, type: $0.type, reservingCapacity: rows.count) }
        for row in rows {
            for position in columns.indices { Row.value(at: position, of: row).append(to: &columns[position]) }
        }
        return try await ingest(
            schema.source, rows: ColumnBatch(columns: columns, rowCount: rows.count), deliveryID: deliveryID)
    }

    /// Stores a delivery that was checked against its source, as a backfill makes them.
    @discardableResult
    public func ingest(_ delivery: Delivery) async throws(IngestError) -> IngestReceipt {
        var receipt = try await committer.store(delivery)
        receipt.outdated = outdated(delivery)
        return receipt
    }

    /// How many rows of a delivery no answer about the present can need; by a clock that cannot be trusted, none.
    private func outdated(_ delivery: Delivery) -> Int {
        guard let kept = plan.retention[delivery.source], let schema = registry.rowType(delivery.source)?.schema,
            let now = try? clock.now()
        else { return 0 }
        return kept.outdated(delivery.rows, of: schema, at: now)
    }

    /// Stores rows of a source given as columns, in any order; those that allow NULL may be missing.
    @discardableResult
    public func ingest(
        _ source: String, rows: ColumnBatch, deliveryID: String? = nil
    ) async throws(IngestError) -> IngestReceipt {
        let delivery: Delivery
        do throws(DeliveryProblem) {
            delivery = try Delivery.checked(rows, of: source, registry: registry, id: deliveryID)
        } catch {
            throw .rows(error)
        }
        return try await ingest(delivery)
    }
}
