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
    private let laboratorySwift: any SwiftSide
    private let options: VerifyOptions

    /// Makes a verifier of some views of a project.
    ///
    /// - Parameters:
    ///   - pairs: the views to verify; verdicts come in this order.
    ///   - warehouses: where to run their SQL; whoever connected them closes them.
    ///   - swift: what runs their Swift.
    ///   - laboratorySwift: the same for the many small askings of experiments, without asking anything twice; nil takes
    ///     `swift`.
    public init(
        project: Project, pairs: [PairQuery], warehouses: [NamedWarehouse], swift: any SwiftSide,
        laboratorySwift: (any SwiftSide)? = nil, options: VerifyOptions = VerifyOptions()
    ) {
        self.laboratorySwift = laboratorySwift ?? swift
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
        // Fixtures take a moment, and what people wrote down comes first; real samples take the longest.
        let fixtures = sources.filter { $0.origin == .fixture }
        let others = sources.filter { $0.origin != .fixture }
        try await ask(fixtures, runs, filter, &counts, progress)
        let hauls = await attack(runs, filter, &counts, progress)
        try await ask(others, runs, filter, &counts, progress)
        if options.digs { await dig(runs, hauls, progress) }
        var votes: [[Vote]] = []
        for position in pairs.indices { votes.append(options.digs ? await vote(position, runs) : []) }
        let views = pairs.indices.map { position in
            ViewVerdict(
                view: pairs[position].view,
                warehouses: runs.map { run in
                    run.ledgers[position].verdict(
                        engine: run.engine, requiresExercise: options.requiresExercise,
                        zonesAreStrict: project.zones == .strict)
                }, votes: votes[position])
        }
        for view in views {
            for verdict in view.warehouses {
                progress(
                    .concluded(view: view.view.name, warehouse: verdict.warehouse, conclusion: verdict.conclusion))
            }
        }
        return RunVerdict(views: views, cases: counts, swiftZoneRelease: Zone.dataRelease)
    }

    /// Asks cases that are stored somewhere.
    private func ask(
        _ sources: [CaseSource], _ runs: [WarehouseRun], _ filter: QuestionFilter, _ counts: inout OriginCounts,
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async throws(ContractErrors) {
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
    }

    /// By warehouse and view: what the attack leaves for whoever digs.
    private typealias Hauls = [[AttackRun.Haul]]

    /// Attacks every view on every warehouse; what one warehouse was attacked with, every other is too.
    private func attack(
        _ runs: [WarehouseRun], _ filter: QuestionFilter, _ counts: inout OriginCounts,
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async -> Hauls {
        var hauls: Hauls = []
        for (order, run) in runs.enumerated() {
            var those: [AttackRun.Haul] = []
            for (position, ledger) in run.ledgers.enumerated() {
                guard let attack = options.attack, filter.allowsAll, !ledger.isClosed,
                    let laboratory = run.laboratory(position, swift: laboratorySwift)
                else {
                    those.append(AttackRun.Haul())
                    continue
                }
                ledger.beginSource()
                let attacking = AttackRun(
                    laboratory: laboratory, ledger: ledger, options: attack, examples: options.examplesPerFinding,
                    sides: order == 0 ? [.sql, .swift] : [.sql], progress: progress)
                do {
                    those.append(try await attacking.run())
                    if order == 0 { counts.generated += ledger.attack?.cases ?? 0 }
                } catch {
                    ledger.close(error.reason)
                    those.append(AttackRun.Haul())
                }
            }
            hauls.append(those)
        }
        return hauls
    }

    /// Cuts down and explains what was found.
    private func dig(
        _ runs: [WarehouseRun], _ hauls: Hauls, _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async {
        for (run, those) in zip(runs, hauls) {
            for (position, ledger) in run.ledgers.enumerated() where !ledger.isClosed {
                let findings = Digging.findings(of: ledger, those[position])
                do {
                    try await Digging(
                        laboratories: run.laboratories(position, swift: laboratorySwift, atMost: findings.count),
                        ledger: ledger, findings: findings, haul: those[position], progress: progress
                    ).run()
                } catch {
                    ledger.close(error.reason)
                }
            }
        }
    }

    /// Puts what was found about a view on any warehouse to all of them.
    private func vote(_ position: Int, _ runs: [WarehouseRun]) async -> [Vote] {
        let electors = runs.compactMap { run -> Voting.Elector? in
            guard !run.ledgers[position].isClosed else { return nil }
            return run.laboratory(position, swift: laboratorySwift).map {
                Voting.Elector(warehouse: run.name, engine: run.engine, laboratory: $0)
            }
        }
        var motions: [Voting.Motion] = []
        for motion in runs.flatMap({ $0.ledgers[position].motions() })
        where !motions.contains(where: { $0.key == motion.key }) {
            motions.append(motion)
        }
        do {
            return try await Voting(electors: electors, motions: motions).run()
        } catch {
            // What went away says so where it was asked for its own verdict; here it only does not vote.
            if case .cancelled = error.reason { for run in runs { run.ledgers[position].close(.cancelled) } }
            return []
        }
    }
}
