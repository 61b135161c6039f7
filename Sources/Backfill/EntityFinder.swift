import Contracts
import FeatureStore
import Synchronization
import Warehouse

/// Finds the entities that a warehouse's tables know.
struct EntityFinder {
    let project: Project
    let tables: any LiveTables

    /// The keys that occur in some table that the view reads by all of its entity's keys, in order.
    func keys(of view: ViewContract) async throws -> [[LiveValue]] {
        for key in view.entity.keys where !LiveValue.holds(key.type) {
            throw MaterializeError.keyType(view: view.name, key: key.name, type: "\(key.type)")
        }
        let names = view.entity.keys.map(\.name)
        let found = Found()
        var isHeld = false
        for read in view.reads where read.by.isEmpty {
            guard let source = project.source(read.source), source.keyColumns(of: view.entity) == names else {
                continue
            }
            guard let table = try await tables.describe(source) else {
                throw BackfillError.noTable(source: source.name, table: source.name)
            }
            isHeld = true
            try await tables.combinations(of: names, in: table) { batch in
                for row in 0..<batch.rowCount {
                    let key = batch.columns.compactMap { LiveValue($0, row: row) }
                    if key.count == names.count { found.keys.withLock { _ = $0.insert(key) } }
                }
            }
        }
        guard isHeld else { throw MaterializeError.noTableOfKeys(view: view.name, entity: view.entity.name) }
        return found.keys.withLock { $0 }.sorted { $0.lexicographicallyPrecedes($1) }
    }

    /// Keys that arrive in batches on another thread.
    private final class Found: Sendable {
        let keys = Mutex<Set<[LiveValue]>>([])
    }
}
