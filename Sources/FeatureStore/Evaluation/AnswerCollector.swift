/// Asks questions one by one and keeps what comes back.
struct AnswerCollector {
    private let view: ViewDefinition
    private var caseIDs = Column(name: "case_id", type: .int)
    private var spineIDs = Column(name: "spine_id", type: .int)
    private var features: ColumnWriter
    private var failures: [EvaluationFailure] = []

    private let trial: IncrementalTrial?
    private let questionCount: Int

    /// - Parameters:
    ///   - trial: Holds the view's incremental form to each answer.
    ///   - questionCount: How many questions are asked together.
    init(view: ViewDefinition, trial: IncrementalTrial? = nil, questionCount: Int = 1) {
        self.view = view
        self.trial = trial
        self.questionCount = questionCount
        features = ColumnWriter(schema: view.schema.features)
    }

    mutating func ask(_ question: Questions.Question, access: ViewAccess) {
        let rows = EntityRows(
            asOf: question.asOf, keys: question.keys, caseID: question.caseID, access: access)
        if let trial, access.conflict(in: rows) == nil { return ask(question, rows, trial) }
        do throws(EvaluationFailure.Reason) {
            try view.answer(rows, request: question.request, into: &features)
        } catch {
            return note(error, question)
        }
        caseIDs.append(question.caseID)
        spineIDs.append(question.spineID)
    }

    /// Asks both Swift implementations; an answer counts where they agree.
    private mutating func ask(_ question: Questions.Question, _ rows: EntityRows, _ trial: IncrementalTrial) {
        var answer = ColumnWriter(schema: view.schema.features)
        var thrown: (any Error)?
        do { try view.evaluate(rows, question.request, &answer) } catch { thrown = error }
        let computed = thrown == nil ? answer.batch : nil
        if let finding = trial.finding(question, rows: rows, computed: computed, among: questionCount) {
            return note(.incremental(finding), question)
        }
        guard let computed else { return note(.threw("\(thrown.map { "\($0)" } ?? "")"), question) }
        features.append(contentsOf: computed)
        caseIDs.append(question.caseID)
        spineIDs.append(question.spineID)
    }

    private mutating func note(_ reason: EvaluationFailure.Reason, _ question: Questions.Question) {
        failures.append(
            EvaluationFailure(
                row: question.row, caseID: question.caseID, spineID: question.spineID, reason: reason))
    }

    func finish() -> EvaluationAnswers {
        EvaluationAnswers(
            answers: ColumnBatch(
                columns: [caseIDs, spineIDs] + features.batch.columns, rowCount: caseIDs.count),
            failures: failures)
    }
}
