internal import FeatureStore
internal import SQLFrontend
internal import Synchronization
internal import Warehouse

/// A view's statement, to be run over one spine.
struct Statement: Sendable {
    /// The position of the view among the pairs.
    let position: Int
    let query: CompiledQuery
    let spine: SpineTable
}

/// Runs statements on the connections of one warehouse while their answers are compared; answers are taken in any order.
final class StatementQueue: Sendable {
    private let statements: [Statement]
    private let connections: [any Warehouse]
    private let willRun: @Sendable (Statement) -> Void
    private let state = Mutex(State())

    private struct State {
        var next = 0
        var answers: [Int: Result<ColumnBatch, any Error>] = [:]
        var waiting: [Int: CheckedContinuation<Result<ColumnBatch, any Error>, Never>] = [:]
    }

    init(
        _ statements: [Statement], on connections: [any Warehouse], willRun: @escaping @Sendable (Statement) -> Void
    ) {
        self.statements = statements
        self.connections = connections
        self.willRun = willRun
    }

    /// Runs all statements, each connection one after another.
    @concurrent
    func run() async {
        await withTaskGroup(of: Void.self) { group in
            for connection in connections.prefix(statements.count) {
                group.addTask { await self.work(on: connection) }
            }
        }
    }

    /// Waits for the answer of the view at `position`, and forgets it; ask for each statement once.
    func answer(_ position: Int) async -> Result<ColumnBatch, any Error> {
        await withCheckedContinuation { continuation in
            let answer = state.withLock { state -> Result<ColumnBatch, any Error>? in
                if let answer = state.answers.removeValue(forKey: position) { return answer }
                state.waiting[position] = continuation
                return nil
            }
            if let answer { continuation.resume(returning: answer) }
        }
    }

    private func work(on connection: any Warehouse) async {
        while true {
            let statement = state.withLock { state -> Statement? in
                guard state.next < statements.count else { return nil }
                state.next += 1
                return statements[state.next - 1]
            }
            guard let statement else { return }
            willRun(statement)
            let answer: Result<ColumnBatch, any Error>
            do {
                answer = .success(try await connection.answer(statement.query, spine: statement.spine))
            } catch {
                answer = .failure(error)
            }
            let waiting = state.withLock { state in
                let waiting = state.waiting.removeValue(forKey: statement.position)
                if waiting == nil { state.answers[statement.position] = answer }
                return waiting
            }
            waiting?.resume(returning: answer)
        }
    }
}
