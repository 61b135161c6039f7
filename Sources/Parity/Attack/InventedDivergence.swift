internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Takes what a divergence on an invented input needs out of it, so that it can be shown.
struct InventedDivergence {
    let laboratory: Laboratory
    let warehouse: String

    /// A divergence between the sides.
    ///
    /// - Parameter name: what the input is called.
    func divergence(_ failing: Failing, name: String, sql: Reply, swift: Reply) -> Divergence {
        make(
            failing, name, sql: sql.answer(laboratory.view, feature: failing.feature),
            swift: swift.answer(laboratory.view, feature: failing.feature), evidence: nil)
    }

    /// A divergence of one side, or both, from what it must keep.
    func divergence(_ failing: Failing, name: String, alone: AloneEvidence) -> Divergence {
        make(
            failing, name, sql: alone.sides.contains(.sql) ? alone.after : .notAsked,
            swift: alone.sides.contains(.swift) ? alone.after : .notAsked, evidence: .alone(alone))
    }

    private func make(
        _ failing: Failing, _ name: String, sql: SideAnswer, swift: SideAnswer, evidence: Evidence?
    ) -> Divergence {
        let view = laboratory.view
        let asked = laboratory.shape.makeCase(failing.scenario, name: name, origin: failing.origin)
        let batch = CaseBatch([asked])
        let questions = batch.questions(to: view, only: QuestionFilter(nil))
        let relevant = RelevantRowsFinder(
            rows: RowIndices(view: view, project: laboratory.project, batch: batch), spine: questions.spine.rows,
            limit: 12)
        return Divergence(
            view: view.name, feature: failing.feature.map { view.features[$0].name }, kind: failing.kind,
            warehouse: warehouse,
            question: batch.question(caseID: 1, spineID: Int64(failing.question + 1), view: view), sql: sql,
            swift: swift, evidence: evidence, rows: relevant.rows(of: failing.question), confirmation: .notTried)
    }
}
