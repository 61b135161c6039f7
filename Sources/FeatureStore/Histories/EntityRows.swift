/// Where a generated history gets its keys and rows from; feature files never see it.
public struct EntityRows: Sendable {
    /// The instant that the question is about.
    public let asOf: Timestamp
    /// The entity's keys.
    let keys: RowDecoder
    let caseID: Int64
    let access: ViewAccess

    init(asOf: Timestamp, keys: RowDecoder, caseID: Int64, access: ViewAccess) {
        self.asOf = asOf
        self.keys = keys
        self.caseID = caseID
        self.access = access
    }

    /// The rows of one entity as serving has them, group by group.
    ///
    /// - Parameters:
    ///   - belonging: By link of the entity's schema the group of the entity's own rows; nil for none.
    ///   - keyed: The groups that are found by values.
    package init(
        of view: ViewDefinition, asOf: Timestamp, keys: RowDecoder, belonging: [RowGroup?], keyed: KeyedGroups?
    ) {
        self.init(
            asOf: asOf, keys: keys, caseID: SourceRows.caseID,
            access: ViewAccess(view.declaredReads, belonging: belonging, keyed: keyed))
    }

    /// Makes the rows of one entity from plain arrays, to try a `compute` by hand.
    ///
    /// The arrays may hold rows of other entities, of the future, in any order: only what an online store would hold is
    /// seen. A source that is not given is empty.
    ///
    /// - Throws: ``EvaluationError/ambiguousVersions(_:)`` when a row has two versions of one time.
    public init(
        _ schema: EntitySchema, asOf: Timestamp, keys writeKeys: (inout ColumnWriter) -> Void,
        sources: [SourceRows]
    ) throws(EvaluationError) {
        var writer = ColumnWriter(schema: schema.keys.map { ColumnSchema($0.name, $0.type, isNullable: true) })
        writeKeys(&writer)
        let access = ViewAccess(DeclaredReads(view: nil, entity: schema)) { link in
            sources.first { $0.source == link.source }?.makeIndex(link.columns)
        }
        self.init(
            asOf: asOf, keys: RowDecoder(columns: writer.batch.columns, row: 0), caseID: SourceRows.caseID,
            access: access)
        if let conflict = access.conflict(in: self) { throw .ambiguousVersions(conflict) }
    }

    /// The key at a position of the entity's schema; nil in the question about no entity.
    public func key<Value: ColumnValue>(_ position: Int) -> Value? {
        keys.value(position)
    }

    /// The rows of a source that belongs to the entity; `link` is a position in the entity's schema.
    public func history<Row: SourceRow>(_ link: Int) -> History<Row> {
        if let group = access.group(link) { return group.history(asOf: asOf) }
        let index: LinkIndex<Row> = access.index(link)
        return index.history(of: key(of: access.entity.links[link]), asOf: asOf)
    }

    /// The rows of a source that is found through values; `link` is a position in the entity's schema.
    public func histories<Row: SourceRow, each Value: ColumnValue>(_ link: Int) -> KeyedHistory<Row, repeat each Value>
    {
        if let groups = access.keyedGroups(link) { return KeyedHistory(groups: groups, link: link, asOf: asOf) }
        return KeyedHistory(index: access.index(link), caseID: caseID, asOf: asOf)
    }

    /// When the newest row happened that is visible among those fetched group by group by the entity's keys; nil when none is.
    package var newestOwnEvent: Timestamp? { access.newestOwnEvent(asOf: asOf) }

    /// What the link's columns must equal: the case, then the entity's keys.
    func key(of link: EntitySchema.Link) -> KeyEncoder {
        var key = KeyEncoder()
        key.append(caseID)
        for position in link.keys ?? [] { key.append(cell: keys.row, of: keys.columns[position]) }
        return key
    }
}
