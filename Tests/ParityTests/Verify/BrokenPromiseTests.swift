import Contracts
import FeatureStore
import SQLFrontend
import Synchronization
import Testing
import Warehouse

@testable import Parity

/// A side that stops keeping to the contract's columns in the middle of an attack, while the batch behind is being answered.
@Suite struct BrokenPromiseTests {
    /// Answers as another side does; to its second asking under a name that the contract does not have.
    private final class Forgetful: SwiftSide {
        let honest: SQLAsSwift
        private let asked = Mutex(0)
        private let interrupted = Mutex(false)

        init(_ honest: SQLAsSwift) { self.honest = honest }

        var timesAsked: Int { asked.withLock { $0 } }
        /// Whether it was told, while it answered, that nobody waits for its answers any more.
        var wasInterrupted: Bool { interrupted.withLock { $0 } }

        func answers(
            to questions: [ViewQuestions], over tables: [SourceTable],
            progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
        ) async throws -> [SwiftAnswers] {
            let turn = asked.withLock { asked in
                asked += 1
                return asked
            }
            // Still at it when the second answers are looked at.
            if turn > 2 {
                do {
                    try await Task.sleep(for: .seconds(60))
                } catch {
                    interrupted.withLock { $0 = true }
                }
            }
            let answers = try await honest.answers(to: questions, over: tables, progress: progress)
            guard turn == 2 else { return answers }
            return answers.map { answers in
                var columns = answers.rows.columns
                columns[2] = Column(
                    name: "forgotten", type: columns[2].type, cells: columns[2].cells, validity: columns[2].validity)
                return SwiftAnswers(
                    rows: ColumnBatch(columns: columns, rowCount: answers.rows.rowCount), failures: answers.failures)
            }
        }
    }

    @Test func itLeavesTheViewUndecidedAndSaysWhy() async throws {
        let project = try Repository.project()
        let view = try #require(project.view("RecentDelays"))
        let warehouse = try await SQLiteWarehouse(project: project)
        let side = Forgetful(try await SQLAsSwift(view, project))
        var options = VerifyOptions()
        options.attack = AttackOptions()
        options.attack?.cases = 20_000
        options.attack?.budgetSeconds = 600
        let verdict = try await Verifier(
            project: project, pairs: [PairQuery(try SQLBinder.bind(view: view, project: project))],
            warehouses: [NamedWarehouse(name: "local", warehouse: warehouse)], swift: side, options: options
        ).verify([], progress: { _ in })
        #expect(verdict.conclusion == .undecided)
        let reasons = verdict.views.flatMap(\.warehouses).flatMap(\.reasons)
        #expect(
            reasons.contains {
                if case .brokenPromise(let message) = $0 {
                    message.contains("found case_id int, spine_id int, forgotten")
                } else {
                    false
                }
            }, "\(reasons)")
        // The batch that was under way was its last.
        #expect(side.timesAsked == 3)
        #expect(side.wasInterrupted)
        await side.honest.warehouse.close()
        await warehouse.close()
    }
}
