/// The indices that one view may read, by link of its entity.
struct ViewAccess: Sendable {
    let entity: EntitySchema
    private let view: ViewSchema?
    private let indices: [(any AnyLinkIndex)?]

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
    }

    /// The index of a link; traps when the view does not declare the source.
    func index<Row: SourceRow>(_ link: Int) -> LinkIndex<Row> {
        guard let erased = indices[link] else {
            let source = entity.links[link].source
            if let view, !view.reads.contains(source) {
                preconditionFailure(
                    """
                    \(view.name) reads \(source), but its contract does not say so: \
                    add "\(source): <how far back>" to reads: in \(view.name).sql
                    """)
            }
            return LinkIndex.empty()
        }
        guard let index = erased as? LinkIndex<Row> else {
            preconditionFailure("\(entity.links[link].source) does not hold \(Row.self); generate the code again")
        }
        return index
    }

    /// The first ambiguity that a question could meet, or nil.
    func conflict(in rows: EntityRows) -> VersionConflict? {
        for (link, index) in zip(entity.links, indices) {
            guard let index, index.hasConflicts else { continue }
            let key = link.keys == nil ? nil : rows.key(of: link)
            if key?.holdsNull == true { continue }
            if let conflict = index.conflict(key: key?.bytes, caseID: rows.caseID, asOf: rows.asOf) { return conflict }
        }
        return nil
    }
}
