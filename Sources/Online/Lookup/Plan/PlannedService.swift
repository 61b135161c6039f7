import FeatureStore

/// A service, or a list of single features, taken apart once: what to fetch, what to compute, what to hand out.
final class PlannedService: Sendable {
    let schema: ServiceSchema
    /// The key columns of all entities, one entity after another; each may be NULL, which asks about none.
    let keys: [ColumnSchema]
    /// The views that answer, in order of first mention.
    let views: [Part]
    /// By feature, which view has it, and where.
    let features: [(view: Int, column: Int)]
    /// The groups that every vector needs, each once.
    let wanted: [Wanted]
    /// Each feature's name in an answer: `View:feature`.
    let names: [String]

    /// Buffers of lookups that are answered from memory.
    let buffers = LookupBufferPool()
    /// Whether nothing but the entities' own groups is needed: no view finds rows by values, none is answered by batch.
    let isAnsweredFromMemory: Bool
    /// Whether any of the views may be answered by an incremental form.
    let hasForms: Bool
    /// By wanted group, whether a view needs it that no form answers.
    let isNeededAnyway: [Bool]
    /// Whether the features are those of one view, all of them and in its order.
    let isOneView: Bool

    /// One view's part; an object, since every lookup goes through all of them.
    final class Part: Sendable {
        let view: PlannedView
        /// Which of the service's key columns are those of the view's entity.
        let keys: Range<Int>
        /// Which of the service's request columns the view takes, in its order.
        let request: [Int]
        /// By link of the entity the position in ``PlannedService/wanted`` of the group that belongs to it.
        let groups: [Int?]

        init(view: PlannedView, keys: Range<Int>, request: [Int], groups: [Int?]) {
            self.view = view
            self.keys = keys
            self.request = request
            self.groups = groups
        }
    }

    /// A group that every vector needs.
    struct Wanted: Hashable, Sendable {
        /// The number of the link.
        let link: Int
        /// The key columns of the service that give the values.
        let keys: [Int]
    }

    /// - Throws: ``LookupError/notServable(view:_:)`` where a view may not be served.
    init(_ schema: ServiceSchema, views planned: [String: PlannedView]) throws(LookupError) {
        var starts: [String: Range<Int>] = [:]
        var keyCount = 0
        for entity in schema.entities {
            starts[entity.name] = keyCount..<(keyCount + entity.keys.count)
            keyCount += entity.keys.count
        }
        var parts: [Part] = []
        var positions: [String: Int] = [:]
        var features: [(view: Int, column: Int)] = []
        var wanted: [Wanted] = []
        for feature in schema.features {
            guard let view = planned[feature.view], let keys = starts[view.definition.entity.name],
                let column = view.definition.schema.features.firstIndex(where: { $0.name == feature.column.name })
            else { throw .unknownFeature("\(feature.view):\(feature.column.name)", known: []) }
            if let refusal = view.refusal { throw .notServable(view: view.version, refusal) }
            if positions[feature.view] == nil {
                positions[feature.view] = parts.count
                var groups = [Int?](repeating: nil, count: view.linkCount)
                for link in view.belonging {
                    let group = Wanted(link: link.number, keys: link.keys.map { keys.lowerBound + $0 })
                    groups[link.position] = wanted.firstIndex(of: group) ?? wanted.count
                    if !wanted.contains(group) { wanted.append(group) }
                }
                let request = view.definition.schema.request.compactMap { column in
                    schema.request.firstIndex(of: column)
                }
                parts.append(Part(view: view, keys: keys, request: request, groups: groups))
            }
            if let position = positions[feature.view] { features.append((position, column)) }
        }
        self.schema = schema
        isAnsweredFromMemory = parts.allSatisfy { $0.view.keyed.isEmpty && !$0.view.isMaterialized }
        hasForms = parts.contains { $0.view.form != nil }
        isNeededAnyway = wanted.indices.map { group in
            parts.contains { $0.view.form == nil && $0.groups.contains(group) }
        }
        isOneView =
            parts.count == 1 && features.map(\.column) == Array(parts[0].view.definition.schema.features.indices)
        views = parts
        self.features = features
        self.wanted = wanted
        keys = schema.entities.flatMap { entity in
            entity.keys.map { ColumnSchema("\(entity.name).\($0.name)", $0.type, isNullable: true) }
        }
        names = schema.features.map { "\($0.view):\($0.column.name)" }
    }
}
