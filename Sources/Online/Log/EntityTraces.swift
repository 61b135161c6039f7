import Contracts
import FeatureStore

/// Recognises records of the log that tell of one entity: as what was asked about, or as what was found on the way.
struct EntityTraces: Sendable {
    private let entity: Entity
    private let key: EntityKey?
    private let parts: [KeyPart]?
    /// One row, the key columns.
    private let keys: ColumnBatch
    private let project: Project
    private let registry: FeatureRegistry

    /// - Parameter keys: One row, the entity's key columns.
    init(_ entity: Entity, keys: ColumnBatch, project: Project, registry: FeatureRegistry) {
        self.entity = entity
        self.keys = keys
        self.project = project
        self.registry = registry
        key = Self.key(entity.keys.map { keys.column($0.name) })
        parts = key?.parts(of: entity.keys.map(\.type))
    }

    /// Whether a record tells of the entity.
    func isAbout(_ vector: ServedVector) -> Bool {
        guard let key else { return false }
        let asked = entity.keys.map { vector.keys.column("\(entity.name).\($0.name)") }
        return Self.key(asked) == key || vector.views.contains { isAbout($0, vector.request) }
    }

    /// Whether a view asked for the entity's rows by values: its request's, or such as it found in other rows.
    private func isAbout(_ served: ServedVector.ServedView, _ request: ColumnBatch) -> Bool {
        let view = project.view(named: served.version)
        for group in served.through ?? [] where isFound(group, view) { return true }
        return (view?.reads ?? []).contains { read in
            guard owns(read.source) else { return false }
            return key
                == Self.key(
                    entity.keys.map { wanted in
                        read.by.first { $0.column == wanted.name && $0.fromSource == nil }
                            .flatMap { request.column($0.fromColumn) }
                    })
        }
    }

    /// Whether the rows of a group are the entity's, or some of them.
    private func isFound(_ group: FoundGroup, _ view: ViewContract?) -> Bool {
        guard owns(group.source), let bytes = Hexadecimal.bytes(group.key) else { return false }
        let found = EntityKey(encoded: bytes)
        // Of a version that is gone nobody knows by which columns it looked; most look by the entity's.
        let columns = view.flatMap { links($0, group.source) } ?? entity.keys.map(\.name)
        let places = entity.keys.compactMap { columns.firstIndex(of: $0.name) }
        guard places.count == entity.keys.count else { return false }
        if columns.count == places.count {
            return found == Self.key(columns.map { keys.column($0) })
        }
        guard let parts, let source = project.source(group.source),
            let cells = found.parts(of: columns.compactMap { source.column($0)?.type })
        else { return false }
        return zip(places, parts).allSatisfy { cells.indices.contains($0) && cells[$0] == $1 }
    }

    /// The columns by which a view finds rows of a source, in the order of its keys' bytes.
    private func links(_ view: ViewContract, _ source: String) -> [String]? {
        registry.view(view.name)?.entity.links.first { $0.source == source }?.columns
    }

    /// Whether rows of a source are rows of one entity each.
    private func owns(_ source: String) -> Bool {
        project.source(source)?.keyColumns(of: entity)?.count == entity.keys.count
    }

    /// The key that one row's cells make; nil where one is not there or NULL.
    private static func key(_ columns: [Column?]) -> EntityKey? {
        let cells = columns.compactMap { $0 }
        return cells.count == columns.count && cells.allSatisfy { $0.count == 1 } ? EntityKey(row: 0, of: cells) : nil
    }
}
