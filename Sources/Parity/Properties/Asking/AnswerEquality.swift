internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Whether two answers of one side count as the same, by the feature's own comparison policy.
struct AnswerEquality: Sendable {
    let project: Project
    let shape: ScenarioShape

    /// Whether two values of a feature are the same.
    ///
    /// - Parameter scenario: the input with the larger set of rows; floating sums may move within the bound that its
    ///   values certify.
    func isSame(_ one: CellValue, _ other: CellValue, feature: Int, in scenario: Scenario) -> Bool {
        if one == other { return true }
        let contract = shape.view.features[feature]
        switch (one, other) {
        case (.double(let one), .double(let other)):
            if case .exact = contract.comparison { return false }
            return allowances(scenario).judge(one, other, contract.comparison, question: 0).0
        case (.list(let one), .list(let other)):
            guard case .list(_, .unordered, _) = contract.type, one.count == other.count else { return false }
            var rest = other
            for value in one {
                guard let position = rest.firstIndex(of: value) else { return false }
                rest.remove(at: position)
            }
            return true
        default: return false
        }
    }

    private func allowances(_ scenario: Scenario) -> Allowances {
        let batch = CaseBatch([shape.makeCase(scenario, name: "alone")])
        let questions = batch.questions(to: shape.view, only: QuestionFilter(nil))
        return Allowances(
            rows: RowIndices(view: shape.view, project: project, batch: batch), spine: questions.spine.rows)
    }
}
