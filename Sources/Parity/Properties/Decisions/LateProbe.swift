internal import Contracts
internal import FeatureStore

/// What is decided about rows that arrive later than they happen.
struct LateProbe: DecisionProbe {
    let editor: RowEditor
    let source: Int
    let treatment: SourceDecisions.LateRows
    let features: [Int?]

    private var layout: SourceLayout { editor.layouts[source] }
    var name: String { "\(layout.source.name).late: \(treatment)" }
    var missing: String {
        "no row was found that counts when it arrives at once and would show what becomes of it later"
    }

    func experiments(on scenario: Scenario) -> [Experiment] {
        LiveRows(editor: editor).contexts(of: source, in: scenario).compactMap { context in
            switch treatment {
            case .count: counting(context)
            case .ignore(let length): ignoring(after: length, context)
            }
        }
    }

    private func arriving(_ instant: Int64, event: Int64, _ context: LiveRows.Context) -> Scenario? {
        guard let arrival = layout.arrival else { return nil }
        var cells: [(column: Int, value: CellValue)] = [
            (layout.event, .timestamp(Timestamp(microseconds: event))),
            (arrival, .timestamp(Timestamp(microseconds: instant))),
        ]
        if let version = layout.version, version != arrival { cells.append((version, cells[1].value)) }
        let changed = editor.setting(cells, of: context.place, in: context.scenario)
        return editor.allows(changed, from: context.scenario) ? changed : nil
    }

    private func counting(_ context: LiveRows.Context) -> Experiment? {
        let event = editor.instant(context.place, layout.event, context.scenario)
        let asOf = editor.asOf(context.scenario)
        guard event < asOf - 1 else { return nil }
        let name = context.name
        let inputs = [
            editor.removing(context.place, from: context.scenario), arriving(event, event: event, context),
            arriving(asOf, event: event, context), arriving(event + (asOf - event) / 2, event: event, context),
        ]
        return Experiment(inputs) { answers in
            guard answers.isSame(0, 1) == false else { return .silent }
            for position in 2...3 where answers.isSame(0, position) == true {
                return .broken(
                    Experiment.Contradiction(
                        before: 1, after: position,
                        change:
                            "\(name) arrives \(position == 2 ? "at as_of" : "later, before as_of") instead of at once",
                        expected: "a row that arrived late counts from its arrival on"))
            }
            return answers.isSame(0, 2) == nil ? .silent : .kept
        }
    }

    private func ignoring(after length: Int64, _ context: LiveRows.Context) -> Experiment? {
        let asOf = editor.asOf(context.scenario)
        let latest = asOf.subtractingReportingOverflow(length)
        guard !latest.overflow else { return nil }
        let event = min(
            editor.instant(context.place, layout.event, context.scenario), latest.partialValue - TimeWords.second)
        let name = context.name
        let words = DurationText.canonical(microseconds: length)
        let inputs = [
            editor.removing(context.place, from: context.scenario), arriving(event, event: event, context),
            arriving(event + length, event: event, context), arriving(event + length + 1, event: event, context),
            arriving(asOf, event: event, context),
        ]
        return Experiment(inputs) { answers in
            guard answers.isSame(0, 1) == false else { return .silent }
            for position in 3...4 where answers.isSame(0, position) == false {
                return .broken(
                    Experiment.Contradiction(
                        before: 0, after: position, change: "\(name) arrives more than \(words) after it happened",
                        expected: "a row that arrives more than \(words) after it happened never counts"))
            }
            if answers.isSame(0, 2) == true {
                return .broken(
                    Experiment.Contradiction(
                        before: 1, after: 2, change: "\(name) arrives exactly \(words) after it happened",
                        expected: "a row that arrives up to \(words) after it happened counts"))
            }
            return answers.isSame(0, 3) == true && answers.isSame(0, 2) == false ? .kept : .silent
        }
    }
}
