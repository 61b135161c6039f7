/// What is decided for the case that no row counts.
struct EmptyProbe: DecisionProbe {
    let editor: RowEditor
    let value: CellValue
    /// The value as the contract writes it.
    let words: String
    let features: [Int?]

    var name: String { "empty: \(words)" }
    var missing: String { "no question without any row was answered" }

    func experiments(on scenario: Scenario) -> [Experiment] {
        var empty = scenario
        for table in empty.tables.indices { empty.tables[table].rows = [] }
        let (value, words) = (value, words)
        return [
            Experiment([empty]) { answers in
                guard let answer = answers.value(0) else { return .silent }
                guard !Self.isSame(answer, value) else { return .kept }
                return .broken(
                    Experiment.Contradiction(
                        before: 0, after: 0, change: "there is no row at all",
                        expected: "the answer is \(words) when no row counts"))
            }
        ]
    }

    /// Equal as numbers are: the contract writes 0 for -0 too.
    private static func isSame(_ answer: CellValue, _ decided: CellValue) -> Bool {
        if case .double(let answer) = answer, case .double(let decided) = decided, answer == decided { return true }
        return answer == decided
    }
}
