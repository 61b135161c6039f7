extension EntityRows {
    /// The entity, and how sources are linked to it.
    public var entity: EntitySchema { access.entity }

    /// What a computation looked for by values (`by:`), in byte order; nil where whole sources are at hand.
    package var looked: [(source: String, key: EntityKey)]? {
        guard let groups = access.groups else { return nil }
        return groups.looked.map { (entity.links[$0.link].source, $0.key) }.sorted { $0 < $1 }
    }

    /// The first two contents of one version of a row that the question could meet, or nil.
    package var conflict: VersionConflict? { access.conflict(in: self) }

    /// What the question can see of one source, oldest first, as columns: what a log hashes and an audit shows.
    ///
    /// The rows are those of the ``History`` that `compute` is given: arrived by then, in the version of then, columns that
    /// were not yet known as NULL.
    ///
    /// - Parameters:
    ///   - rowType: The source's row type.
    ///   - link: A position in the entity's schema.
    ///   - values: For a source that is found through values, what the link's columns must equal: row `row` of as many
    ///     columns, of the same types.
    /// - Complexity: O(rows seen × columns).
    public func seen(
        _ rowType: any SourceRow.Type, link: Int, values: (columns: [Column], row: Int)? = nil
    ) -> ColumnBatch {
        batch(rowType, link, values)
    }

    private func batch<Row: SourceRow>(
        _ rowType: Row.Type, _ link: Int, _ values: (columns: [Column], row: Int)?
    ) -> ColumnBatch {
        let history: History<Row> = values.map { found(link, $0) } ?? self.history(link)
        var columns = Row.schema.columns.map { Column(name: $0.name, type: $0.type) }
        for row in history {
            for position in columns.indices { Row.value(at: position, of: row).append(to: &columns[position]) }
        }
        return ColumnBatch(columns: columns, rowCount: history.count)
    }

    /// The rows of a source that is found through values.
    private func found<Row: SourceRow>(_ link: Int, _ values: (columns: [Column], row: Int)) -> History<Row> {
        if let groups = access.keyedGroups(link) {
            var key = KeyEncoder()
            for column in values.columns { key.append(cell: values.row, of: column) }
            return groups.find(key, link: link)?.history(asOf: asOf)
                ?? LinkIndex<Row>.empty().history(of: 0..<0, asOf: asOf)
        }
        let index: LinkIndex<Row> = access.index(link)
        var key = key(of: access.entity.links[link])
        for column in values.columns { key.append(cell: values.row, of: column) }
        return index.history(of: key, asOf: asOf)
    }
}

extension EvaluationSession {
    /// What each question to a view can see, in the order of the spine's rows.
    ///
    /// - Parameters:
    ///   - name: The view's name.
    ///   - spine: As ``evaluate(_:spine:order:willEvaluate:didEvaluate:)`` takes it.
    /// - Throws: ``EvaluationError`` when the view is unknown or the spine does not fit.
    public func entityRows(_ name: String, spine: ColumnBatch) throws(EvaluationError) -> [EntityRows] {
        guard let view = registry.view(name) else {
            throw .unknownView(name, known: registry.views.map(\.name))
        }
        let questions = try Questions(view: view, spine: spine)
        let access = access(of: view)
        return (0..<spine.rowCount).map { row in
            let question = questions[row]
            return EntityRows(asOf: question.asOf, keys: question.keys, caseID: question.caseID, access: access)
        }
    }
}
