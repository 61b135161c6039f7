/// Asks the Swift halves of pairs many questions over rows that are loaded once.
///
/// Rows and questions of several cases stand side by side and never meet. Each source is decoded when it is loaded and
/// indexed when a view first reads it; after that, a question over a source that knows its rows by event time costs two
/// binary searches before `compute` runs. A session belongs to one thread.
public final class EvaluationSession {
    let registry: FeatureRegistry
    private var tables: [String: any AnySourceTable] = [:]
    private var trials: [String: IncrementalTrial] = [:]

    /// Makes a session without rows: every source is empty until it is loaded.
    public init(registry: FeatureRegistry) {
        self.registry = registry
    }

    /// Adds rows of one source; may be called several times for one source.
    ///
    /// - Parameter batch: `case_id` int, then the source's columns in declared order. A declared `unique` is taken as
    ///   kept: two rows of one id and no `versions` are two rows.
    /// - Throws: ``EvaluationError`` when the source is unknown, columns differ or a NULL stands where none may.
    public func load(_ source: String, rows batch: ColumnBatch) throws(EvaluationError) {
        guard let rowType = registry.rowType(source) else {
            throw .unknownSource(source, known: registry.rowTypes.map { $0.schema.source })
        }
        let table = tables[source] ?? Self.makeTable(rowType)
        try table.append(batch)
        tables[source] = table
        trials = [:]
    }

    /// Forgets all rows: every source is empty again.
    public func removeAllRows() {
        tables = [:]
        trials = [:]
    }

    /// Asks one view some questions.
    ///
    /// - Parameters:
    ///   - name: The view's name.
    ///   - spine: `case_id` int, `spine_id` int, then ``ViewDefinition/spineColumns``. Keys may be NULL.
    ///   - order: Which rows of the spine to ask, in which order; all of them when nil.
    ///   - watch: Where given, the view's incremental form is held to each answer, see
    ///     ``EvaluationFailure/Reason/incremental(_:)``; called with true before its code runs, with false behind it.
    ///   - willEvaluate: Called with the row before each question, so that whoever watches knows which one did not come
    ///     back.
    ///   - didEvaluate: Called with the row after each question.
    /// - Throws: ``EvaluationError`` when the view is unknown or the spine does not fit. What `compute` throws is an
    ///   ``EvaluationFailure``; what traps ends the process.
    public func evaluate(
        _ name: String, spine: ColumnBatch, order: [Int]? = nil, tryingIncrementalForm watch: ((Bool) -> Void)? = nil,
        willEvaluate: (Int) -> Void = { _ in }, didEvaluate: (Int) -> Void = { _ in }
    ) throws(EvaluationError) -> EvaluationAnswers {
        guard let view = registry.view(name) else {
            throw .unknownView(name, known: registry.views.map(\.name))
        }
        let questions = try Questions(view: view, spine: spine)
        if let row = order?.first(where: { $0 < 0 || $0 >= spine.rowCount }) {
            throw .noSuchRow(row, rowCount: spine.rowCount)
        }
        let access = access(of: view)
        let trial = watch.flatMap { watch in self.trial(of: view, watch) }
        var answers = AnswerCollector(view: view, trial: trial, questionCount: spine.rowCount)
        func ask(_ row: Int) {
            willEvaluate(row)
            answers.ask(questions[row], access: access)
            didEvaluate(row)
        }
        if let order {
            for row in order { ask(row) }
        } else {
            for row in 0..<spine.rowCount { ask(row) }
        }
        return answers.finish()
    }

    /// The indices that a view may read, built where they are not there yet.
    func access(of view: ViewDefinition) -> ViewAccess {
        ViewAccess(view.declaredReads) { link in
            tables[link.source]?.anyIndex(by: link.columns)
        }
    }

    /// The trial of a view over the rows as they are loaded; made once, since it keeps states between calls.
    private func trial(of view: ViewDefinition, _ watch: @escaping (Bool) -> Void) -> IncrementalTrial? {
        if let trial = trials[view.name] { return trial }
        let trial = IncrementalTrial(view, watch: watch) { link in
            tables[link.source]?.deliveryBook(by: link.columns)
        }
        trials[view.name] = trial
        return trial
    }

    private static func makeTable<Row: SourceRow>(_ type: Row.Type) -> any AnySourceTable { SourceTable<Row>() }
}
