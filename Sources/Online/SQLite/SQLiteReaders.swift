import FeatureStore
import SQLite
import Synchronization

/// Several connections that read, each on a thread of its own; a call goes to the one with the least to do.
final class SQLiteReaders: Sendable {
    private let readers: [SQLiteReader]
    private let waiting: Mutex<[Int]>

    init(file: StoreFile, count: Int) {
        readers = (0..<max(1, count)).map { SQLiteReader(file: file, number: $0) }
        waiting = Mutex(Array(repeating: 0, count: max(1, count)))
    }

    func rows(
        of groups: [GroupKey], at snapshot: StoreSnapshot
    ) async throws(OnlineStoreError) -> [StoredGroup] {
        let index = take()
        defer { giveBack(index) }
        return try await readers[index].rows(of: groups, at: snapshot)
    }

    func newest() async throws(OnlineStoreError) -> StoreSnapshot {
        StoreSnapshot(sequence: try await readers[0].number("sequence") ?? 0)
    }

    func newestInstant() async throws(OnlineStoreError) -> Timestamp? {
        try await readers[0].number("newest_instant").map { Timestamp(microseconds: $0) }
    }

    func newestArrival(of source: String) async throws(OnlineStoreError) -> Timestamp? {
        let index = take()
        defer { giveBack(index) }
        return try await readers[index].newestArrival(of: source)
    }

    func read<Answer: Sendable>(
        _ body: @Sendable (Connection) throws -> Answer
    ) async throws(OnlineStoreError) -> Answer {
        let index = take()
        defer { giveBack(index) }
        return try await readers[index].read(body)
    }

    func close() async {
        for reader in readers { await reader.close() }
    }

    private func take() -> Int {
        waiting.withLock { waiting in
            var least = 0
            for index in waiting.indices where waiting[index] < waiting[least] { least = index }
            waiting[least] += 1
            return least
        }
    }

    private func giveBack(_ index: Int) { waiting.withLock { $0[index] -= 1 } }
}
