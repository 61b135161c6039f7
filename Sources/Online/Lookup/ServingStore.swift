import Contracts
public import FeatureStore
import Synchronization

/// A feature store within the process: events in, feature vectors out, by the Swift halves that were verified.
///
/// ```swift
/// let store = try await ServingStore.open(registry: featureRegistry, at: "online.sqlite")
/// try await store.ingest([Flight(…)])
/// let vector = try await store.lookup(DelayModelV1.self, keys: …, request: …)
/// ```
///
/// What ``ingest(_:)`` returned for is durable, and every lookup that begins afterwards sees it. All entities of a lookup
/// are answered from one state of the store.
public final class ServingStore: Sendable {
    let plan: ServingPlan
    let options: ServingOptions
    let store: any OnlineStore
    let clock: ServingClock
    let cache: GroupCache
    let committer: Committer
    let bounds: AnswerableBounds
    let activity: IngestActivity
    let compactions = SharedRun<CompactionReport>()
    /// Where answers of batch come from: what the options say, or the store where it keeps some.
    private let materialized: (any MaterializedAnswers)?
    private let follower: CommitFollower
    /// What builds incremental forms; nil where none are kept.
    let forms: FormBuilder?
    private let identifiers = RequestIdentifiers()

    /// The pairs that it serves.
    public var registry: FeatureRegistry { plan.registry }

    /// Opens a feature store in a SQLite file, which is made where there is none.
    ///
    /// One process writes a file; others may open it to read, with `access`.
    ///
    /// - Throws: ``ServingStoreError``.
    public static func open(
        registry: FeatureRegistry, at path: String, access: SQLiteOnlineStore.Access = .write,
        options: ServingOptions = ServingOptions()
    ) async throws(ServingStoreError) -> ServingStore {
        let store: SQLiteOnlineStore
        do throws(OnlineStoreError) {
            store = try await SQLiteOnlineStore(path: path, registry: registry, access: access)
        } catch {
            throw .store(error)
        }
        do throws(ServingStoreError) {
            return try await open(registry: registry, store: store, options: options)
        } catch {
            await store.close()
            throw error
        }
    }

    /// Opens a feature store over an online store, which it then alone writes to, and closes.
    ///
    /// - Throws: ``ServingStoreError``.
    public static func open(
        registry: FeatureRegistry, store: any OnlineStore, options: ServingOptions = ServingOptions()
    ) async throws(ServingStoreError) -> ServingStore {
        let plan: ServingPlan
        do throws(ContractErrors) {
            plan = try ServingPlan(registry: registry, options: options)
        } catch {
            throw .contracts("\(error)")
        }
        do throws(OnlineStoreError) {
            let clock = try ServingClock(
                options.clock, steady: options.steadyClock, start: try await store.newestInstant,
                leap: max(plan.project.online.lateness, .hours(1)))
            let opened = ServingStore(
                plan: plan, options: options, store: store, at: try await store.newest, clock: clock,
                start: try clock.now())
            try await opened.bounds.refresh()
            return opened
        } catch {
            throw .store(error)
        }
    }

    private init(
        plan: ServingPlan, options: ServingOptions, store: any OnlineStore, at snapshot: StoreSnapshot,
        clock: ServingClock, start: Timestamp
    ) {
        self.plan = plan
        self.options = options
        self.store = store
        materialized = options.materialized ?? (store as? any MaterializedAnswers)
        let cache = GroupCache(linkCount: plan.linkAndFormCount, bound: options.cacheBytes, at: snapshot)
        let activity = IngestActivity()
        let follower = CommitFollower(cache: cache, store: store, plan: plan)
        self.clock = clock
        self.cache = cache
        self.activity = activity
        self.follower = follower
        bounds = AnswerableBounds(
            store: store,
            needs: Dictionary(
                plan.project.views.map { ($0.name, ViewNeed.all(of: $0, plan.project, plan.registry)) },
                uniquingKeysWith: { first, _ in first }), now: start)
        committer = Committer(store: store, clock: clock, options: options) {
            (outcome, deliveries, instant) async throws(OnlineStoreError) in
            try await follower.apply(outcome, deliveries)
            activity.note(outcome, deliveries, at: instant)
        }
        forms = FormBuilder(plan: plan, store: store, cache: cache, committer: committer, options: options)
    }

    /// Answers a question.
    func answer(_ question: LookupQuestion) async throws(LookupError) -> LookupAnswer {
        let now = try now()
        let asOf = question.asOf ?? now
        guard asOf <= now || options.allowsFuture else { throw .inTheFuture(asked: asOf, now: now) }
        let epoch = bounds.epoch
        if store.isShared { try await followBounds(now) }
        // What batch answers needs no rows; what it left to be computed is checked then.
        let computed = question.service.views.lazy.map(\.view).filter { [materialized] in
            materialized == nil || !$0.isMaterialized
        }
        try bounds.check(asOf, views: computed, now: now)
        var disturbances = 0
        while disturbances < 5 {
            if store.isShared { try await catchUp() }
            if let answer = try await attempt(question, now: now, asOf: asOf) {
                if question.asOf != nil {
                    try await bounds.recheck(asOf, views: computed, now: now, since: epoch)
                }
                return answer
            }
            disturbances += 1
        }
        throw .disturbed(times: disturbances)
    }

    /// The present instant, by a clock that neither goes back nor leaps.
    func now() throws(LookupError) -> Timestamp {
        do throws(OnlineStoreError) { return try clock.now() } catch { throw .store(error) }
    }

    private func followBounds(_ now: Timestamp) async throws(LookupError) {
        do throws(OnlineStoreError) { try await bounds.follow(now) } catch { throw .store(error) }
    }

    private func catchUp() async throws(LookupError) {
        do throws(OnlineStoreError) { try await follower.catchUp() } catch { throw .store(error) }
    }

    /// Answers a question from one state; nil where that state is no longer to be had.
    private func attempt(
        _ question: LookupQuestion, now: Timestamp, asOf: Timestamp
    ) async throws(LookupError) -> LookupAnswer? {
        let reader = GroupReader(plan: plan, store: store, cache: cache)
        do throws(LookupError) {
            let (service, wanted) = (question.service, question.wanted)
            let builder = question.usesForms ? forms : nil
            let wantedForms = builder?.wanted(service, question.keys, rowCount: question.rowCount)
            guard let reading = try await reader.read(wanted, forms: wantedForms) else { return nil }
            builder?.consider(service, question.keys, wanted, found: reading.forms, groups: reading.groups)
            let computations = service.views.indices.map {
                ViewComputation(
                    question: question, view: $0, asOf: asOf, groups: reading.groups, forms: reading.forms)
            }
            var byForms: [Int: ViewAnswer] = [:]
            for (position, computation) in computations.enumerated() where computation.hasForms {
                guard let answer = try computation.answer() else {
                    // A form cannot say what `compute` says of that instant: it is asked.
                    return try await attempt(question.withoutForms, now: now, asOf: asOf)
                }
                byForms[position] = answer
            }
            let views = try await answers(
                computations, known: byForms, reader: reader, pin: reading.pin, now: now)
            guard let views else { return nil }
            return LookupAnswer(
                service: service, now: now, asOf: asOf, snapshot: reading.snapshot, views: views)
        } catch {
            if case .store(.forgotten) = error { return nil }
            throw error
        }
    }

    private func answers(
        _ computations: [ViewComputation], known: [Int: ViewAnswer], reader: GroupReader,
        pin: (snapshot: StoreSnapshot, erasures: Int), now: Timestamp
    ) async throws(LookupError) -> [ViewAnswer]? {
        var written: [Int: [MaterializedAnswer?]] = [:]
        if let materialized {
            for (position, computation) in computations.enumerated() where computation.part.view.isMaterialized {
                written[position] = try await MaterializedViews.written(
                    computation.part, computation.question, asOf: computation.asOf, by: materialized)
            }
        }
        let isComputed = computations.indices.map { written[$0]?.contains { $0 == nil } ?? true }
        for position in written.keys.sorted() where isComputed[position] {
            let computation = computations[position]
            try bounds.check(computation.asOf, views: CollectionOfOne(computation.part.view), now: now)
        }
        let keyed = computations.indices.filter { isComputed[$0] && !computations[$0].part.view.keyed.isEmpty }
        var keyedAnswers: ArraySlice<ViewAnswer> = []
        if !keyed.isEmpty {
            let computation = KeyedComputation(
                reader: reader, rounds: options.rounds, groupsPerAnswer: options.groupsPerAnswer)
            guard let made = try await computation.answers(keyed.map { computations[$0] }, pin: pin) else { return nil }
            keyedAnswers = made[...]
        }
        var answers: [ViewAnswer] = []
        answers.reserveCapacity(computations.count)
        for (position, computation) in computations.enumerated() {
            var computed = known[position]
            if computed == nil, isComputed[position] {
                computed = computation.part.view.keyed.isEmpty ? try computation.answer() : keyedAnswers.removeFirst()
            }
            if let written = written[position] {
                answers.append(
                    MaterializedViews.answer(written, computed: computed, computation.part, asOf: computation.asOf))
            } else if let computed {
                answers.append(computed)
            }
        }
        return answers
    }

    /// An id for a request that came without one.
    func newRequestID() -> String { identifiers.next() }

    /// Stores what waits, then closes the log and the store; whoever asks afterwards is told that it is closed.
    public func close() async {
        await committer.close()
        cache.close()
        await options.log?.close()
        await store.close()
    }
}

/// Why a feature store could not be opened.
public enum ServingStoreError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The contracts that the build embedded do not load: the registry was made by hand.
    case contracts(String)
    /// The online store could not be opened.
    case store(OnlineStoreError)

    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .contracts(let errors): errors
        case .store(let error): error.description
        }
    }
}
