internal import Contracts
internal import FeatureStore

/// What is decided about rows in which a column is NULL.
struct NullProbe: DecisionProbe {
    let editor: RowEditor
    let source: Int
    let column: Int
    let treatment: SourceDecisions.NullTreatment
    /// Whether the decision was made for all columns at once: then it means those that matter to the feature.
    let isBlanket: Bool
    let features: [Int?]

    private var layout: SourceLayout { editor.layouts[source] }
    private var title: String { layout.source.columns[column].name }
    var name: String { "\(layout.source.name).null_values: { \(title): \(treatment.rawValue) }" }
    var missing: String { "no row was found that counts with its \(title) and would show what NULL does to it" }

    /// The inputs: as it is, without the row, with NULL, with nothing-like, with a neighbour's value, with another value,
    /// with NULL in the one row that there is.
    private enum Input { static let (base, without, null, zero, neighbour, other, alone) = (0, 1, 2, 3, 4, 5, 6) }

    func experiments(on scenario: Scenario) -> [Experiment] {
        LiveRows(editor: editor).contexts(of: source, in: scenario).compactMap(experiment)
    }

    private func experiment(_ context: LiveRows.Context) -> Experiment? {
        let contract = layout.source.columns[column]
        let rows = context.scenario.tables[source].rows
        let given = rows[context.place.row][column]
        guard let value = given.isNull ? CellVariation.some(contract.type) : given,
            let other = CellVariation.other(value, contract)
        else { return nil }
        func with(_ value: CellValue?) -> Scenario? {
            guard let value else { return nil }
            let changed = editor.setting([(column, value)], of: context.place, in: context.scenario)
            return editor.allows(changed) ? changed : nil
        }
        let neighbour = rows.indices.first { $0 != context.place.row && !rows[$0][column].isNull }
            .map { rows[$0][column] }
        let zero: CellValue? =
            switch value {
            case .int: .int(0)
            case .double: .double(0)
            case .decimal: .decimal(.zero)
            case .text: .text("")
            default: nil
            }
        let inputs = [
            with(value), editor.removing(context.place, from: context.scenario), with(.null), with(zero),
            with(neighbour), with(other), with(.null).map { editor.isolating(context.place, in: $0) },
        ]
        let judge = Judge(
            treatment: treatment, isBlanket: isBlanket, row: context.name, title: title, value: value, zero: zero,
            other: other,
            held: rows.indices.filter { $0 != context.place.row }.map { rows[$0][column] }.filter { !$0.isNull })
        return Experiment(inputs) { judge.outcome($0) }
    }

    /// Reads the answers.
    private struct Judge: Sendable {
        let treatment: SourceDecisions.NullTreatment
        let isBlanket: Bool
        let row: String
        let title: String
        let value: CellValue
        let zero: CellValue?
        let other: CellValue
        /// What the other rows hold.
        let held: [CellValue]

        func outcome(_ answers: ExperimentAnswers) -> Experiment.Outcome {
            guard answers.isSame(Input.base, Input.without) == false,
                let isAbsent = answers.isSame(Input.null, Input.without), let answer = answers.value(Input.null)
            else { return .silent }
            let matters = !isBlanket || answers.isSame(Input.base, Input.other) == false
            switch treatment {
            case .skip:
                if isAbsent { return .kept }
                return matters
                    ? broken(from: Input.without, "as good as absent", "instead of being absent") : .silent
            case .propagate:
                if answer.isNull { return .kept }
                return matters
                    ? broken(from: Input.base, "enough to make the answer NULL", "instead of \(value.words)") : .silent
            case .count:
                guard isAbsent else { return .kept }
                return matters && (isPicked(answers) ? isPassedOver(answers) : countsWhateverItHolds(answers))
                    ? broken(from: Input.without, "a row as any other", "instead of being absent") : .silent
            }
        }

        /// Whether the row counts with every value tried, so that it is its presence that counts.
        private func countsWhateverItHolds(_ answers: ExperimentAnswers) -> Bool {
            answers.value(Input.neighbour) != nil
                && [Input.zero, Input.neighbour, Input.other].allSatisfy { input in
                    answers.value(input) == nil || answers.isSame(input, Input.without) == false
                }
        }

        /// Whether the answer is what the row holds, whatever that is.
        private func isPicked(_ answers: ExperimentAnswers) -> Bool {
            answers.value(Input.base) == value && answers.value(Input.other) == other
        }

        /// Whether, without the row, the answer is what another holds: then that one was taken in its place.
        ///
        /// Where there is no other, the answer to nothing may be what the feature makes of NULL, and says nothing; nor does
        /// it where the other holds just that.
        private func isPassedOver(_ answers: ExperimentAnswers) -> Bool {
            zero.map { answers.value(Input.zero) == $0 } ?? false
                && answers.value(Input.without).map { held.contains($0) } ?? false
                && answers.isSame(Input.null, Input.alone) == false
        }

        private func broken(from before: Int, _ expected: String, _ change: String) -> Experiment.Outcome {
            .broken(
                Experiment.Contradiction(
                    before: before, after: Input.null, change: "\(row) has \(title) NULL \(change)",
                    expected: "a row whose \(title) is NULL is \(expected)"))
        }
    }
}
