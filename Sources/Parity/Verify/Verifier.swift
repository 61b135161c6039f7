public import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// Runs both halves of pairs over cases and concludes, for each view and warehouse, whether they agree.
///
/// One view's failure never hides another's verdict, and one warehouse's absence never another warehouse's. Batches of
/// cases are loaded one after another, so that memory holds one sample at a time, and shared by all views.
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
            let cases = try source.load().filter { filter.allows($0.name) }
            counts[source.origin] += cases.count
            await ask(CaseBatch(cases), source, filter, runs, progress)
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
        return RunVerdict(views: views, cases: counts)
    }

    /// Asks one batch of both sides; the first warehouse loads its rows while Swift answers.
    private func ask(
        _ batch: CaseBatch, _ source: CaseSource, _ filter: QuestionFilter, _ runs: [WarehouseRun],
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async {
        let questions = pairs.map { batch.questions(to: $0.view, only: filter) }
        for run in runs { run.note(questions) }
        let asked = pairs.indices.filter { position in
            questions[position].spine.rows.rowCount > 0 && runs.contains { !$0.ledgers[position].isClosed }
        }
        guard !asked.isEmpty else { return }
        let tables = batch.tables(project)
        async let answered = answers(
            to: asked.map { ViewQuestions(view: pairs[$0].view, spine: questions[$0].spine) }, over: tables, progress)
        let unit = WarehouseRun.Unit(
            batch: batch, questions: questions, tables: tables, name: source.name, origin: source.origin, filter: filter
        )
        let isLoaded = await runs.first?.load(unit) ?? false
        switch await answered {
        case .failure(let error):
            for run in runs { run.closeAll(error.reason) }
        case .success(let answers):
            var byView: [SwiftAnswers?] = Array(repeating: nil, count: pairs.count)
            for (position, answer) in zip(asked, answers) { byView[position] = answer }
            for (position, run) in runs.enumerated() {
                await run.ask(unit, swift: byView, isLoaded: position == 0 && isLoaded)
            }
        }
    }

    private func answers(
        to questions: [ViewQuestions], over tables: [SourceTable],
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async -> Result<[SwiftAnswers], SwiftSideFailure> {
        let counts = Dictionary(questions.map { ($0.view.name, $0.spine.rows.rowCount) }) { first, _ in first }
        for question in questions {
            progress(.askingSwift(view: question.view.name, answered: 0, questions: question.spine.rows.rowCount))
        }
        do {
            let answers = try await swift.answers(to: questions, over: tables) { view, answered in
                progress(.askingSwift(view: view, answered: answered, questions: counts[view] ?? 0))
            }
            guard answers.count == questions.count else {
                return .failure(
                    SwiftSideFailure(
                        reason: .brokenPromise(
                            message: "the Swift side answered \(answers.count) views, not \(questions.count)")))
            }
            return .success(answers)
        } catch is CancellationError {
            return .failure(SwiftSideFailure(reason: .cancelled))
        } catch let error as SwiftSideError {
            return .failure(SwiftSideFailure(reason: .swiftSideUnavailable(message: error.message)))
        } catch {
            return .failure(SwiftSideFailure(reason: .swiftSideUnavailable(message: "\(error)")))
        }
    }

    private struct SwiftSideFailure: Error {
        let reason: UndecidedReason
    }
}
