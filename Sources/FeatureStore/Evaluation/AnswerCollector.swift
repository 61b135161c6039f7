/// Asks questions one by one and keeps what comes back.
struct AnswerCollector {
    private let view: ViewDefinition
    private var caseIDs = Column(name: "case_id", type: .int)
    private var spineIDs = Column(name: "spine_id", type: .int)
    private var features: ColumnWriter
    private var failures: [EvaluationFailure] = []

    init(view: ViewDefinition) {
        self.view = view
        features = ColumnWriter(schema: view.schema.features)
    }

    mutating func ask(_ question: Questions.Question, access: ViewAccess) {
        let rows = EntityRows(
            asOf: question.asOf, keys: question.keys, caseID: question.caseID, access: access)
        do throws(EvaluationFailure.Reason) {
            try view.answer(rows, request: question.request, into: &features)
        } catch {
            return note(error, question)
        }
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
