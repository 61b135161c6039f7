/// One equation that says which rows of a source concern a question: `column` of the source equals a value.
public struct RowLink: Hashable, Sendable {
    /// The source's own column.
    public let column: String
    /// Where the value comes from.
    public let origin: Origin

    /// Where the value of a link comes from.
    public enum Origin: Hashable, Sendable {
        /// A key column of the entity, so of the spine.
        case entityKey(String)
        /// A request column, so of the spine.
        case request(String)
        /// A column of the rows of another source that the view reads.
        case source(String, column: String)
    }

    /// Makes a link.
    public init(column: String, origin: Origin) {
        self.column = column
        self.origin = origin
    }
}

extension Source {
    /// The columns that identify a row apart from its times: `unique` without event time, arrival time and version order.
    public var identity: [String] {
        unique.filter { $0 != eventTime && $0 != arrivalTime && $0 != versions?.by }
    }

    /// The key columns through which rows of this source belong to an entity, in the entity's order; nil when a read
    /// needs `by:`.
    ///
    /// This is the one rule: a source belongs to an entity when it has all of the entity's key columns, or when its own
    /// identity is not empty and lies within the entity's keys. Names and types must agree.
    public func keyColumns(of entity: Entity) -> [String]? {
        let shared = entity.keys.filter { key in column(key.name)?.type == key.type }.map(\.name)
        if shared.count == entity.keys.count { return shared }
        let identity = Set(identity)
        return !identity.isEmpty && identity.isSubset(of: shared) ? shared.filter(identity.contains) : nil
    }
}

extension Project {
    /// Which columns of the read source find the rows that concern a question to a view of this entity.
    ///
    /// Empty only for a project that was not loaded by ``ProjectLoader``, which refuses a read without links.
    public func links(of read: Read, for entity: Entity) -> [RowLink] {
        guard read.by.isEmpty else {
            return read.by.map { link in
                let origin: RowLink.Origin =
                    if let source = link.fromSource {
                        .source(source, column: link.fromColumn)
                    } else {
                        .request(link.fromColumn)
                    }
                return RowLink(column: link.column, origin: origin)
            }
        }
        let columns = source(read.source)?.keyColumns(of: entity) ?? []
        return columns.map { RowLink(column: $0, origin: .entityKey($0)) }
    }
}
