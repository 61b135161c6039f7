import FeatureStore

extension ServingStore {
    /// The features of one set of entities where all that they need is in memory; nil where something is not.
    ///
    /// What most lookups in the middle of a payment are. It answers as the general way does, from one state, by the same
    /// code of the views, but touches no store, never suspends and allocates next to nothing.
    func vectorFromMemory<Vector: FeatureVector>(
        _ vector: Vector.Type, keys: Vector.Keys, request: Vector.Request
    ) throws(LookupError) -> Vector? {
        let service = try plan.service(Vector.service.name)
        guard service.isAnsweredFromMemory, !store.isShared, service.schema == Vector.service else {
            return nil
        }
        let now = try now()
        try bounds.check(now, views: service.views.lazy.map(\.view), now: now)
        return try service.buffers.lend(for: service) { buffers throws(LookupError) in
            keys.write(into: &buffers.keys)
            request.write(into: &buffers.request)
            return try vectorFromMemory(service, now: now, buffers: &buffers)
        }
    }

    /// The features that the buffers' keys and request columns ask for, computed into the buffers.
    private func vectorFromMemory<Vector: FeatureVector>(
        _ service: PlannedService, now: Timestamp, buffers: inout LookupBuffers
    ) throws(LookupError) -> Vector? {
        let references = service.wanted(buffers.keys.columns)
        let wantedForms = forms?.wanted(service, buffers.keys.columns, rowCount: 1)
        guard let taken = cache.takeAll(references, forms: wantedForms) else { return nil }
        forms?.consider(service, buffers.keys.columns, references, found: taken.forms, groups: taken.groups)
        let requested = buffers.request.columns
        for (position, part) in service.views.enumerated() {
            let values = part.request.isEmpty ? [] : part.request.map { requested[$0] }
            let request = RowDecoder(columns: values, row: 0)
            if !taken.forms.isEmpty, let form = taken.forms[position] {
                guard case .some = form.answer(asOf: now, request: request, into: &buffers.views[position]) else {
                    return nil
                }
                continue
            }
            let columns = buffers.keys.columns
            let rows = EntityRows(
                of: part.view.definition, asOf: now,
                keys: RowDecoder(
                    columns: part.keys.count == columns.count ? columns : Array(columns[part.keys]), row: 0),
                belonging: part.groups.map { $0.flatMap { taken.groups[$0] } }, keyed: nil)
            try part.answer(rows, request: request, into: &buffers.views[position])
        }
        if service.isOneView { return Vector(decoding: buffers.views[0].row(0)) }
        let columns = service.features.map { buffers.views[$0.view].columns[$0.column] }
        return Vector(decoding: RowDecoder(columns: columns, row: 0))
    }
}

extension PlannedService {
    /// The group of each of the service's links for the first row of its key columns; nil where a key is NULL.
    func wanted(_ keys: [Column]) -> [GroupCache.Reference?] {
        wanted.map { group in
            EntityKey(row: 0, of: keys, at: group.keys).map { GroupCache.Reference(link: group.link, key: $0) }
        }
    }
}

extension PlannedService.Part {
    /// Computes one answer, or says of which view there is none.
    func answer(
        _ rows: EntityRows, request: RowDecoder, row: Int = 0, into writer: inout ColumnWriter
    ) throws(LookupError) {
        do throws(EvaluationFailure.Reason) {
            try view.definition.answer(rows, request: request, into: &writer)
        } catch {
            switch error {
            // Serving asks one form at a time; only a trial of an incremental form says that two differ.
            case .threw(let reason), .incremental(let reason):
                throw .computeFailed(view: view.version, row: row, reason: reason)
            case .ambiguousVersions(let conflict): throw .ambiguousVersions(view: view.version, conflict)
            }
        }
    }
}
