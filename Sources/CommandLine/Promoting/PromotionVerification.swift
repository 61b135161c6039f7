import Contracts
import FeatureStore
import Foundation
import Parity
import SQLFrontend
import Warehouse

/// What is found out about views before they are promoted: the verdict of the full engine and, where asked for, the teeth.
struct PromotionVerification: Sendable {
    let project: Project
    let views: [ViewContract]
    let sources: [CaseSource]
    let choice: WarehouseChoice
    let configuration: WarehouseConfiguration
    /// The halves whose teeth a gate asks for.
    let measured: [Side]
    let attack: AttackOptions
    /// The day on which waivers are judged.
    let today: CalendarDate
    /// The running executable, which is also the worker.
    let executable: String

    /// What was found out.
    struct Outcome: Sendable {
        let verdict: RunVerdict
        /// The teeth of each view, or nil where no gate asks for any.
        let teeth: TeethReport?
    }

    /// Verifies, and measures.
    ///
    /// - Throws: ``CommandFailure`` when it was interrupted: half a verdict promotes nothing.
    func run(_ progress: ProgressLine) async throws -> Outcome {
        let (outcome, wasInterrupted) = try await withInterruption {
            let connected = await choice.connect(configuration)
            let result: Result<Outcome, any Error>
            do {
                let verdict = try await verdict(connected, progress)
                result = .success(Outcome(verdict: verdict, teeth: try await teeth(connected, verdict, progress)))
            } catch {
                result = .failure(error)
            }
            await connected.close()
            return try result.get()
        }
        progress.clear()
        guard !wasInterrupted else { throw CommandFailure("interrupted; nothing was promoted.", status: .interrupted) }
        return outcome
    }

    private var pairs: [PairQuery] {
        views.map { view in
            do throws(SQLErrors) {
                return PairQuery(try SQLBinder.bind(view: view, project: project))
            } catch {
                return PairQuery(view: view, errors: error)
            }
        }
    }

    private var workers: WorkerOptions {
        var workers = WorkerOptions()
        workers.executable = executable
        return workers
    }

    private func verdict(_ connected: NamedWarehouse, _ progress: ProgressLine) async throws -> RunVerdict {
        var options = VerifyOptions()
        options.attack = attack
        options.today = today
        return try await workers.askingOften { laboratorySwift in
            try await Verifier(
                project: project, pairs: pairs, warehouses: [connected], swift: WorkerSwiftSide(options: workers),
                laboratorySwift: laboratorySwift, options: options
            ).verify(sources) { progress.show($0) }
        }
    }

    /// The teeth of the views that agree; the others are refused anyway.
    private func teeth(
        _ connected: NamedWarehouse, _ verdict: RunVerdict, _ progress: ProgressLine
    ) async throws -> TeethReport? {
        let agreeing = pairs.enumerated().filter { verdict.views[$0.offset].conclusion == .agreed }.map(\.element)
        guard !measured.isEmpty, !agreeing.isEmpty, let engine = connected.warehouse else { return nil }
        var options = TeethOptions()
        options.sides = measured
        // The gate is about what the committed fixtures notice; what the attack notices besides is not asked.
        options.attack.seed = attack.seed
        options.attack.cases = 0
        let cases = try sources.filter { $0.origin == .fixture }.flatMap { try $0.load() }
        let mutants =
            measured.contains(.swift)
            ? try await MutantWorker(agreeing.map(\.view), of: project, executable: executable) { progress.show($0) }
            : nil
        let report = await workers.askingOften { swift in
            await TeethRun(
                project: project, warehouse: engine, swift: swift, built: mutants?.built, options: options
            ).run(agreeing, fixtures: cases) { progress.show($0) }
        }
        mutants?.remove()
        return report
    }
}
