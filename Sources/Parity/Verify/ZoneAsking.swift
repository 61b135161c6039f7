internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Asks a batch of fixtures once more in a session of another time zone, and writes down what SQL then answers otherwise.
///
/// Only what was answered whole in UTC is asked: a statement that fails is a divergence already.
struct ZoneAsking {
    let run: WarehouseRun
    let other: OtherZone
    let unit: WarehouseRun.Unit
    /// SQL's answers in UTC, one for each view, in order.
    let answers: [ColumnBatch?]

    func ask() async {
        let asked = answers.indices.filter { answers[$0] != nil && !run.ledgers[$0].isClosed }
        guard !asked.isEmpty else { return }
        do {
            try await other.warehouse.load(unit.tables)
            for position in asked { try await ask(position) }
        } catch {
            // The rows were loaded in UTC a moment ago, so nothing of the pair's is at fault.
            if !run.stopIfGone(error) {
                for position in asked {
                    run.ledgers[position].close(
                        .brokenPromise(message: "asking in \(other.zone): \(WarehouseRun.message(error))"))
                }
            }
        }
    }

    private func ask(_ position: Int) async throws {
        guard let inUTC = answers[position], let query = run.queries[position] else { return }
        let (ledger, questions) = (run.ledgers[position], unit.questions[position])
        let inZone: ColumnBatch
        do {
            inZone = try await other.warehouse.answer(query, spine: questions.spine)
        } catch {
            guard !run.stopIfGone(error) else { return }
            ledger.zoneDependences.append(
                ZoneDependence(
                    feature: nil, zone: other.zone, count: questions.spine.rows.rowCount, question: nil,
                    inUTC: .notAsked, inZone: .sqlFailure(SQLFailureClass(error).failure)))
            return
        }
        let slots = QuestionSlots(questions.spine)
        let comparison = ZoneComparison(
            view: ledger.view, inUTC: inUTC, inZone: inZone, slots: slots,
            utcIndex: try AnswerIndex(inUTC, slots, view: ledger.view),
            zoneIndex: try AnswerIndex(inZone, slots, view: ledger.view),
            allowances: Allowances(
                rows: RowIndices(view: ledger.view, project: run.project, batch: unit.batch),
                spine: questions.spine.rows))
        for difference in comparison.differences() {
            let ids = questions.spine.rows.columns[0...1].map { CellValue($0, row: difference.question) }
            var question: Question?
            if case .int(let caseID) = ids[0], case .int(let spineID) = ids[1] {
                question = unit.batch.question(caseID: caseID, spineID: spineID, view: ledger.view)
            }
            ledger.zoneDependences.append(
                ZoneDependence(
                    feature: difference.feature.map { ledger.view.features[$0].name }, zone: other.zone,
                    count: difference.count, question: question, inUTC: difference.inUTC, inZone: difference.inZone))
        }
    }
}

/// Compares what one statement answered in sessions of two zones.
private struct ZoneComparison {
    let view: ViewContract
    let inUTC: ColumnBatch
    let inZone: ColumnBatch
    let slots: QuestionSlots
    let utcIndex: AnswerIndex
    let zoneIndex: AnswerIndex
    let allowances: Allowances

    struct Found {
        let feature: Int?
        let question: Int
        var count = 1
        let inUTC: SideAnswer
        let inZone: SideAnswer
    }

    /// One element for each feature that differs, in their order, that of the rows first.
    func differences() -> [Found] {
        var found: [Found?] = Array(repeating: nil, count: view.features.count + 1)
        func note(_ place: Int, _ make: @autoclosure () -> Found) {
            if found[place] == nil { found[place] = make() } else { found[place]?.count += 1 }
        }
        for question in 0..<slots.count {
            let (one, other) = (rowCount(utcIndex, question), rowCount(zoneIndex, question))
            guard one == other else {
                note(
                    0,
                    Found(
                        feature: nil, question: question, inUTC: .severalRows([], count: one),
                        inZone: .severalRows([], count: other)))
                continue
            }
            guard let row = utcIndex.onlyRow(question), let otherRow = zoneIndex.onlyRow(question) else { continue }
            for feature in view.features.indices where !isSame(feature, row, otherRow, question) {
                note(
                    feature + 1,
                    Found(
                        feature: feature, question: question,
                        inUTC: .value(CellValue(inUTC.columns[feature + 2], row: row)),
                        inZone: .value(CellValue(inZone.columns[feature + 2], row: otherRow))))
            }
        }
        return found.compactMap { $0 }
    }

    private func rowCount(_ index: AnswerIndex, _ question: Int) -> Int {
        index.severalRows[question]?.count ?? (index.firstRow[question] < 0 ? 0 : 1)
    }

    private func isSame(_ feature: Int, _ row: Int, _ otherRow: Int, _ question: Int) -> Bool {
        let (one, other) = (inUTC.columns[feature + 2], inZone.columns[feature + 2])
        guard one.validity[row], other.validity[otherRow] else {
            return one.validity[row] == other.validity[otherRow]
        }
        if CellComparison.exact(one, other)(row, otherRow) { return true }
        guard case .double(let mine) = one.cells, case .double(let others) = other.cells else { return false }
        // Two sessions may add in different orders; what a feature allows for that is no matter of zones.
        return allowances.judge(
            mine[row], others[otherRow], view.features[feature].comparison, question: question
        ).0
    }
}
