import FeatureStore
import Synchronization

/// What one lookup writes its keys and answers into, used again by the next.
struct LookupBuffers {
    /// The key columns of all entities.
    var keys: ColumnWriter
    /// The request columns.
    var request: ColumnWriter
    /// By view its features.
    var views: [ColumnWriter]

    init(_ service: PlannedService) {
        keys = ColumnWriter(schema: service.keys, reservingCapacity: 1)
        request = ColumnWriter(schema: service.schema.request, reservingCapacity: 1)
        views = service.views.map {
            ColumnWriter(schema: $0.view.definition.schema.features, reservingCapacity: 1)
        }
    }

    /// Empties all of them.
    mutating func removeAll() {
        keys.removeAll()
        request.removeAll()
        for view in views.indices { views[view].removeAll() }
    }
}

/// Buffers that no lookup uses at the moment.
final class LookupBufferPool: Sendable {
    private let idle = Mutex<[LookupBuffers]>([])
    /// As many as lookups run at once on the processors of a large machine; more are made and thrown away.
    private static let most = 64

    /// Lends buffers that are empty and nobody else's.
    ///
    /// No copy of their columns may be left behind, or their memory is not used again.
    func lend<Value>(
        for service: PlannedService, _ use: (inout LookupBuffers) throws(LookupError) -> Value
    ) throws(LookupError) -> Value {
        var buffers = idle.withLock { $0.popLast() } ?? LookupBuffers(service)
        defer {
            buffers.removeAll()
            idle.withLock { [buffers] idle in
                if idle.count < Self.most { idle.append(buffers) }
            }
        }
        return try use(&buffers)
    }
}
