public import FeatureStore
public import Online

/// What every online store promises, as checks that any test framework can run: each throws ``ConformanceFailure``.
///
/// ```swift
/// @Test(arguments: OnlineStoreConformance.Check.allCases)
/// func conforms(_ check: OnlineStoreConformance.Check) async throws {
///     try await OnlineStoreConformance {
///         let place = try await somewhereNew()
///         return { registry in try await MyStore(at: place, registry: registry) }
///     }.run(check)
/// }
/// ```
public struct OnlineStoreConformance: Sendable {
    /// Opens one store, the same one each time it is called.
    public typealias Opening = @Sendable (FeatureRegistry) async throws -> any OnlineStore

    /// One promise.
    public enum Check: String, CaseIterable, Sendable {
        /// Every value of every type comes back bit for bit, NULL included.
        case roundTrip
        /// Text with U+0000 comes back, or is refused and nothing of its commit is stored.
        case textWithZero
        /// The same row twice is stored once; another content of its id takes its place.
        case corrections
        /// A row that moves to another group is gone from the one it was in.
        case movedRows
        /// Every version is kept and belongs to the groups of all of them; one that contradicts is refused alone.
        case versions
        /// Without an id every row counts, and a delivery that is repeated under its id does not.
        case deliveryIDs
        /// A state that was read is read again the same, whatever came since.
        case snapshots
        /// Any deliveries in any order leave what a plain list of rows would hold, at each state.
        case anyDeliveries
        /// Keys are data, whatever they contain.
        case awkwardKeys
        /// Keys of doubles and decimals are found by value: 1.10 is 1.1, and -0 is 0.
        case encodedKeys
        /// Arrivals never go backwards, whatever the clock does, and after reopening neither.
        case clock
        /// Reads beside commits see whole commits.
        case readsBesideCommits
        /// What was acknowledged is there after reopening, and numbers go on.
        case reopening
        /// A link that a later build adds finds rows that were there before.
        case laterLinks
        /// What compaction leaves answers every question from the oldest answerable instant on as before.
        case compaction
        /// An erased entity is gone, and others are not.
        case erasure
        /// Whoever is erased takes along what would count again without it, however its rows are found; and ids that name it.
        case wholeErasure
        /// Sources with rows that the build does not declare are told, since nothing of them is erased.
        case strangeSources
        /// A backfill lowers what was cut before, but not what is cut while it runs.
        case bounds
        /// A closed store refuses what comes.
        case closing
    }

    let makePlace: @Sendable () async throws -> Opening

    /// Makes the checks for one kind of store; the closure makes a new, empty place and tells how to open it.
    public init(makePlace: @escaping @Sendable () async throws -> Opening) { self.makePlace = makePlace }

    /// Runs every check, stopping at the first that fails.
    public func run() async throws {
        for check in Check.allCases { try await run(check) }
    }

    /// Runs one check on a store of its own.
    public func run(_ check: Check) async throws {
        let open = try await makePlace()
        let rig = OnlineStoreRig(open: open)
        switch check {
        case .roundTrip: try await rig.roundTrip()
        case .textWithZero: try await rig.textWithZero()
        case .corrections: try await rig.corrections()
        case .movedRows: try await rig.movedRows()
        case .versions: try await rig.versions()
        case .deliveryIDs: try await rig.deliveryIDs()
        case .snapshots: try await rig.snapshots()
        case .anyDeliveries: try await rig.anyDeliveries()
        case .awkwardKeys: try await rig.awkwardKeys()
        case .encodedKeys: try await rig.encodedKeys()
        case .clock: try await rig.clock()
        case .readsBesideCommits: try await rig.readsBesideCommits()
        case .reopening: try await rig.reopening()
        case .laterLinks: try await rig.laterLinks()
        case .compaction: try await rig.compaction()
        case .erasure: try await rig.erasure()
        case .wholeErasure: try await rig.wholeErasure()
        case .strangeSources: try await rig.strangeSources()
        case .bounds: try await rig.bounds()
        case .closing: try await rig.closing()
        }
    }
}

/// A store under test, with short words for what the checks do to it.
struct OnlineStoreRig: Sendable {
    let open: OnlineStoreConformance.Opening

    /// Opens the suite's store for the time of `body`.
    func withStore(
        _ registry: FeatureRegistry = StoreProbe.registry, _ body: (any OnlineStore) async throws -> Void
    ) async throws {
        let store = try await open(registry)
        do {
            try await body(store)
            await store.close()
        } catch {
            await store.close()
            throw error
        }
    }
}

extension OnlineStore {
    /// Commits one delivery and gives its receipt.
    func take(_ delivery: Delivery, at day: Double = 0) async throws -> IngestReceipt {
        let outcome = try await commit([delivery], ingestedAt: StoreProbe.day(day))
        return try outcome.receipts[0].get()
    }

    /// The rows of a group now, each as text.
    func now(_ group: GroupKey) async throws -> [String] { try await at(try await newest, group) }

    /// The rows of a group at a state, each as text.
    func at(_ snapshot: StoreSnapshot, _ group: GroupKey) async throws -> [String] {
        try await rows(of: [group], at: snapshot)[0].rows.bitRows
    }
}

/// Throws unless what was found is what was expected.
func expectEqual<Value: Equatable>(_ found: Value, _ expected: Value, _ what: String) throws(ConformanceFailure) {
    guard found != expected else { return }
    throw ConformanceFailure("\(what): expected \(expected), found \(found)")
}
