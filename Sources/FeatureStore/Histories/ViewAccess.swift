/// What a view says that it reads.
final class DeclaredReads: Sendable {
    /// The view, or nil when rows are given by hand and everything may be read.
    let view: ViewSchema?
    /// Its entity.
    let entity: EntitySchema

    init(view: ViewSchema?, entity: EntitySchema) {
        self.view = view
        self.entity = entity
    }
}

/// The indices that one view may read, by link of its entity.
struct ViewAccess: Sendable {
    /// What may be read; one object for all questions to a view, for schemas are much to copy each time.
    private let declared: DeclaredReads
    private let indices: [(any AnyLinkIndex)?]
    /// By link the group of the entity's own rows; empty where whole sources are at hand.
    private let belonging: [RowGroup?]
    /// The groups that are found by values; nil where whole sources are at hand.
    private let keyed: KeyedGroups?

    /// - Parameters:
    ///   - declared: What may be read.
    ///   - makeIndex: The index of a link, nil where the source is not there.
    init(
        _ declared: DeclaredReads, makeIndex: (EntitySchema.Link) -> (any AnyLinkIndex)?
    ) {
        self.declared = declared
        indices = declared.entity.links.map { link in
            if let view = declared.view, !view.reads.contains(link.source) { return nil }
            return makeIndex(link)
        }
        belonging = []
        keyed = nil
    }

    /// Reads groups that were fetched one by one.
    init(_ declared: DeclaredReads, belonging: [RowGroup?], keyed: KeyedGroups?) {
        self.declared = declared
        indices = []
        self.belonging = belonging
        self.keyed = keyed
    }

    /// The entity, its keys and links.
    var entity: EntitySchema { declared.entity }

    /// The group of a link that belongs to the entity, where rows were fetched group by group.
    func group(_ link: Int) -> RowGroup? {
        link < belonging.count ? belonging[link] : nil
    }

    /// When the newest row of the groups that belong to the entity happened; nil when none is visible at the instant.
    func newestOwnEvent(asOf instant: Timestamp) -> Timestamp? {
        var newest: Timestamp?
        for case let group? in belonging {
            if let event = group.newestEvent(asOf: instant) { newest = max(newest ?? event, event) }
        }
        return newest
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
        if let view = declared.view, !view.reads.contains(source) {
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
