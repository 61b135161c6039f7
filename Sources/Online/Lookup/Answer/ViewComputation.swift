import FeatureStore

/// Computes what one view answers to the rows of a lookup, from groups that are at hand.
struct ViewComputation {
    let question: LookupQuestion
    let part: PlannedService.Part
    let asOf: Timestamp
    /// The groups that belong to the rows' entities, as ``LookupQuestion/wanted`` orders them.
    let groups: [RowGroup?]
    /// By row the form that answers; empty where none does.
    let forms: [HeldForm?]

    private var view: PlannedView { part.view }

    /// - Parameters:
    ///   - position: The view among those of the service.
    ///   - forms: Row by row and view by view the forms that answer; empty where none does.
    init(
        question: LookupQuestion, view position: Int, asOf: Timestamp, groups: [RowGroup?], forms: [HeldForm?] = []
    ) {
        self.question = question
        let views = question.service.views
        part = views[position]
        self.asOf = asOf
        self.groups = groups
        let its = forms.isEmpty ? [] : (0..<question.rowCount).map { forms[$0 * views.count + position] }
        self.forms = its.contains { $0 != nil } ? its : []
        keys = Array(question.keys[part.keys])
        request = part.request.map { question.request[$0] }
    }

    private let keys: [Column]
    private let request: [Column]

    /// What the view reads of one row's entity.
    func rows(_ row: Int, keyed: KeyedGroups?) -> EntityRows {
        EntityRows(
            of: view.definition, asOf: asOf, keys: RowDecoder(columns: keys, row: row), belonging: belonging(row),
            keyed: keyed)
    }

    private func belonging(_ row: Int) -> [RowGroup?] {
        let start = row * question.service.wanted.count
        return part.groups.map { position in position.flatMap { groups[start + $0] } }
    }

    /// Whether a form answers any row.
    var hasForms: Bool { !forms.isEmpty }

    /// Answers all rows of a view that finds nothing by values; nil where a form cannot say what `compute` says.
    func answer() throws(LookupError) -> ViewAnswer? {
        var writer = ColumnWriter(schema: view.definition.schema.features, reservingCapacity: question.rowCount)
        var answer = emptyAnswer()
        for row in 0..<question.rowCount {
            if Task.isCancelled { throw .cancelled }
            if hasForms, let form = forms[row] {
                let arguments = RowDecoder(columns: request, row: row)
                guard case .some(let told) = form.answer(asOf: asOf, request: arguments, into: &writer) else {
                    return nil
                }
                let newest = told.flatMap { $0.isWithin(view.reach.shortest, of: asOf) ? $0 : nil }
                // A form does not say of which source its newest row is: an older one may be within another's reach.
                if newest == nil, told != nil, !view.reach.isUniform { return nil }
                note(newest, isFound: newest != nil, seen: nil, in: &answer)
                continue
            }
            let rows = rows(row, keyed: nil)
            try write(rows, row, into: &writer)
            note(row, rows, used: [], in: &answer)
        }
        answer.features = writer.batch
        return answer
    }

    /// An answer without rows.
    func emptyAnswer() -> ViewAnswer {
        var answer = ViewAnswer(
            features: ColumnBatch(columns: [], rowCount: 0), newestEvents: [], standings: [], seen: [])
        answer.newestEvents.reserveCapacity(question.rowCount)
        answer.standings.reserveCapacity(question.rowCount)
        return answer
    }

    /// Computes one row.
    func write(_ rows: EntityRows, _ row: Int, into writer: inout ColumnWriter) throws(LookupError) {
        try part.answer(rows, request: RowDecoder(columns: request, row: row), row: row, into: &writer)
    }

    /// A group that was found by a value, and how far back the view reads its source.
    struct Used {
        let group: RowGroup
        let span: TimeSpan?
    }

    /// Notes what is behind one row's answer.
    func note(_ row: Int, _ rows: EntityRows, used: [Used], in answer: inout ViewAnswer) {
        var newest = rows.newestOwnEvent
        // Within the shortest reach it is within its own source's.
        if let event = newest, !event.isWithin(view.reach.shortest, of: asOf) { newest = newestWithinReach(row) }
        // A view that finds nothing by the entity's keys cannot miss the entity.
        let isFound = newest != nil || view.belonging.isEmpty
        for used in used {
            if let event = newestEvent(used.group, within: used.span) { newest = max(newest ?? event, event) }
        }
        note(newest, isFound: isFound, seen: rows, in: &answer)
    }

    /// When the newest row of an entity's own groups happened, each as far back as the view reads its source.
    private func newestWithinReach(_ row: Int) -> Timestamp? {
        let groups = belonging(row)
        return view.belonging.compactMap { newestEvent(groups[$0.position], within: $0.span) }.max()
    }

    /// When the newest row of a group happened that the view may read; older ones may be gone with the next compaction.
    private func newestEvent(_ group: RowGroup?, within span: TimeSpan?) -> Timestamp? {
        group?.newestEvent(asOf: asOf).flatMap { $0.isWithin(span, of: asOf) ? $0 : nil }
    }

    private func note(_ newest: Timestamp?, isFound: Bool, seen: EntityRows?, in answer: inout ViewAnswer) {
        answer.newestEvents.append(newest)
        answer.standings.append(isFound ? (isStale(newest) ? .stale : .fresh) : .notFound)
        if question.keepsSeen { answer.seen.append(seen) }
    }

    private func isStale(_ newest: Timestamp?) -> Bool {
        guard let limit = view.staleAfter, let newest else { return false }
        let (age, overflows) = asOf.microseconds.subtractingReportingOverflow(newest.microseconds)
        return overflows || age > limit.microseconds
    }
}
