import Contracts
import Foundation
import Parity
import Promotion
import PromotionRecords
import SQLFrontend
import Warehouse

/// Plans views: holds each against what was promoted of it, and asks both versions the same questions.
struct PlanRun {
    let project: Project
    let context: Context
    let choice: WarehouseChoice
    let configuration: WarehouseConfiguration
    let sources: [CaseSource]
    let options: EffectOptions
    let asksSwift: Bool

    /// Plans everything.
    ///
    /// - Parameter standings: the views, each with what was promoted of it.
    func run(_ standings: [PlanStanding], progress: ProgressLine) async throws -> PlanReport {
        var drafts = standings.map { PlanDraft($0, project: project) }
        guard drafts.contains(where: { $0.former != nil }) else {
            return PlanReport(views: drafts.map { $0.plan(effect: nil, in: project) }, warehouse: nil)
        }
        let connected = await choice.connect(configuration)
        guard let engine = connected.warehouse else {
            let reason = connected.unavailable ?? "it is not connected"
            for position in drafts.indices where drafts[position].former != nil {
                drafts[position].obstacles.append("\(configuration.name) cannot be asked: \(reason).")
            }
            return PlanReport(views: drafts.map { $0.plan(effect: nil, in: project) }, warehouse: nil)
        }
        let worker = await formerWorker(&drafts, progress)
        defer { worker?.remove() }
        let pairs = drafts.compactMap(\.pair)
        var present = WorkerOptions()
        present.executable = context.executable
        present.repetitionsPerView = 0
        let run = EffectRun(
            project: project, warehouse: engine, formerSwift: worker?.side,
            presentSwift: WorkerSwiftSide(options: present), options: options)
        let outcome: Result<[VersionEffect], any Error>
        do {
            outcome = .success(try await run.run(pairs, over: sources) { progress.show($0) })
        } catch {
            outcome = .failure(error)
        }
        await connected.close()
        let effects = Dictionary(try outcome.get().map { ($0.view, $0) }) { first, _ in first }
        return PlanReport(
            views: drafts.map { $0.plan(effect: effects[$0.standing.view.name], in: project) },
            warehouse: "\(configuration.name) (\(engine.engine.name) \(engine.engine.version))")
    }

    /// Builds the promoted Swift halves of those views whose Swift, or contract, has changed.
    private func formerWorker(_ drafts: inout [PlanDraft], _ progress: ProgressLine) async -> FormerWorker? {
        guard asksSwift else {
            for position in drafts.indices { drafts[position].swift = .none }
            return nil
        }
        let wanted = drafts.filter { $0.swift == .both }.compactMap { $0.former?.view }
        guard !wanted.isEmpty else { return nil }
        do {
            let worker = try await FormerWorker(wanted, of: project, executable: context.executable) {
                progress.show($0)
            }
            for position in drafts.indices {
                guard let refusal = worker.refusals[drafts[position].standing.view.name] else { continue }
                drafts[position].swift = .none
                drafts[position].obstacles.append(
                    "The promoted Swift half does not compile any more with what the package holds now: \(refusal)")
            }
            return worker
        } catch {
            for position in drafts.indices where drafts[position].swift == .both {
                drafts[position].swift = .none
                drafts[position].obstacles.append("The promoted Swift half cannot be built: \(error)")
            }
            return nil
        }
    }
}
