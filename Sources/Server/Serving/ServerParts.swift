import Contracts
import FeatureStore
import Logging
import Online

/// What the endpoints share.
final class ServerParts: Sendable {
    let store: ServingStore
    let catalogue: ServedCatalogue
    let limits: ServerLimits
    let metrics = ServerMetrics()
    let admission: Admission
    let bodies: BodyBudget
    let answerTime = AnswerTime()
    let freshness = SourceFreshness()
    let readiness = RecentAnswer(false, goodFor: .seconds(1))
    let clock: @Sendable () -> Timestamp
    let logger: Logger

    init(
        store: ServingStore, catalogue: ServedCatalogue, limits: ServerLimits,
        clock: @escaping @Sendable () -> Timestamp, logger: Logger
    ) {
        self.store = store
        self.catalogue = catalogue
        self.limits = limits
        admission = Admission(limit: limits.requests)
        bodies = BodyBudget(limit: limits.heldBytes)
        self.clock = clock
        self.logger = logger
    }

    /// How large a JSON body may grow.
    var jsonLimits: JSONLimits { JSONLimits(depth: limits.depth) }

    /// Asks the store, counts what is behind the values, and says in the server's words what went wrong.
    func lookup(_ request: LookupRequest) async throws(RequestError) -> LookupResult {
        do throws(LookupError) {
            let result = try await store.lookup(request)
            metrics.count(result)
            return result
        } catch {
            throw RequestError(error)
        }
    }

    /// Stores rows, durably, and says in the server's words what went wrong.
    func ingest(_ schema: RowSchema, rows: ColumnBatch, deliveryID: String?) async throws(RequestError) -> IngestReceipt
    {
        do throws(IngestError) {
            return try await store.ingest(schema.source, rows: rows, deliveryID: deliveryID)
        } catch {
            throw RequestError(error)
        }
    }

    /// Why a view may not be served; nil where it may.
    func refusal(of view: ViewDefinition) -> String? {
        guard let feature = view.schema.features.first else { return nil }
        do throws(LookupError) {
            _ = try store.schema(of: .features(["\(view.name):\(feature.name)"]))
            return nil
        } catch {
            return error.description
        }
    }

    /// Erases an entity, and says in the server's words what went wrong.
    func forget(_ entity: String, keys: ColumnBatch) async throws(RequestError) -> ForgetReport {
        do throws(ForgetError) {
            return try await store.forget(entity, keys: keys)
        } catch {
            throw RequestError(error)
        }
    }
}
