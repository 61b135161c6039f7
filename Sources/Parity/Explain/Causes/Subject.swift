internal import Contracts
internal import FeatureStore
internal import SQLFrontend

/// What is to be explained, and what both sides say about it.
struct Subject: Sendable {
    let laboratory: Laboratory
    /// The smallest input: with its one question, or with those beside which it fails.
    let smallest: Failing
    let sql: Reply
    let swift: Reply
    /// What each side says when one row of the smallest input is taken away.
    let withoutRows: [RowEffect]

    /// What taking one row away changes.
    struct RowEffect: Sendable {
        let source: Source
        let row: [CellValue]
        /// The sides whose answer it changes: those that count the row.
        let counted: [Side]
    }

    var view: ViewContract { laboratory.view }
    /// The feature's contract, or nil when the whole answer is meant.
    var feature: FeatureContract? { smallest.feature.map { view.features[$0] } }
    var scenario: Scenario { smallest.scenario }
    var asOf: Timestamp { laboratory.shape.asOf(scenario.questions[smallest.question]) }
    /// What each side says about the feature; nil where it does not say one thing.
    var values: (sql: CellValue?, swift: CellValue?) {
        guard let feature = smallest.feature else { return (nil, nil) }
        return (sql.value(feature), swift.value(feature))
    }

    /// Asks about the smallest input, and about it without each of its rows.
    init(_ smallest: Failing, in laboratory: Laboratory) async throws(LaboratoryFailure) {
        self.laboratory = laboratory
        self.smallest = smallest
        var scenarios = [smallest.scenario]
        var rows: [(source: Source, row: [CellValue])] = []
        // A question that fails beside others only is asked about with nothing else.
        if smallest.scenario.rowCount <= 12, smallest.scenario.questions.count == 1 {
            for (table, source) in laboratory.shape.sources.enumerated() {
                for row in smallest.scenario.tables[table].rows.indices {
                    var without = smallest.scenario
                    rows.append((source, without.tables[table].rows.remove(at: row)))
                    scenarios.append(without)
                }
            }
        }
        let observed = try await laboratory.ask(scenarios)
        let question = smallest.question
        let sql = laboratory.replies(observed.prepared, observed.sql).map { $0[question] }
        let swift = laboratory.replies(observed.prepared, observed.swift).map { $0[question] }
        self.sql = sql[0]
        self.swift = swift[0]
        withoutRows = rows.enumerated().map { index, row in
            var counted: [Side] = []
            if let feature = smallest.feature {
                if sql[index + 1].value(feature) != sql[0].value(feature) { counted.append(.sql) }
                if swift[index + 1].value(feature) != swift[0].value(feature) { counted.append(.swift) }
            }
            return RowEffect(source: row.source, row: row.row, counted: counted)
        }
    }

    /// Rows that only one side counts.
    var disputed: [RowEffect] { withoutRows.filter { $0.counted.count == 1 } }

    /// The time of an event.
    func eventTime(of effect: RowEffect) -> Timestamp? {
        guard let position = effect.source.columns.firstIndex(where: { $0.name == effect.source.eventTime }),
            case .timestamp(let instant) = effect.row[position]
        else { return nil }
        return instant
    }
}
