import BlockingCalls
import Online
import Postgres
import Synchronization

/// The connections over which is read: who comes gets the one for which the fewest wait.
final class ReadSessions: Sendable {
    /// Every one.
    let all: [StoreSession]
    private let waiting: Mutex<[Int]>

    init(_ sessions: [StoreSession]) {
        all = sessions
        waiting = Mutex(Array(repeating: 0, count: sessions.count))
    }

    /// Runs what reads, over a new connection where the one that was there turns out to be lost.
    func run<Answer: Sendable>(
        _ body: @Sendable (PostgresConnection, StatementControl) throws -> Answer
    ) async throws(OnlineStoreError) -> Answer {
        let place = waiting.withLock { counts in
            let place = counts.indices.min { counts[$0] < counts[$1] } ?? 0
            counts[place] += 1
            return place
        }
        defer { waiting.withLock { $0[place] -= 1 } }
        return try await all[place].run(repeating: true, body)
    }
}
