internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// Asks SQL again for the cases of a batch on which it diverged: each case alone, with the query unwrapped.
///
/// What does not happen again was an effect of asking cases together, and is reported as a class of its own.
struct Confirmations {
    let run: WarehouseRun
    let warehouse: any Warehouse
    let unit: WarehouseRun.Unit
    let swift: [SwiftAnswers?]

    private struct Pending {
        let view: Int
        let key: ViewLedger.FindingKey
        let position: Int
        let divergence: Divergence
        let member: Int
        let spineID: Int64
    }

    private struct Moved {
        let pending: Pending
        let alone: SideAnswer
    }

    func run() async {
        guard !unit.batch.isSingleCase else { return }
        let pending = pending()
        var moved: [Moved] = []
        for member in Set(pending.map(\.member)).sorted() {
            guard run.ledgers.contains(where: { !$0.isClosed }) else { return }
            await confirm(pending.filter { $0.member == member }, member, &moved)
        }
        apply(moved)
    }

    /// The examples of this batch in which SQL has a part, of the first cases of each view.
    private func pending() -> [Pending] {
        let members = Dictionary(
            unit.batch.members.map { (unit.batch.cases[$0].name, $0) }, uniquingKeysWith: { first, _ in first })
        return run.ledgers.indices.flatMap { view -> [Pending] in
            let found = run.ledgers[view].unconfirmed().compactMap { key, position, divergence -> Pending? in
                guard divergence.kind.involvesSQL, let question = divergence.question,
                    let member = members[question.caseName]
                else { return nil }
                return Pending(
                    view: view, key: key, position: position, divergence: divergence, member: member,
                    spineID: question.spineID)
            }
            let chosen = Set(Set(found.map(\.member)).sorted().prefix(run.options.confirmationsPerView))
            return found.filter { chosen.contains($0.member) }
        }
    }

    private func confirm(_ pending: [Pending], _ member: Int, _ moved: inout [Moved]) async {
        let alone = run.part(unit, [member])
        do {
            try await warehouse.load(alone.tables)
        } catch {
            run.stopIfGone(error)
            for one in pending { run.ledgers[one.view].confirm(one.key, one.position, .notPossible) }
            return
        }
        for view in Set(pending.map(\.view)).sorted() {
            let those = pending.filter { $0.view == view }
            run.progress(
                .confirming(
                    view: run.ledgers[view].view.name, caseName: unit.batch.cases[member].name, warehouse: run.name))
            await confirm(those, view, alone, &moved)
        }
    }

    private func confirm(
        _ pending: [Pending], _ view: Int, _ alone: WarehouseRun.Unit, _ moved: inout [Moved]
    ) async {
        let ledger = run.ledgers[view]
        guard let query = run.queries[view], let answers = swift[view] else { return }
        let questions = alone.questions[view]
        do {
            let sql = try await warehouse.answer(query, spine: questions.spine)
            let rows = RowIndices(view: ledger.view, project: run.project, batch: alone.batch)
            let comparator = Comparator(questions, rows: rows)
            let comparison = try comparator.compare(
                sql: sql, swift: answers, expectations: alone.batch.expectations(of: ledger.view))
            for one in pending {
                let question = comparator.slots.row(caseID: Int64(one.member + 1), spineID: one.spineID)
                let isAgain = comparison.differences.contains { difference in
                    difference.question == question && difference.kind == one.key.kind
                        && (difference.feature ?? -1) == one.key.feature
                }
                if isAgain {
                    ledger.confirm(one.key, one.position, .confirmed)
                } else {
                    let row = (0..<sql.rowCount).first { CellValue(sql.columns[1], row: $0) == .int(one.spineID) }
                    moved.append(Moved(pending: one, alone: answer(sql, row, one.key.feature)))
                }
            }
        } catch {
            let isGone = run.stopIfGone(error)
            let failure = SQLFailureClass(error)
            for one in pending {
                if isGone || failure.kind == nil {
                    ledger.confirm(one.key, one.position, .notPossible)
                } else if one.key.kind == failure.kind {
                    ledger.confirm(one.key, one.position, .confirmed)
                } else {
                    moved.append(Moved(pending: one, alone: .sqlFailure(failure.failure)))
                }
            }
        }
    }

    private func answer(_ sql: ColumnBatch, _ row: Int?, _ feature: Int) -> SideAnswer {
        guard let row else { return .noRow }
        guard feature >= 0 else {
            return .row(
                sql.columns.dropFirst(2).map { NamedValue(name: $0.name, value: CellValue($0, row: row)) })
        }
        return .value(CellValue(sql.columns[feature + 2], row: row))
    }

    private func apply(_ moved: [Moved]) {
        for view in run.ledgers.indices {
            let those = moved.filter { $0.pending.view == view }
            var keys: [ViewLedger.FindingKey] = []
            for one in those where !keys.contains(one.pending.key) { keys.append(one.pending.key) }
            for key in keys {
                let same = those.filter { $0.pending.key == key }
                run.ledgers[view].reclassify(
                    key, same.map(\.pending.position),
                    as: same.map { one in
                        let former = one.pending.divergence
                        return Divergence(
                            view: former.view, feature: former.feature, kind: .dependsOnOtherCases,
                            warehouse: former.warehouse, question: former.question, sql: one.alone,
                            swift: former.swift, expected: former.expected, contradicting: former.contradicting,
                            evidence: .together(former.sql), rows: former.rows, confirmation: .confirmed)
                    }, limit: run.options.examplesPerFinding)
            }
        }
    }
}

extension DivergenceClass {
    /// Whether what SQL said is part of the divergence.
    var involvesSQL: Bool {
        switch self {
        case .valueDiffers, .nullAgainstValue, .nullInNotNull, .missingRow, .fanOut, .goldenContradicted,
            .typeUnrepresentable, .sqlError, .sqlTimeout:
            true
        case .foreignRow, .swiftError, .swiftCrash, .swiftTimeout, .swiftMemory, .swiftExit, .swiftOutput,
            .incrementalDiffers, .incrementalFails, .impure,
            .dependsOnOtherCases, .orderDependent, .futureLeak, .unknownLeak, .foreignLeak, .beyondReads,
            .deliveryDependent, .notRepeatable, .decisionViolated:
            false
        }
    }

    /// Whether it shows when one input is asked of both sides, so that the input can be cut down by asking.
    var canBeDug: Bool {
        switch self {
        case .valueDiffers, .nullAgainstValue, .nullInNotNull, .missingRow, .fanOut, .foreignRow, .typeUnrepresentable,
            .sqlError, .swiftError, .swiftCrash, .swiftExit, .swiftOutput, .incrementalDiffers, .incrementalFails:
            true
        case .goldenContradicted, .sqlTimeout, .swiftTimeout, .swiftMemory, .impure, .dependsOnOtherCases,
            .orderDependent, .futureLeak, .unknownLeak, .foreignLeak, .beyondReads, .deliveryDependent, .notRepeatable,
            .decisionViolated:
            false
        }
    }
}
