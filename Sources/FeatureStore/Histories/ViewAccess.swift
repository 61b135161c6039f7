/// The indices that one view may read, by link of its entity.
struct ViewAccess: Sendable {
    let entity: EntitySchema
    private let view: ViewSchema?
    private let indices: [(any AnyLinkIndex)?]
    /// By link the group of the entity's own rows; empty where whole sources are at hand.
    private let belonging: [RowGroup?]
    /// The groups that are found by values; nil where whole sources are at hand.
    private let keyed: KeyedGroups?

    /// - Parameters:
    ///   - view: The view that reads, or nil when rows are given by hand and everything may be read.
    ///   - makeIndex: The index of a link, nil where the source is not there.
    init(
        view: ViewSchema?, entity: EntitySchema, makeIndex: (EntitySchema.Link) -> (any AnyLinkIndex)?
    ) {
        self.view = view
        self.entity = entity
        indices = entity.links.map { link in
            if let view, !view.reads.contains(link.source) { return nil }
            return makeIndex(link)
        }
        belonging = []
        keyed = nil
    }

    /// Reads groups that were fetched one by one.
    init(view: ViewSchema, entity: EntitySchema, belonging: [RowGroup?], keyed: KeyedGroups?) {
        self.view = view
        self.entity = entity
        indices = []
        self.belonging = belonging
        self.keyed = keyed
    }

    /// The group of a link that belongs to the entity, where rows were fetched group by group.
    func group(_ link: Int) -> RowGroup? {
        link < belonging.count ? belonging[link] : nil
    }

    /// All groups that are found by values; nil where whole sources are at hand.
    var groups: KeyedGroups? { keyed }

    /// The groups of a link that is found by values, where rows were fetched group by group.
    ///
    /// Traps when the view does not declare the source.
    func keyedGroups(_ link: Int) -> KeyedGroups? {
        guard let keyed else { return nil }
        requireDeclared(link)
        return keyed
    }

    /// The index of a link; traps when the view does not declare the source.
    func index<Row: SourceRow>(_ link: Int) -> LinkIndex<Row> {
        guard link < indices.count, let erased = indices[link] else {
            requireDeclared(link)
            return LinkIndex.empty()
        }
        return LinkIndex.typed(erased)
    }

    /// Traps unless the view declares that it reads the source of a link.
    private func requireDeclared(_ link: Int) {
        let source = entity.links[link].source
        if let view, !view.reads.contains(source) {
            preconditionFailure(
                """
                \(view.name) reads \(source), but its contract does not say so: \
                add "\(source): <how far back>" to reads: in \(view.name).sql
                """)
        }
    }

    /// The first ambiguity that a question could meet, or nil.
    func conflict(in rows: EntityRows) -> VersionConflict? {
        if indices.isEmpty { return groupConflict(at: rows.asOf) }
        for (link, index) in zip(entity.links, indices) {
            guard let index, index.hasConflicts else { continue }
            let key = link.keys == nil ? nil : rows.key(of: link)
            if key?.holdsNull == true { continue }
            if let conflict = index.conflict(key: key?.bytes, caseID: rows.caseID, asOf: rows.asOf) { return conflict }
        }
        return nil
    }

    /// The first ambiguity among the rows that were fetched group by group.
    private func groupConflict(at instant: Timestamp) -> VersionConflict? {
        for case let group? in belonging {
            if let conflict = group.conflict(asOf: instant) { return conflict }
        }
        guard let keyed, !keyed.groups.isEmpty else { return nil }
        return keyed.groups.values.lazy.compactMap { $0.conflict(asOf: instant) }.first
    }
}
