public import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// Runs both halves of pairs over cases and concludes, for each view and warehouse, whether they agree.
///
/// One view's failure never hides another's verdict, and one warehouse's absence never another warehouse's. Sources of
/// cases are loaded one after another, and shared by all views; of a large sample only chunks are in memory.
public struct Verifier: Sendable {
    private let project: Project
    private let pairs: [PairQuery]
    private let warehouses: [NamedWarehouse]
    private let swift: any SwiftSide
    private let options: VerifyOptions

    /// Makes a verifier of some views of a project.
    ///
    /// - Parameters:
    ///   - pairs: the views to verify; verdicts come in this order.
    ///   - warehouses: where to run their SQL; whoever connected them closes them.
    ///   - swift: what runs their Swift.
    public init(
        project: Project, pairs: [PairQuery], warehouses: [NamedWarehouse], swift: any SwiftSide,
        options: VerifyOptions = VerifyOptions()
    ) {
        self.project = project
        self.pairs = pairs
        self.warehouses = warehouses
        self.swift = swift
        self.options = options
    }

    /// Asks everything and concludes.
    ///
    /// When the task is cancelled the verdict says so of every view that was not done.
    ///
    /// - Parameters:
    ///   - sources: the cases, asked in this order.
    ///   - progress: called while it happens, from any task.
    /// - Throws: ``ContractErrors`` when a case cannot be read.
    public func verify(
        _ sources: [CaseSource], progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
    ) async throws(ContractErrors) -> RunVerdict {
        let filter = QuestionFilter(options.only)
        let runs = warehouses.map { WarehouseRun($0, project: project, pairs: pairs, options: options, progress) }
        var counts = OriginCounts()
        for source in sources where source.caseNames.contains(where: filter.allows) {
            // Reading a large sample takes seconds that nobody waits for any more.
            if Task.isCancelled { for run in runs { run.closeAll(.cancelled) } }
            guard runs.contains(where: \.isOpen) else { break }
            for run in runs { run.beginSource() }
            let asking = CaseAsking(
                asking: SwiftAsking(views: pairs.map(\.view), swift: swift, progress: progress), source: source,
                filter: filter, runs: runs, project: project, rowsPerChunk: options.rowsPerChunk)
            counts[source.origin] += try await asking.run()
        }
        let views = pairs.indices.map { position in
            ViewVerdict(
                view: pairs[position].view,
                warehouses: runs.map { run in
                    run.ledgers[position].verdict(
                        engine: run.engine, requiresExercise: options.requiresExercise,
                        zonesAreStrict: project.zones == .strict)
                })
        }
        for view in views {
            for verdict in view.warehouses {
                progress(
                    .concluded(view: view.view.name, warehouse: verdict.warehouse, conclusion: verdict.conclusion))
            }
        }
        return RunVerdict(views: views, cases: counts, swiftZoneRelease: Zone.dataRelease)
    }
}
