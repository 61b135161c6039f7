internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Where the values of a request column come from when nobody gives questions.
enum RequestDerivation {
    /// A row of the entity, chosen by chance: the source has a column of this name and type.
    case ownColumn(source: String, column: String)
    /// A row of the entity or the value of another entity's: the request is what another source is found through.
    case linkedColumn(source: String, column: String)
    /// The entity's next event at or after `as_of`, or `as_of` where there is none.
    case nextEvent

    /// How a column can be derived, or nil when somebody has to give it.
    ///
    /// - Parameter own: the sources that hold all keys of the entity.
    static func of(_ column: ColumnContract, views: [ViewContract], own: [Source], project: Project)
        -> RequestDerivation?
    {
        for source in own where source.column(column.name)?.type == column.type {
            return .ownColumn(source: source.name, column: column.name)
        }
        for view in views {
            for read in view.reads {
                guard
                    let link = project.links(of: read, for: view.entity).first(where: {
                        $0.origin == .request(column.name)
                    })
                else { continue }
                for source in own where source.column(link.column)?.type == column.type {
                    return .ownColumn(source: source.name, column: link.column)
                }
                return .linkedColumn(source: read.source, column: link.column)
            }
        }
        return column.type == .timestamp ? .nextEvent : nil
    }
}
