internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// Asks one warehouse the questions of one batch to one view, and writes what it finds into the ledger.
struct ViewAsking {
    let run: WarehouseRun
    let warehouse: any Warehouse
    let query: CompiledQuery
    let ledger: ViewLedger
    let swift: SwiftAnswers
    let rows: RowIndices
    let unit: WarehouseRun.Unit

    /// How many statements of one view may fail before the question on which they fail is sought no longer.
    private static let mostParts = 48
    /// How many may take too long: enough to single out one case of a thousand.
    private static let mostTimeouts = 12

    /// Compares the answers to all questions; when the statement failed, asks parts of them, until the failing question,
    /// or the case that takes too long, stands alone.
    ///
    /// - Parameter first: what asking all questions at once gave.
    /// - Returns: SQL's answers, or nil when the questions were not answered at once.
    func ask(_ questions: BatchQuestions, first: Result<ColumnBatch, any Error>) async -> ColumnBatch? {
        guard questions.spine.rows.rowCount > 0 else { return nil }
        var answers: ColumnBatch?
        var parts = [questions]
        var isFirst = true
        while let part = parts.popLast(), !ledger.isClosed {
            guard part.spine.rows.rowCount > 0 else { continue }
            do {
                let sql = isFirst ? try first.get() : try await warehouse.answer(query, spine: part.spine)
                if isFirst { answers = sql }
                isFirst = false
                try compare(sql, part)
            } catch let error as BrokenPromise {
                ledger.close(.brokenPromise(message: error.message))
            } catch {
                isFirst = false
                guard !run.stopIfGone(error) else { return nil }
                if case .notCovered(_, let caseID?, _)? = error as? WarehouseError,
                    let rest = leaveOut(caseID, WarehouseRun.message(error), of: part)
                {
                    parts.append(rest)
                    continue
                }
                let failure = SQLFailureClass(error)
                ledger.failedStatements += 1
                if failure.isTimeout { ledger.timedOutStatements += 1 }
                if isWorthParting(part, failure), let halves = part.halves() {
                    parts.append(halves.1)
                    parts.append(halves.0)
                } else {
                    write(failure, part)
                }
            }
        }
        ledger.repeated += swift.repeated
        return answers
    }

    /// What is left to ask when the engine has said which case it cannot be asked; nil when nothing was left out.
    ///
    /// With it goes whatever the engine knows beforehand that it cannot be asked for this view, so that the rest is asked once.
    private func leaveOut(_ caseID: Int64, _ message: String, of part: BatchQuestions) -> BatchQuestions? {
        var reasons = [caseID: message]
        for rows in unit.tables.map(\.rows) + [part.spine.rows] where rows.rowCount > 0 {
            for found in warehouse.uncoveredCases(in: rows, of: ledger.view) where reasons[found.caseID] == nil {
                reasons[found.caseID] = "\(found.column) holds \(found.found)"
            }
        }
        let left = part.members.filter { reasons[Int64($0 + 1)] == nil }
        guard left.count < part.members.count else { return nil }
        for member in part.members {
            if let reason = reasons[Int64(member + 1)] { run.skip(member, reason, unit, only: ledger) }
        }
        return part.only(Set(left.map { Int64($0 + 1) }))
    }

    /// Whether asking less at once can show on what the statement fails.
    private func isWorthParting(_ part: BatchQuestions, _ failure: SQLFailureClass) -> Bool {
        guard ledger.failedStatements <= Self.mostParts else { return false }
        // Fewer questions of one case read the same rows, and may take as long again.
        return !failure.isTimeout || ledger.timedOutStatements < Self.mostTimeouts && part.members.count > 1
    }

    private func compare(_ sql: ColumnBatch, _ questions: BatchQuestions) throws(BrokenPromise) {
        run.progress(
            .comparing(view: ledger.view.name, questions: questions.spine.rows.rowCount, warehouse: run.name))
        let comparison = try Comparator(questions, rows: rows, keepsPairs: true).compare(
            sql: sql, swift: swift, expectations: unit.batch.expectations(of: ledger.view))
        ledger.compared[unit.origin] += comparison.compared
        ledger.expectationsCompared += comparison.expectationsCompared
        ledger.skipped.questionsNotAsked += comparison.unanswered
        for feature in comparison.seen.indices { ledger.seen[feature].merge(comparison.seen[feature]) }
        let maker = DivergenceMaker(
            view: ledger.view, warehouse: run.name, unit: unit, questions: questions, sql: sql, swift: swift.rows,
            several: comparison.several,
            relevant: RelevantRowsFinder(rows: rows, spine: questions.spine.rows, limit: run.options.rowsPerExample))
        for difference in comparison.differences {
            ledger.add(
                feature: difference.feature, kind: difference.kind, at: maker.place(of: difference),
                limit: run.options.examplesPerFinding, failing: { maker.failing(difference, project: run.project) }
            ) { maker.divergence(difference) }
        }
    }

    /// Writes down that SQL failed on these questions: each of them was answered with an error.
    private func write(_ failure: SQLFailureClass, _ questions: BatchQuestions) {
        guard let kind = failure.kind else {
            for member in questions.members { run.skip(member, failure.message, unit, only: ledger) }
            return
        }
        let count = questions.spine.rows.rowCount
        ledger.compared[unit.origin] += count
        let feature = failure.column.flatMap { name in ledger.view.features.firstIndex { $0.name == name } }
        let maker = DivergenceMaker(
            view: ledger.view, warehouse: run.name, unit: unit, questions: questions, sql: nil, swift: swift.rows,
            several: [:],
            relevant: RelevantRowsFinder(rows: rows, spine: questions.spine.rows, limit: run.options.rowsPerExample))
        ledger.add(
            feature: feature, kind: kind, count: count, at: maker.placeOfFirst,
            limit: run.options.examplesPerFinding,
            failing: { maker.failingFirst(kind: kind, feature: feature, project: run.project) }
        ) {
            maker.divergence(failed: failure, kind: kind, feature: feature)
        }
    }
}

/// What kind of failure a statement's error is.
struct SQLFailureClass {
    let failure: SQLFailure
    /// The class of divergence; nil when the engine cannot be asked this, which says nothing about the pair.
    let kind: DivergenceClass?
    /// The feature that could not be represented.
    var column: String?
    /// Whether the statement took longer than allowed.
    var isTimeout = false

    var message: String { failure.message }

    init(_ error: any Error) {
        let message = WarehouseRun.message(error)
        switch error as? WarehouseError {
        case .failed(_, _, let code, let location):
            failure = SQLFailure(message: message, code: code, location: location)
            kind = .sqlError
        case .unrepresentable(_, let column, _, let found):
            failure = SQLFailure(message: found, code: nil, location: nil)
            kind = .typeUnrepresentable
            self.column = column
        case .notCovered:
            failure = SQLFailure(message: message, code: nil, location: nil)
            kind = nil
        case .timedOut:
            failure = SQLFailure(message: message, code: nil, location: nil)
            kind = .sqlTimeout
            isTimeout = true
        case .unavailable, nil:
            failure = SQLFailure(message: message, code: nil, location: nil)
            kind = .sqlError
        }
    }
}
