public import Contracts
public import FeatureStore
public import Online
public import Warehouse

extension BackfillRun {
    /// A backfill into a store that this process alone writes through.
    ///
    /// - Parameter clock: When rows are said to have come.
    public init(
        project: Project, registry: FeatureRegistry, tables: any LiveTables, into store: any KeepingStore,
        clock: @escaping @Sendable () -> Timestamp
    ) {
        let retention = Retention(project: project, registry: registry)
        self.init(project: project, registry: registry, tables: tables, store: store) { delivery in
            let outcome: CommitOutcome
            let now = clock()
            do throws(OnlineStoreError) {
                outcome = try await store.commit([delivery], ingestedAt: now)
            } catch {
                throw BackfillError.store(error)
            }
            switch outcome.receipts.first {
            case .success(var receipt)?:
                if let kept = retention.sources.first(where: { $0.source == delivery.source }),
                    let schema = registry.rowType(delivery.source)?.schema
                {
                    receipt.outdated = kept.outdated(delivery.rows, of: schema, at: now)
                }
                return receipt
            case .failure(let refusal)?: throw BackfillError.refused(refusal)
            case nil: throw BackfillError.store(.engine("a commit without a receipt"))
            }
        }
    }

    /// A backfill beside the lookups and live deliveries of a serving process.
    ///
    /// - Parameter store: The store that `serving` was opened over, for notes.
    public init(
        project: Project, tables: any LiveTables, through serving: ServingStore, over store: any KeepingStore
    ) {
        self.init(project: project, registry: serving.registry, tables: tables, store: store) { delivery in
            do throws(IngestError) {
                return try await serving.ingest(delivery)
            } catch {
                if case .refused(let refusal) = error { throw BackfillError.refused(refusal) }
                throw BackfillError.delivery("\(error)")
            }
        }
        record = { try await serving.recordBackfill(of: $0, $1, leavingOut: $2) }
    }
}
