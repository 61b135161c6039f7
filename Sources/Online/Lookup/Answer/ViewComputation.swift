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
                guard case .some(let newest) = form.answer(asOf: asOf, request: arguments, into: &writer) else {
                    return nil
                }
                note(newest, isFound: newest != nil, seen: nil, in: &answer)
                continue
            }
            let rows = rows(row, keyed: nil)
            try write(rows, row, into: &writer)
            note(rows, used: [], in: &answer)
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

    /// Notes what is behind one row's answer.
    func note(_ rows: EntityRows, used: [RowGroup], in answer: inout ViewAnswer) {
        var newest = rows.newestOwnEvent
        // A view that finds nothing by the entity's keys cannot miss the entity.
        let isFound = newest != nil || view.belonging.isEmpty
        for group in used {
            if let event = group.newestEvent(asOf: asOf) { newest = max(newest ?? event, event) }
        }
        note(newest, isFound: isFound, seen: rows, in: &answer)
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
