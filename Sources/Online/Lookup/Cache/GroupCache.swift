import FeatureStore
import Synchronization

/// The decoded groups of hot entities, and which state of the store they show.
///
/// One mutex guards the state that lookups are answered at together with what is in memory of it, and a commit is applied
/// under it before anybody is told that it is durable. So a lookup that begins after an acknowledgement sees what was
/// acknowledged, and all groups that a lookup takes belong to one state.
final class GroupCache: Sendable {
    /// A group as lookups name it.
    struct Reference: Hashable {
        let link: Int
        let key: EntityKey
    }

    /// What can be known at once of the groups that were asked for.
    struct Taken {
        /// The state that they belong to.
        var snapshot: StoreSnapshot
        /// Changes when rows are erased: then groups taken before and after do not belong together.
        var erasures: Int
        /// By group what is in memory.
        var groups: [RowGroup?]
        /// Groups that somebody reads already, by position.
        var joined: [(position: Int, load: GroupLoad)] = []
        /// Groups that the asker must read, by position.
        var owned: [(position: Int, load: GroupLoad)] = []
    }

    private struct State {
        var applied: StoreSnapshot
        var list: RecencyList
        /// The reads under way whose groups did not change since they began.
        var loads: [Reference: GroupLoad] = [:]
        var erasures = 0
        var isClosed = false
        var hits: UInt64 = 0
        var misses: UInt64 = 0
        var evictions: UInt64 = 0
    }

    private let bound: Int
    private let state: Mutex<State>

    init(linkCount: Int, bound: Int, at snapshot: StoreSnapshot) {
        self.bound = bound
        state = Mutex(State(applied: snapshot, list: RecencyList(linkCount: linkCount)))
    }

    /// The state that lookups are answered at.
    var applied: StoreSnapshot { state.withLock { $0.applied } }

    /// Takes groups at one state; nil in place of a group asks for none.
    ///
    /// - Parameter pinned: The state and erasures of what was taken before for the same answer; nil: the newest.
    /// - Returns: Nil where rows were erased since then.
    /// - Throws: ``OnlineStoreError/closed``.
    func take(
        _ wanted: [Reference?], pinned: (snapshot: StoreSnapshot, erasures: Int)?
    ) throws(OnlineStoreError) -> Taken? {
        try state.withLock { state throws(OnlineStoreError) in
            if state.isClosed { throw .closed }
            if let pinned, pinned.erasures != state.erasures { return nil }
            let snapshot = pinned?.snapshot ?? state.applied
            var taken = Taken(
                snapshot: snapshot, erasures: state.erasures, groups: Array(repeating: nil, count: wanted.count))
            for position in wanted.indices {
                guard let reference = wanted[position] else { continue }
                // What was read at a later state than the answer's may have changed in between.
                if let found = state.list.use(reference.link, reference.key), found.snapshot <= snapshot {
                    taken.groups[position] = found.group
                    state.hits &+= 1
                    continue
                }
                state.misses &+= 1
                if let load = state.loads[reference], load.snapshot <= snapshot {
                    taken.joined.append((position, load))
                    continue
                }
                let load = GroupLoad(link: reference.link, key: reference.key, snapshot: snapshot)
                // Only what is read at the newest state can be of use to others.
                if snapshot == state.applied { state.loads[reference] = load }
                taken.owned.append((position, load))
            }
            return taken
        }
    }

    /// Takes groups at the newest state where all of them are in memory; nil where one is not, or nothing is given any more.
    func takeAll(_ wanted: [Reference?]) -> [RowGroup?]? {
        state.withLock { state in
            if state.isClosed { return nil }
            var groups: [RowGroup?] = []
            groups.reserveCapacity(wanted.count)
            for reference in wanted {
                guard let reference else {
                    groups.append(nil)
                    continue
                }
                guard let found = state.list.use(reference.link, reference.key) else { return nil }
                groups.append(found.group)
            }
            state.hits &+= UInt64(wanted.count)
            return groups
        }
    }

    /// Ends a read: keeps the group unless it changed meanwhile, and hands it to all who wait.
    func finish(_ load: GroupLoad, _ result: Result<RowGroup, LookupError>) {
        state.withLock { state in
            let reference = Reference(link: load.link, key: load.key)
            guard state.loads[reference] === load else { return }
            state.loads[reference] = nil
            guard case .success(let group) = result, group.byteCount < bound else { return }
            state.list.insert(
                RecencyList.Entry(link: load.link, key: load.key, group: group, snapshot: load.snapshot))
            state.evictions &+= UInt64(state.list.trim(to: bound))
        }
        load.finish(result)
    }

    /// Moves on to a later state; what changed up to it is forgotten.
    ///
    /// Nil: everything may have changed.
    func apply(_ touched: [Reference]?, at snapshot: StoreSnapshot) {
        state.withLock { state in
            if let touched {
                for reference in touched {
                    state.list.remove(reference.link, reference.key)
                    state.loads[reference] = nil
                }
            } else {
                _ = state.list.trim(to: -1)
                state.loads = [:]
            }
            state.applied = max(state.applied, snapshot)
        }
    }

    /// Forgets everything of some links: rows of theirs were erased.
    func erase(links: Set<Int>) {
        state.withLock { state in
            for link in links { state.list.removeAll(link) }
            state.loads = state.loads.filter { !links.contains($0.key.link) }
            state.erasures += 1
        }
    }

    /// Gives nothing any more: whoever writes the store next does not tell this process.
    func close() {
        state.withLock { state in
            state.isClosed = true
            _ = state.list.trim(to: -1)
        }
    }

    /// How the cache does.
    var figures: CacheFigures {
        state.withLock { state in
            CacheFigures(
                groups: state.list.count, rows: state.list.rowCount, bytes: state.list.bytes, bound: bound,
                hits: state.hits, misses: state.misses, evictions: state.evictions)
        }
    }
}

/// How the groups in memory do.
public struct CacheFigures: Hashable, Sendable {
    /// How many groups there are.
    public var groups: Int
    /// How many rows they have.
    public var rows: Int
    /// About how many bytes they take.
    public var bytes: Int
    /// How many they may take.
    public var bound: Int
    /// How many times a group was found in memory.
    public var hits: UInt64
    /// How many times it was not.
    public var misses: UInt64
    /// How many groups were dropped to make room.
    public var evictions: UInt64
}
