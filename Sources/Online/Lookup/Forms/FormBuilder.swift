import FeatureStore
import Synchronization

/// Builds the incremental forms of entities that have many rows, one at a time, beside lookups and commits.
///
/// What is committed meanwhile is noted by the cache and told to the form before it is used; the last of it in line with the
/// commits, so that from then on none is missed.
final class FormBuilder: Sendable {
    private let plan: ServingPlan
    private let store: any OnlineStore
    let cache: GroupCache
    private let committer: Committer
    private let leastRows: Int
    private let mostRows: Int
    private let isBuilding = Atomic(false)
    /// Forms that turned out not to fit.
    private let refused = Mutex<Set<GroupCache.Reference>>([])

    /// What a row is reckoned to take before anything is known of it.
    private static let bytesPerRow = 512
    /// How many rows are taken before others get their turn.
    private static let chunk = 256
    /// What is still to be told is few enough to be told in line with the commits.
    private static let few = 64

    /// - Returns: Nil where no form is ever built.
    init?(plan: ServingPlan, store: any OnlineStore, cache: GroupCache, committer: Committer, options: ServingOptions) {
        // What other processes commit to a shared store, this one is not told row by row.
        guard let leastRows = options.formRows, !store.isShared else { return nil }
        self.plan = plan
        self.store = store
        self.cache = cache
        self.committer = committer
        self.leastRows = max(1, leastRows)
        mostRows = options.cacheBytes / 2 / Self.bytesPerRow
    }

    /// Whether a form is being built.
    var isBusy: Bool { isBuilding.load(ordering: .relaxed) }

    /// Whether any entity may have enough rows.
    func isWorthwhile(_ groups: [RowGroup?]) -> Bool {
        groups.reduce(0) { $0 + ($1?.rowCount ?? 0) } >= leastRows
    }

    /// Builds a form unless it is too early, or there are too few rows, or too many.
    ///
    /// - Parameters:
    ///   - rowCount: How many rows the entity has.
    ///   - groups: Where they are found.
    func consider(
        _ view: ViewDefinition, _ reference: GroupCache.Reference, groups: [GroupCache.Reference], rowCount: Int
    ) {
        guard rowCount >= leastRows, rowCount <= mostRows, !refused.withLock({ $0.contains(reference) }),
            isBuilding.compareExchange(expected: false, desired: true, ordering: .relaxed).exchanged
        else { return }
        Task.detached(priority: .utility) {
            await self.build(view, reference, groups)
            self.isBuilding.store(false, ordering: .relaxed)
        }
    }

    private func build(
        _ view: ViewDefinition, _ reference: GroupCache.Reference, _ groups: [GroupCache.Reference]
    ) async {
        guard let writer = FormWriter(view, reference, groups: groups), let watch = cache.watch(writer) else { return }
        do throws(LookupError) {
            let reader = GroupReader(plan: plan, store: store, cache: cache)
            let reading = try await reader.read(groups, pin: watch.pin)
            guard let reading else { return cache.drop(watch) }
            for case let group? in reading.groups {
                guard !group.hasConflicts else { return refuse(watch) }
                await deliver(group, to: writer)
            }
        } catch {
            return cache.drop(watch)
        }
        while let changes = cache.takeChanges(of: watch), !changes.isEmpty {
            guard writer.follow(changes) else { return cache.drop(watch) }
            if changes.count <= Self.few { break }
            await Task.yield()
        }
        await install(watch)
    }

    private func deliver(_ group: RowGroup, to writer: FormWriter) async {
        for start in stride(from: 0, to: group.heldRowCount, by: Self.chunk) {
            writer.deliver(group, start..<min(start + Self.chunk, group.heldRowCount))
            await Task.yield()
        }
    }

    /// Tells the form the rest in line with the commits, and hands it to lookups.
    private func install(_ watch: FormWatch) async {
        let cache = cache
        let isKept: Bool?
        do throws(OnlineStoreError) {
            isKept = try await committer.alone {
                guard let rest = cache.takeChanges(of: watch), watch.writer.follow(rest) else {
                    cache.drop(watch)
                    return true
                }
                return cache.install(watch, watch.writer.held())
            }
        } catch {
            return cache.drop(watch)
        }
        if isKept == false { refuse(watch) }
    }

    private func refuse(_ watch: FormWatch) {
        cache.drop(watch)
        refused.withLock { refused in
            if refused.count >= 10_000 { refused = [] }
            refused.insert(watch.writer.reference)
        }
    }

    /// Lets forms forget what was removed from the store, one after another, in line with the commits.
    func forget(_ report: CompactionReport, _ retention: Retention, now: Timestamp) async {
        var cutoffs: [String: Timestamp] = [:]
        for source in retention.sources where source.lastRows.isEmpty {
            guard let span = source.span, report.removed.contains(where: { $0.source == source.source && $0.rows > 0 })
            else { continue }
            cutoffs[source.source] = now.before(span)
        }
        let forgetting = FormForgetting(answerable: now.before(retention.servedHistory), cutoffs: cutoffs)
        guard !cutoffs.isEmpty else { return }
        let (cache, leastRows) = (cache, leastRows)
        for writer in cache.writers {
            do throws(OnlineStoreError) {
                try await committer.alone {
                    writer.forget(forgetting)
                    let held = writer.held()
                    cache.replace(writer, by: held.rowCount < leastRows / 2 ? nil : held)
                }
            } catch {
                // The store was closed meanwhile: no form is left.
                return
            }
        }
    }
}
