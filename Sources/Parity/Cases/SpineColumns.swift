internal import Contracts
internal import FeatureStore

/// What a question about an entity may hold: its keys, `as_of`, and what the entity's views ask of the asker.
struct SpineColumns {
    let entity: Entity
    /// Keys, `as_of`, request columns of all views of the entity in the order of the views.
    let columns: [ColumnContract]
    /// How many of `columns` are request columns: the last ones.
    let requestCount: Int
    /// Request columns that two views declare with different types, as sentences.
    let conflicts: [String]

    init(_ entity: Entity, project: Project) {
        var request: [ColumnContract] = []
        var conflicts: [String] = []
        for view in project.views where view.entity.name == entity.name {
            for column in view.request {
                guard let position = request.firstIndex(where: { $0.name == column.name }) else {
                    request.append(column)
                    continue
                }
                let former = request[position]
                if former.type != column.type {
                    conflicts.append(
                        "the request column '\(column.name)' is \(former.type) in one view of \(entity.name) and "
                            + "\(column.type) in \(view.name)")
                } else if column.isNullable, !former.isNullable {
                    request[position] = column
                }
            }
        }
        self.entity = entity
        self.conflicts = conflicts
        requestCount = request.count
        // A question may ask for a NULL key: it belongs to no entity, and the empty answer is a promise to be kept.
        columns =
            entity.keys.map {
                ColumnContract(name: $0.name, type: $0.type, isNullable: true, physicalType: $0.physicalType)
            } + [ColumnContract(name: "as_of", type: .timestamp, isNullable: false)] + request
    }

    var keyNames: [String] { entity.keys.map(\.name) }
    var request: ArraySlice<ColumnContract> { columns.suffix(requestCount) }
}
