internal import Contracts

/// Whether rows that agree in everything but their unique ids count each or once.
struct DuplicateProbe: DecisionProbe {
    let editor: RowEditor
    let source: Int
    let treatment: SourceDecisions.Duplicates
    let features: [Int?]

    private var layout: SourceLayout { editor.layouts[source] }
    var name: String { "\(layout.source.name).duplicates: \(treatment.rawValue)" }
    var missing: String {
        layout.unique.isEmpty || !layout.idsOfTheirOwn.isEmpty
            ? "no row was found whose double would change the answer if it counted"
            : "the unique id of \(layout.source.name) lets no two rows agree in everything else"
    }

    func experiments(on scenario: Scenario) -> [Experiment] {
        LiveRows(editor: editor).contexts(of: source, in: scenario).compactMap(experiment)
    }

    private func experiment(_ context: LiveRows.Context) -> Experiment? {
        let scenario = context.scenario
        let row = scenario.tables[source].rows[context.place.row]
        guard let twin = editor.twin(of: row, source, in: scenario) else { return nil }
        func adding(_ added: [CellValue]) -> Scenario? {
            var changed = scenario
            changed.tables[source].rows.append(added)
            return editor.allows(changed, from: scenario) ? changed : nil
        }
        // Rows that differ in a column that does not matter: where those count each and equal ones once, rows are compared.
        var inputs = [scenario, editor.removing(context.place, from: scenario), adding(twin)]
        let locked = Set(layout.unique + layout.linkColumns + layout.instants)
        for column in row.indices where !locked.contains(column) {
            guard let other = CellVariation.other(row[column], layout.source.columns[column]) else { continue }
            var varied = twin
            varied[column] = other
            let changed = editor.setting([(column, other)], of: context.place, in: scenario)
            inputs += [editor.allows(changed, from: scenario) ? changed : nil, adding(varied)]
        }
        let (treatment, name, count) = (treatment, context.name, inputs.count)
        return Experiment(inputs) { answers in
            guard answers.isSame(0, 1) == false, let isOnce = answers.isSame(0, 2) else { return .silent }
            func broken(_ expected: String) -> Experiment.Outcome {
                .broken(
                    Experiment.Contradiction(
                        before: 0, after: 2, change: "\(name) is there twice, under two ids", expected: expected))
            }
            switch treatment {
            case .once: return isOnce ? .kept : broken("rows that agree in everything but their ids count once")
            case .count:
                guard isOnce else { return .kept }
                // Only where a difference in whatever column makes a second row count are rows compared as a whole:
                // otherwise different values of some column are counted, and nobody looked for equal rows.
                let varied = stride(from: 3, to: count, by: 2)
                let isCompared =
                    count > 6
                    && varied.allSatisfy { position in
                        answers.isSame(0, position) == true && answers.isSame(0, position + 1) == false
                    }
                return isCompared ? broken("rows that agree in everything but their ids count each") : .silent
            }
        }
    }
}
