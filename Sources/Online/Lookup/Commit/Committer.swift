import FeatureStore
import Synchronization

/// Takes deliveries from many callers at once and stores them one commit after another, many callers in one.
///
/// While one commit is on its way to the disk, what comes meanwhile waits together and is the next one. Whatever else must
/// not run beside a commit (erasing, compacting, closing) waits in the same line.
final class Committer: Sendable {
    /// What waits in line.
    private enum Work {
        case delivery(Waiting)
        case alone(@Sendable () async -> Void)
    }

    /// A delivery, and who waits for it.
    private struct Waiting {
        let number: UInt64
        let delivery: Delivery
        let caller: CheckedContinuation<Result<IngestReceipt, IngestError>, Never>
    }

    private struct State {
        var line: [Work] = []
        var rows = 0
        /// What the next delivery is known by.
        var next: UInt64 = 0
        var isWorking = false
        var isClosed = false
        /// Whether everything that waited when it was closed is stored.
        var isDrained = false
        /// Who waits for that.
        var closers: [CheckedContinuation<Void, Never>] = []
    }

    private let store: any OnlineStore
    private let clock: ServingClock
    private let waitingRows: Int
    private let commitRows: Int
    /// Called when a commit is durable and before anybody is told.
    private let apply: @Sendable (CommitOutcome, [Delivery], Timestamp) async throws(OnlineStoreError) -> Void
    private let state = Mutex(State())

    init(
        store: any OnlineStore, clock: ServingClock, options: ServingOptions,
        apply: @escaping @Sendable (CommitOutcome, [Delivery], Timestamp) async throws(OnlineStoreError) -> Void
    ) {
        self.store = store
        self.clock = clock
        waitingRows = options.waitingRows
        commitRows = options.commitRows
        self.apply = apply
    }

    /// How many rows wait.
    var waiting: Int { state.withLock { $0.rows } }

    /// Stores a delivery and returns when it is durable; from then on every lookup sees it.
    ///
    /// A caller that is cancelled while its delivery stands in line gives it up; once a commit took it the caller waits for
    /// the outcome, since the rows may be stored already.
    func store(_ delivery: Delivery) async throws(IngestError) -> IngestReceipt {
        let number = state.withLock { state in
            state.next += 1
            return state.next
        }
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { enqueue(Waiting(number: number, delivery: delivery, caller: $0)) }
        } onCancel: {
            giveUp(number)
        }
        return try result.get()
    }

    private func enqueue(_ waiting: Waiting) {
        let rows = waiting.delivery.rows.rowCount
        let refusal: IngestError? = state.withLock { state in
            // Whoever is cancelled behind this look finds the delivery in line.
            if Task.isCancelled { return .cancelled }
            if state.isClosed { return .store(.closed) }
            // A delivery that is larger than the bound is taken when nothing else waits.
            if state.rows > 0, state.rows + rows > waitingRows {
                return .overloaded(waitingRows: state.rows, bound: waitingRows)
            }
            state.line.append(.delivery(waiting))
            state.rows += rows
            return nil
        }
        if let refusal { waiting.caller.resume(returning: .failure(refusal)) } else { startWorking() }
    }

    /// Takes a delivery out of the line, if it stands there still.
    private func giveUp(_ number: UInt64) {
        let waiting: Waiting? = state.withLock { state in
            for (position, work) in state.line.enumerated() {
                guard case .delivery(let waiting) = work, waiting.number == number else { continue }
                state.line.remove(at: position)
                state.rows -= waiting.delivery.rows.rowCount
                return waiting
            }
            return nil
        }
        waiting?.caller.resume(returning: .failure(.cancelled))
    }

    /// Runs something when no commit is under way, in line with the deliveries.
    func alone<Value: Sendable>(_ work: @escaping @Sendable () async -> Value) async throws(OnlineStoreError) -> Value {
        let value: Value? = await withCheckedContinuation { caller in
            let isClosed = state.withLock { state in
                if !state.isClosed {
                    state.line.append(.alone { caller.resume(returning: await work()) })
                }
                return state.isClosed
            }
            if isClosed { caller.resume(returning: nil) } else { startWorking() }
        }
        guard let value else { throw .closed }
        return value
    }

    /// Takes no more, and returns when everything that waited is stored, to everybody who closes.
    func close() async {
        await withCheckedContinuation { caller in
            let (isFirst, isDrained) = state.withLock { state in
                if !state.isDrained { state.closers.append(caller) }
                if !state.isClosed { state.line.append(.alone { self.tellClosers() }) }
                defer { state.isClosed = true }
                return (!state.isClosed, state.isDrained)
            }
            if isDrained { caller.resume() }
            if isFirst { startWorking() }
        }
    }

    private func tellClosers() {
        let closers = state.withLock { state in
            state.isDrained = true
            defer { state.closers = [] }
            return state.closers
        }
        for closer in closers { closer.resume() }
    }

    private func startWorking() {
        let starts = state.withLock { state in
            defer { state.isWorking = true }
            return !state.isWorking
        }
        if starts { Task.detached { await self.work() } }
    }

    private func work() async {
        while let next = takeNext() {
            switch next {
            case .alone(let work): await work()
            case .commit(let waiting):
                await commit(waiting)
                // Whoever was told just now may come again at once: then the next commit takes all of them.
                if waiting.count > 1 { await Task.yield() }
            }
        }
    }

    private enum Step {
        case alone(@Sendable () async -> Void)
        case commit([Waiting])
    }

    /// What is done next: one thing alone, or as many deliveries from the front of the line as fit into one commit.
    private func takeNext() -> Step? {
        state.withLock { state in
            guard let first = state.line.first else {
                state.isWorking = false
                return nil
            }
            if case .alone(let work) = first {
                state.line.removeFirst()
                return .alone(work)
            }
            var taken: [Waiting] = []
            var rows = 0
            for work in state.line {
                guard case .delivery(let waiting) = work else { break }
                rows += waiting.delivery.rows.rowCount
                if !taken.isEmpty, rows > commitRows { break }
                taken.append(waiting)
            }
            state.line.removeFirst(taken.count)
            return .commit(taken)
        }
    }

    private func commit(_ waiting: [Waiting]) async {
        let deliveries = waiting.map(\.delivery)
        let receipts = await commit(deliveries)
        state.withLock { state in
            for delivery in deliveries { state.rows -= delivery.rows.rowCount }
        }
        for (waiting, receipt) in zip(waiting, receipts) { waiting.caller.resume(returning: receipt) }
    }

    /// Stores deliveries in one commit, or, where one of them is what the store stumbles over, each in its own.
    private func commit(_ deliveries: [Delivery]) async -> [Result<IngestReceipt, IngestError>] {
        let outcome: CommitOutcome
        let now: Timestamp
        do throws(OnlineStoreError) {
            now = try clock.now()
            outcome = try await store.commit(deliveries, ingestedAt: now)
        } catch {
            guard deliveries.count > 1, error.mayConcernOneDelivery else {
                return Array(repeating: .failure(.store(error)), count: deliveries.count)
            }
            // Nothing was stored: nobody fails for what somebody else sent.
            var receipts: [Result<IngestReceipt, IngestError>] = []
            for delivery in deliveries { receipts += await commit([delivery]) }
            return receipts
        }
        do throws(OnlineStoreError) { try await apply(outcome, deliveries, now) } catch {
            return Array(repeating: .failure(.store(error)), count: deliveries.count)
        }
        return outcome.receipts.map { $0.mapError { .refused($0) } }
    }
}

extension OnlineStoreError {
    /// Whether it may be one delivery that the store stumbles over, while it would take the others.
    fileprivate var mayConcernOneDelivery: Bool {
        switch self {
        case .damaged, .engine, .mismatch: true
        case .inUse, .full, .unavailable, .uncertain, .forgotten, .closed: false
        }
    }
}
