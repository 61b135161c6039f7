package import Contracts
internal import FeatureStore
package import SQLFrontend
package import Warehouse

/// Holds answers that somebody was given against both halves of a view, over rows that are handed over with each question.
///
/// What an audit does with what was served: the warehouse and the worker are asked what `verify` asks them, through the same
/// laboratory, and the comparison is the contract's.
package struct Recheck: Sendable {
    private let laboratory: Laboratory

    /// Makes one for a view.
    ///
    /// - Parameters:
    ///   - query: The view's SQL as the warehouse runs it.
    ///   - swift: Whoever runs the Swift half; it need not ask twice.
    package init(project: Project, query: CompiledQuery, warehouse: any Warehouse, swift: any SwiftSide) {
        laboratory = Laboratory(project: project, query: query, warehouse: warehouse, swift: swift)
    }

    /// What the positions in the scenarios mean.
    package var shape: ScenarioShape { laboratory.shape }

    /// Asks both halves about scenarios of one question each.
    ///
    /// - Parameter given: For each scenario the answer to be held against them: a value for each of the view's features.
    /// - Throws: ``RecheckFailure`` when a side cannot be asked any more.
    package func ask(
        _ scenarios: [Scenario], given: [[CellValue]]
    ) async throws(RecheckFailure) -> [Rechecked] {
        do throws(LaboratoryFailure) {
            let loaded = try await laboratory.load(laboratory.prepare(scenarios))
            let sql = try await laboratory.askSQL(loaded)
            let swift = try await laboratory.askSwift(loaded)
            let answers = answers(given, to: loaded)
            let swiftAsSQL = SQLReplies(parts: [(loaded.questions, swift.rows)])
            let againstSQL = try laboratory.compare(loaded, sql: sql, swift: answers)
            let againstSwift = try laboratory.compare(loaded, sql: swiftAsSQL, swift: answers)
            let halves = try laboratory.compare(loaded, sql: sql, swift: swift)
            let (sqlReplies, swiftReplies) = (laboratory.replies(loaded, sql), laboratory.replies(loaded, swift))
            let unanswered = sql.unanswered
            return scenarios.indices.map { index in
                Rechecked(
                    uncovered: loaded.uncovered[index], unanswered: unanswered[index],
                    sql: sqlReplies[index].first ?? .unknown,
                    swift: swiftReplies[index].first ?? .unknown, againstSQL: againstSQL.disagreements[index],
                    againstSwift: againstSwift.disagreements[index], halves: halves.disagreements[index])
            }
        } catch {
            throw RecheckFailure(message: error.reason.recheckMessage)
        }
    }

    /// The given answers in the form of a side's.
    private func answers(_ given: [[CellValue]], to prepared: Laboratory.Prepared) -> SwiftAnswers {
        var caseIDs = Column(name: "case_id", type: .int)
        var spineIDs = Column(name: "spine_id", type: .int)
        var columns = laboratory.view.features.map { Column(name: $0.name, type: $0.type) }
        for member in prepared.members {
            caseIDs.append(Int64(member + 1))
            spineIDs.append(Int64(1))
            for position in columns.indices { columns[position].append(given[member][position]) }
        }
        return SwiftAnswers(
            rows: ColumnBatch(columns: [caseIDs, spineIDs] + columns, rowCount: caseIDs.count), failures: [])
    }
}

/// What both halves say to one question, and where a given answer differs from them.
package struct Rechecked: Sendable {
    /// Why the engine cannot hold the question's rows, or nil; then nothing was compared.
    package let uncovered: String?
    /// Why the warehouse gave no answer that says anything about the pair, or nil; then nothing was compared either.
    package let unanswered: String?
    /// What SQL says.
    package let sql: Reply
    /// What Swift says over the same rows.
    package let swift: Reply
    /// Where the given answer differs from SQL's.
    package let againstSQL: [Disagreement]
    /// Where the given answer differs from Swift's; a failure of Swift's is for the reader of ``swift`` to see.
    package let againstSwift: [Disagreement]
    /// Where the halves differ from one another.
    package let halves: [Disagreement]
}

extension Rechecked {
    /// Why the Swift half gave no answer that says anything about the pair, or nil.
    package var swiftUnanswered: String? { swift.swiftUnanswered }
}

extension Reply {
    /// Why a Swift half gave no answer that says anything about the pair, or nil.
    package var swiftUnanswered: String? {
        switch self {
        case .unknown: "the Swift half was not asked: it had failed too often before"
        case .swiftFailure(.timedOut(let seconds)): "the Swift half gave no answer within \(seconds) s"
        case .swiftFailure(.outOfMemory(let limit)): "the Swift half asked for more than \(limit >> 20) MB of memory"
        default: nil
        }
    }
}

/// Why nothing can be asked any more.
package struct RecheckFailure: Error, CustomStringConvertible {
    /// Which side, and what it said.
    package let message: String
    /// The same.
    package var description: String { message }
}

extension UndecidedReason {
    fileprivate var recheckMessage: String {
        switch self {
        case .warehouseUnavailable(let message): "the warehouse cannot be asked: \(message)"
        case .swiftSideUnavailable(let message): "the Swift half cannot be run: \(message)"
        case .brokenPromise(let message): "a side broke its promise: \(message)"
        case .cancelled: "the run was cancelled"
        default: "the questions could not be asked"
        }
    }
}

extension Reply {
    /// The same in the form that reports show, for one feature.
    package func sideAnswer(_ view: ViewContract, feature: Int) -> SideAnswer { answer(view, feature: feature) }
}
