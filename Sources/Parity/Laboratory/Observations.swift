internal import Contracts
internal import FeatureStore
internal import Warehouse

/// What both sides said about scenarios, and where they differ.
struct Observations: Sendable {
    let prepared: Laboratory.Prepared
    /// By scenario: where the sides differ; empty for one on which they agree, or that was not asked.
    let disagreements: [[Disagreement]]
    /// What SQL said; `Laboratory.replies` takes it apart where single replies are wanted.
    let sql: SQLReplies
    /// What Swift said.
    let swift: SwiftAnswers
    /// Scenarios on which the statement failed together with others, so that it may not be theirs that fails.
    var doubtful: Set<Int> = []
    /// How many questions both sides were compared on.
    let compared: Int
    /// By feature: what SQL's answers were.
    let seen: [SeenAnswers]

    var scenarios: [Scenario] { prepared.scenarios }

    /// Why the engine cannot hold a scenario, or nil.
    func uncovered(_ scenario: Int) -> String? { prepared.uncovered[scenario] }
}

extension Laboratory {
    /// The indices of the rows of scenarios, for who compares answers over the same rows again and again.
    func rows(of prepared: Prepared) -> RowIndices {
        RowIndices(view: view, project: project, batch: prepared.batch())
    }

    /// Compares what the sides said, as the contract demands.
    ///
    /// - Parameter rows: what ``rows(of:)`` gave earlier; nil makes it anew.
    /// - Complexity: O(questions × features).
    func compare(
        _ prepared: Prepared, sql: SQLReplies, swift: SwiftAnswers, rows: RowIndices? = nil
    ) throws(LaboratoryFailure) -> Observations {
        var disagreements: [[Disagreement]] = Array(repeating: [], count: prepared.scenarios.count)
        var seen = Array(repeating: SeenAnswers(), count: view.features.count)
        var compared = 0
        var doubtful: Set<Int> = []
        let rows = rows ?? self.rows(of: prepared)
        for (questions, answers) in sql.parts {
            let comparison: Comparison
            do throws(BrokenPromise) {
                comparison = try Comparator(questions, rows: rows).compare(sql: answers, swift: swift, expectations: [])
            } catch {
                throw LaboratoryFailure(reason: .brokenPromise(message: error.message))
            }
            compared += comparison.compared
            for feature in seen.indices { seen[feature].merge(comparison.seen[feature]) }
            for difference in comparison.differences {
                // A row for a question that nobody asked belongs to the scenario that it names, if to any.
                guard let row = difference.question ?? difference.sqlRow else { continue }
                let source = difference.question == nil ? answers : questions.spine.rows
                guard case .int(let cases) = CellValue(source.columns[0], row: row), cases > 0,
                    cases <= disagreements.count
                else { continue }
                var question = 0
                if difference.question != nil, case .int(let id) = CellValue(source.columns[1], row: row) {
                    question = Int(id) - 1
                }
                disagreements[Int(cases) - 1].append(
                    Disagreement(question: question, feature: difference.feature, kind: difference.kind))
            }
        }
        var prepared = prepared
        for (questions, failure) in sql.failures {
            guard let kind = failure.kind else {
                // What the engine cannot be asked says nothing, least of all that the sides agree.
                for row in 0..<questions.spine.rows.rowCount {
                    guard case .int(let member) = CellValue(questions.spine.rows.columns[0], row: row) else { continue }
                    prepared.uncovered[Int(member) - 1] = failure.failure.message
                }
                continue
            }
            let feature = failure.column.flatMap { name in view.features.firstIndex { $0.name == name } }
            for row in 0..<questions.spine.rows.rowCount {
                guard case .int(let member) = CellValue(questions.spine.rows.columns[0], row: row),
                    case .int(let id) = CellValue(questions.spine.rows.columns[1], row: row)
                else { continue }
                compared += 1
                if questions.spine.rows.rowCount > 1 { doubtful.insert(Int(member) - 1) }
                disagreements[Int(member) - 1].append(
                    Disagreement(question: Int(id) - 1, feature: feature, kind: kind))
            }
        }
        return Observations(
            prepared: prepared, disagreements: disagreements, sql: sql, swift: swift, doubtful: doubtful,
            compared: compared, seen: seen)
    }

    /// By scenario and question: what SQL said.
    ///
    /// - Complexity: O(answers), with values taken out of their columns: for the few that are looked at.
    func replies(_ prepared: Prepared, _ sql: SQLReplies) -> [[Reply]] {
        var replies = unasked(prepared)
        for (questions, answers) in sql.parts {
            mark(questions, as: .noRow, in: &replies)
            for row in 0..<answers.rowCount {
                guard let (scenario, question) = place(answers, row, in: replies) else { continue }
                let values = answers.columns.dropFirst(2).map { CellValue($0, row: row) }
                switch replies[scenario][question] {
                case .row(let first): replies[scenario][question] = .several([first, values])
                case .several(let rows): replies[scenario][question] = .several(rows + [values])
                default: replies[scenario][question] = .row(values)
                }
            }
        }
        for (questions, failure) in sql.failures {
            if let kind = failure.kind { mark(questions, as: .sqlFailure(kind, failure.failure), in: &replies) }
        }
        return replies
    }

    /// By scenario and question: what Swift said.
    func replies(_ prepared: Prepared, _ swift: SwiftAnswers) -> [[Reply]] {
        var replies = unasked(prepared)
        for row in 0..<swift.rows.rowCount {
            guard let (scenario, question) = place(swift.rows, row, in: replies) else { continue }
            replies[scenario][question] = .row(swift.rows.columns.dropFirst(2).map { CellValue($0, row: row) })
        }
        for failure in swift.failures {
            let (scenario, question) = (Int(failure.caseID) - 1, Int(failure.spineID) - 1)
            guard replies.indices.contains(scenario), replies[scenario].indices.contains(question) else { continue }
            replies[scenario][question] = .swiftFailure(failure.reason)
        }
        return replies
    }

    private func unasked(_ prepared: Prepared) -> [[Reply]] {
        prepared.scenarios.map { Array(repeating: Reply.unknown, count: $0.questions.count) }
    }

    private func mark(_ questions: BatchQuestions, as reply: Reply, in replies: inout [[Reply]]) {
        for row in 0..<questions.spine.rows.rowCount {
            if let (scenario, question) = place(questions.spine.rows, row, in: replies) {
                replies[scenario][question] = reply
            }
        }
    }

    private func place(_ batch: ColumnBatch, _ row: Int, in replies: [[Reply]]) -> (Int, Int)? {
        guard case .int(let member) = CellValue(batch.columns[0], row: row),
            case .int(let id) = CellValue(batch.columns[1], row: row), member > 0, member <= replies.count, id > 0,
            id <= replies[Int(member) - 1].count
        else { return nil }
        return (Int(member) - 1, Int(id) - 1)
    }
}
