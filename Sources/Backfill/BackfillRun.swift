public import Contracts
public import FeatureStore
public import Online
public import Warehouse

/// Brings rows from a warehouse's own tables into an online store: those that an answer may need, and no others.
///
/// Rows come in chunks by event time, each durable before the next is read; a note in the store says how far it got, so that
/// a run that was killed goes on from there. Lookups and live deliveries go on meanwhile. Every delivery gives way: a row
/// whose id came live stays as it came. docs/backfill.md says what that means for each kind of source.
public struct BackfillRun: Sendable {
    /// How rows are delivered: to a store that this process alone writes, or through a `ServingStore`.
    public typealias Deliver = @Sendable (Online.Delivery) async throws -> IngestReceipt

    let project: Project
    let registry: FeatureRegistry
    let tables: any LiveTables
    let store: any KeepingStore
    let deliver: Deliver
    /// Records which rows of a source are counted on; whoever serves must hear of it at once.
    var record: @Sendable (_ source: String, _ stage: BackfillStage, _ bound: SourceBound?) async throws -> Void
    /// How many rows one chunk has, about.
    public var chunkRows = 5_000

    /// Makes a backfill.
    ///
    /// - Parameters:
    ///   - tables: The warehouse's tables, as they stand at one instant.
    ///   - store: Where notes are kept.
    ///   - deliver: Stores one delivery durably.
    public init(
        project: Project, registry: FeatureRegistry, tables: any LiveTables, store: any KeepingStore,
        deliver: @escaping Deliver
    ) {
        self.project = project
        self.registry = registry
        self.tables = tables
        self.store = store
        self.deliver = deliver
        record = { try await store.recordBackfill(of: $0, $1, leavingOut: $2) }
    }

    /// The same run, delivering in another way: for tests of what happens when that fails.
    package func wrapping(_ wrap: (@escaping Deliver) -> Deliver) -> BackfillRun {
        var run = BackfillRun(
            project: project, registry: registry, tables: tables, store: store, deliver: wrap(deliver))
        run.record = record
        return run
    }

    /// Brings rows of some sources, or of all that a view reads.
    ///
    /// - Parameters:
    ///   - sources: The sources' names; empty for all that views read.
    ///   - now: From when retention is counted.
    ///   - until: Rows of this event time and later are left to live delivery; needed where rows have no ids.
    ///   - restart: Whether to begin anew where a run was interrupted.
    /// - Throws: ``BackfillError``, `WarehouseError`, `CancellationError`.
    public func run(
        _ sources: [String] = [], now: Timestamp, until: Timestamp? = nil, restart: Bool = false,
        progress: @escaping @Sendable (BackfillProgress) -> Void = { _ in }
    ) async throws -> BackfillReport {
        let retention = Retention(project: project, registry: registry)
        var report = BackfillReport()
        for source in try chosen(sources) {
            let kept = retention.sources.first { $0.source == source.name }
            var run = SourceBackfill(
                backfill: self, source: source, table: try await table(of: source), kept: kept,
                progress: progress)
            report.sources.append(try await run.run(now: now, until: until, restart: restart))
        }
        return report
    }

    private func chosen(_ names: [String]) throws(BackfillError) -> [Source] {
        guard !names.isEmpty else {
            let read = Set(project.views.flatMap(\.reads).map(\.source))
            return project.sources.filter { read.contains($0.name) }
        }
        var chosen: [Source] = []
        for name in names {
            guard let source = project.source(name) else {
                throw .unknownSource(name, known: project.sources.map(\.name))
            }
            if !chosen.contains(source) { chosen.append(source) }
        }
        return chosen
    }

    private func table(of source: Source) async throws -> LiveTable {
        guard let table = try await tables.describe(source) else {
            throw BackfillError.noTable(source: source.name, table: source.name)
        }
        let problems = table.findings.filter(\.isProblem).map(\.description)
        guard problems.isEmpty else { throw BackfillError.misfit(problems.joined(separator: "\n")) }
        return table
    }
}
