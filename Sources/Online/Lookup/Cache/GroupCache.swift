import FeatureStore
import Synchronization

/// The decoded groups of hot entities, and the incremental forms of those with many rows, and which state of the store they show.
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
        /// By row and view the forms in memory, which need no groups; empty where none were asked for.
        var forms: [HeldForm?] = []
        /// Groups that somebody reads already, by position.
        var joined: [(position: Int, load: GroupLoad)] = []
        /// Groups that the asker must read, by position.
        var owned: [(position: Int, load: GroupLoad)] = []
    }

    struct State {
        var applied: StoreSnapshot
        var forms = Forms()
        var list: RecencyList
        /// The reads under way whose groups did not change since they began.
        var loads: [Reference: GroupLoad] = [:]
        var erasures = 0
        var isClosed = false
        var hits: UInt64 = 0
        var misses: UInt64 = 0
        var evictions: UInt64 = 0

        /// The group, which is now the one used last.
        mutating func group(_ reference: Reference) -> (group: RowGroup, snapshot: StoreSnapshot)? {
            guard let found = list.use(reference.link, reference.key), case .group(let group) = found.content else {
                return nil
            }
            return (group, found.snapshot)
        }

        /// The form as it answers at a state, which is now the one used last.
        mutating func form(_ reference: Reference?, at snapshot: StoreSnapshot) -> HeldForm? {
            guard let reference, let found = list.use(reference.link, reference.key), found.snapshot <= snapshot,
                case .form(let held) = found.content
            else { return nil }
            hits &+= 1
            return held
        }
    }

    let bound: Int
    let state: Mutex<State>
    /// Set when the first form comes: until then nobody looks for one.
    private let hasForms = Atomic(false)
    /// Whether there ever was a form.
    var keepsForms: Bool { hasForms.load(ordering: .relaxed) }
    /// From now on lookups look for forms.
    func keepForms() { hasForms.store(true, ordering: .relaxed) }

    /// - Parameter linkCount: How many links there are, the numbers of forms included.
    init(linkCount: Int, bound: Int, at snapshot: StoreSnapshot) {
        self.bound = bound
        state = Mutex(State(applied: snapshot, list: RecencyList(linkCount: linkCount)))
    }

    /// The state that lookups are answered at.
    var applied: StoreSnapshot { state.withLock { $0.applied } }

    /// Takes groups at one state; nil in place of a group asks for none.
    ///
    /// - Parameters:
    ///   - forms: The forms that may answer instead; groups that only they would need are not taken.
    ///   - pinned: The state and erasures of what was taken before for the same answer; nil: the newest.
    /// - Returns: Nil where rows were erased since then.
    /// - Throws: ``OnlineStoreError/closed``.
    func take(
        _ wanted: [Reference?], forms: WantedForms? = nil, pinned: (snapshot: StoreSnapshot, erasures: Int)?
    ) throws(OnlineStoreError) -> Taken? {
        try state.withLock { state throws(OnlineStoreError) in
            if state.isClosed { throw .closed }
            if let pinned, pinned.erasures != state.erasures { return nil }
            let snapshot = pinned?.snapshot ?? state.applied
            var taken = Taken(
                snapshot: snapshot, erasures: state.erasures, groups: Array(repeating: nil, count: wanted.count))
            var needed: [Bool]?
            if let forms {
                taken.forms = forms.references.map { state.form($0, at: snapshot) }
                needed = forms.needed(besides: taken.forms)
            }
            for position in wanted.indices {
                guard let reference = wanted[position], needed?[position] ?? true else { continue }
                // What was read at a later state than the answer's may have changed in between.
                if let found = state.group(reference), found.snapshot <= snapshot {
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
    func takeAll(_ wanted: [Reference?], forms: WantedForms?) -> (groups: [RowGroup?], forms: [HeldForm?])? {
        state.withLock { state in
            if state.isClosed { return nil }
            var groups: [RowGroup?] = []
            groups.reserveCapacity(wanted.count)
            var held: [HeldForm?] = []
            var needed: [Bool]?
            if let forms {
                held = forms.references.map { state.form($0, at: state.applied) }
                needed = forms.needed(besides: held)
            }
            for (position, reference) in wanted.enumerated() {
                guard let reference, needed?[position] ?? true else {
                    groups.append(nil)
                    continue
                }
                guard let found = state.group(reference) else { return nil }
                groups.append(found.group)
                state.hits &+= 1
            }
            return (groups, held)
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
            state.trim(to: bound)
        }
        load.finish(result)
    }

    /// Moves on to a later state; what changed up to it is forgotten.
    ///
    /// - Parameters:
    ///   - touched: The groups that changed; nil: everything may have.
    ///   - moves: What became of forms that know their rows; those of which nothing is said are forgotten.
    func apply(_ touched: [Reference]?, at snapshot: StoreSnapshot, _ moves: FormMoves = FormMoves()) {
        state.withLock { state in
            if let touched {
                state.move(touched, moves, to: snapshot)
                for reference in touched {
                    state.list.remove(reference.link, reference.key)
                    state.loads[reference] = nil
                }
            } else {
                state.clear()
                state.loads = [:]
            }
            state.applied = max(state.applied, snapshot)
            state.trim(to: bound)
        }
    }

    /// Forgets everything of some links: rows of theirs were erased.
    func erase(links: Set<Int>) {
        state.withLock { state in
            for link in links { state.list.removeAll(link) }
            for (group, forms) in state.forms.dependents where links.contains(group.link) {
                for form in forms { state.drop(form) }
            }
            state.loads = state.loads.filter { !links.contains($0.key.link) }
            state.erasures += 1
        }
    }

    /// Gives nothing any more: whoever writes the store next does not tell this process.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.clear()
        }
    }

    /// How the cache does.
    var figures: CacheFigures {
        state.withLock { state in
            CacheFigures(
                groups: state.list.count - state.list.formCount, rows: state.list.rowCount,
                forms: state.list.formCount, bytes: state.list.bytes, bound: bound,
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
    /// How many entities' answers views keep in an incremental form besides.
    public var forms: Int
    /// About how many bytes all of them take.
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
