internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Takes the values of a difference out of the columns, so that it can be shown.
struct DivergenceMaker {
    let view: ViewContract
    let warehouse: String
    let unit: WarehouseRun.Unit
    let questions: BatchQuestions
    /// Nil when the statement failed.
    let sql: ColumnBatch?
    let swift: ColumnBatch
    /// By question: SQL's rows, where there are several.
    let several: [Int: [Int]]
    let relevant: RelevantRowsFinder

    /// How many rows of a fan-out are shown.
    private static let mostRows = 10

    func divergence(_ difference: Difference) -> Divergence {
        Divergence(
            view: view.name, feature: difference.feature.map { view.features[$0].name }, kind: difference.kind,
            warehouse: warehouse, question: difference.question.flatMap(question), sql: sqlAnswer(difference),
            swift: swiftAnswer(difference), expected: difference.expected, contradicting: difference.contradicting,
            distance: difference.distance ?? distance(difference), evidence: evidence(difference),
            rows: difference.question.map(relevant.rows) ?? [], confirmation: initialConfirmation)
    }

    /// The divergence of the first question on which a statement failed.
    func divergence(failed: SQLFailureClass, kind: DivergenceClass, feature: Int?) -> Divergence {
        let (caseID, spineID) = ids(0)
        let swiftRow = (0..<swift.rowCount).first { row in
            CellValue(swift.columns[0], row: row) == .int(caseID)
                && CellValue(swift.columns[1], row: row) == .int(spineID)
        }
        let answer: SideAnswer =
            if let swiftRow {
                if let feature {
                    .value(CellValue(swift.columns[feature + 2], row: swiftRow))
                } else {
                    .row(named(swift, swiftRow))
                }
            } else {
                .notAsked
            }
        return Divergence(
            view: view.name, feature: feature.map { view.features[$0].name }, kind: kind, warehouse: warehouse,
            question: question(0), sql: .sqlFailure(failed.failure), swift: answer, rows: relevant.rows(of: 0),
            confirmation: initialConfirmation)
    }

    /// The input of a difference in a form that can be cut down.
    func failing(_ difference: Difference, project: Project) -> Failing? {
        guard let question = difference.question else { return nil }
        return failing(question, feature: difference.feature, kind: difference.kind, project)
    }

    /// The input of the first question on which a statement failed.
    func failingFirst(kind: DivergenceClass, feature: Int?, project: Project) -> Failing? {
        failing(0, feature: feature, kind: kind, project)
    }

    private func failing(
        _ question: Int, feature: Int?, kind: DivergenceClass, _ project: Project
    ) -> Failing? {
        let (caseID, spineID) = ids(question)
        guard kind.canBeDug, caseID > 0, caseID <= unit.batch.cases.count else { return nil }
        let asked = unit.batch.cases[Int(caseID) - 1]
        let shape = ScenarioShape(view: view, project: project)
        return shape.scenario(of: asked, spineID: spineID).map {
            Failing(scenario: $0, question: 0, feature: feature, kind: kind, origin: asked.origin)
        }
    }

    /// Where a difference stands among all.
    func place(of difference: Difference) -> ViewLedger.Place {
        guard let question = difference.question else { return .last }
        let (caseID, spineID) = ids(question)
        return ViewLedger.Place(caseID: caseID, spineID: spineID)
    }

    /// Where the first of the questions stands.
    var placeOfFirst: ViewLedger.Place {
        let (caseID, spineID) = ids(0)
        return ViewLedger.Place(caseID: caseID, spineID: spineID)
    }

    private var initialConfirmation: Confirmation { questions.spine.isSingleCase ? .alreadyAlone : .notTried }

    private func ids(_ row: Int) -> (caseID: Int64, spineID: Int64) {
        guard case .int(let cases)? = questions.spine.rows.column("case_id")?.cells,
            case .int(let spines)? = questions.spine.rows.column("spine_id")?.cells
        else { return (0, 0) }
        return (cases[row], spines[row])
    }

    private func question(_ row: Int) -> Question? {
        let (caseID, spineID) = ids(row)
        return unit.batch.question(caseID: caseID, spineID: spineID, view: view)
    }

    private func named(_ batch: ColumnBatch, _ row: Int) -> [NamedValue] {
        batch.columns.dropFirst(2).map { NamedValue(name: $0.name, value: CellValue($0, row: row)) }
    }

    private func sqlAnswer(_ difference: Difference) -> SideAnswer {
        guard let sql, difference.kind != .impure else { return .notAsked }
        if let question = difference.question, let rows = several[question], difference.feature == nil {
            return .severalRows(rows.prefix(Self.mostRows).map { named(sql, $0) }, count: rows.count)
        }
        guard let row = difference.sqlRow else { return .noRow }
        guard let feature = difference.feature else { return .row(named(sql, row)) }
        return .value(CellValue(sql.columns[feature + 2], row: row))
    }

    private func swiftAnswer(_ difference: Difference) -> SideAnswer {
        if let failure = difference.failure { return .swiftFailure(failure) }
        if let impurity = difference.impurity, difference.feature != nil { return .value(impurity.first) }
        guard let row = difference.swiftRow else { return .notAsked }
        guard let feature = difference.feature else { return .row(named(swift, row)) }
        return .value(CellValue(swift.columns[feature + 2], row: row))
    }

    /// How far an answer is from the expected one, where both sides agree on it.
    private func distance(_ difference: Difference) -> NumericDistance? {
        guard difference.kind == .goldenContradicted, case .double(let expected)? = difference.expected?.value,
            case .value(.double(let number)) = difference.contradicting.contains(.sql)
                ? sqlAnswer(difference) : swiftAnswer(difference),
            let ulps = FloatDistance.ulps(number, expected)
        else { return nil }
        return NumericDistance(absolute: (number - expected).magnitude, ulps: ulps, allowed: 0)
    }

    private func evidence(_ difference: Difference) -> Evidence? {
        if let impurity = difference.impurity {
            return .repeated(first: impurity.first, second: impurity.second, conditions: impurity.conditions)
        }
        guard difference.kind == .foreignRow, let sql, let row = difference.sqlRow else { return nil }
        return .foreign(
            caseID: CellValue(sql.columns[0], row: row), spineID: CellValue(sql.columns[1], row: row))
    }
}
