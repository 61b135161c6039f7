import FeatureStore
import Synchronization

/// One read of a group that is under way, which everybody who needs the group at that state waits for.
final class GroupLoad: Sendable {
    let link: Int
    let key: EntityKey
    /// The state of the store that is read.
    let snapshot: StoreSnapshot

    private enum Progress {
        case reading([CheckedContinuation<Result<RowGroup, LookupError>, Never>])
        case done(Result<RowGroup, LookupError>)
    }

    private let progress = Mutex<Progress>(.reading([]))

    init(link: Int, key: EntityKey, snapshot: StoreSnapshot) {
        self.link = link
        self.key = key
        self.snapshot = snapshot
    }

    /// The group, as soon as it was read.
    func group() async throws(LookupError) -> RowGroup {
        let result = await withCheckedContinuation { continuation in
            let result: Result<RowGroup, LookupError>? = progress.withLock { progress in
                switch progress {
                case .done(let result): return result
                case .reading(var waiting):
                    waiting.append(continuation)
                    progress = .reading(waiting)
                    return nil
                }
            }
            if let result { continuation.resume(returning: result) }
        }
        return try result.get()
    }

    /// Hands the group to everybody who waits.
    func finish(_ result: Result<RowGroup, LookupError>) {
        let waiting: [CheckedContinuation<Result<RowGroup, LookupError>, Never>] = progress.withLock { progress in
            guard case .reading(let waiting) = progress else { return [] }
            progress = .done(result)
            return waiting
        }
        for continuation in waiting { continuation.resume(returning: result) }
    }
}
