internal import Contracts
internal import FeatureStore
internal import Warehouse

/// Asks both sides about one source of cases.
struct CaseAsking {
    let asking: SwiftAsking
    let source: CaseSource
    let filter: QuestionFilter
    let runs: [WarehouseRun]
    let project: Project
    let rowsPerChunk: Int

    /// Asks everything, and writes what it finds into the ledgers.
    ///
    /// - Returns: how many cases there were.
    /// - Throws: ``ContractErrors`` when a case cannot be read.
    func run() async throws(ContractErrors) -> Int {
        guard let spool = source.spool else {
            let cases = try source.load().filter { filter.allows($0.name) }
            await ask(CaseBatch(cases))
            return cases.count
        }
        do {
            var sample = try spool()
            try sample.cut(for: asking.views, rowsPerChunk: rowsPerChunk)
            await ask(sample)
        } catch let errors as ContractErrors {
            throw errors
        } catch {
            let message = (error as? SpoolError)?.message ?? "\(error)"
            for run in runs { run.closeAll(.casesUnavailable(message: message)) }
        }
        return 1
    }

    /// Asks one batch of cases that are in memory; the first warehouse loads its rows while Swift answers.
    private func ask(_ batch: CaseBatch) async {
        let unit = WarehouseRun.Unit(batch, views: asking.views, project: project, source: source, filter: filter)
        for run in runs { run.note(unit.questions) }
        let asked = asked(unit.questions)
        guard !asked.isEmpty else { return }
        let asking = asking
        async let answers = asking.ask(unit, asked)
        let isLoaded = await runs.first?.load(unit) ?? false
        await compare(unit, await answers) { $0 == 0 && isLoaded }
    }

    /// Asks a sample chunk by chunk: Swift answers the next one while SQL answers this one.
    private func ask(_ sample: SpooledSample) async {
        let chunks = SampleChunks(
            sample: sample, asking: asking, project: project, source: source, filter: filter)
        guard chunks.count > 0 else { return }
        await withTaskGroup(of: SampleChunks.Prepared.self) { group in
            var openings = SampleChunks.Openings(viewCount: asking.views.count)
            openings.isOpen = isOpen
            group.addTask { [openings] in await chunks.prepare(0, openings) }
            var loaded: [Bool] = []
            for run in runs { loaded.append(await run.load(sample)) }
            while let prepared = await group.next() {
                openings.isOpen = isOpen
                openings.note(prepared)
                // Without a warehouse that holds the rows nothing can be compared.
                if prepared.index + 1 < chunks.count, loaded.contains(true), runs.contains(where: \.isOpen) {
                    group.addTask { [openings] in await chunks.prepare(prepared.index + 1, openings) }
                }
                await consume(prepared) { loaded[$0] }
                if !runs.contains(where: \.isOpen) { group.cancelAll() }
            }
        }
    }

    private func consume(_ prepared: SampleChunks.Prepared, isLoaded: (Int) -> Bool) async {
        guard let unit = prepared.unit else {
            if case .failure(let failure) = prepared.answers { for run in runs { run.closeAll(failure.reason) } }
            return
        }
        for (position, run) in runs.enumerated() {
            run.note(unit.questions)
            guard isLoaded(position) else { continue }
            for (ledger, view) in zip(run.ledgers, unit.questions.indices)
            where prepared.givenUp[view] && !ledger.isClosed {
                ledger.skipped.questionsNotAsked += unit.questions[view].spine.rows.rowCount
            }
        }
        await compare(unit, prepared.answers, onlyLoaded: true, isLoaded: isLoaded)
    }

    private func compare(
        _ unit: WarehouseRun.Unit, _ answers: SwiftAsking.Answers, onlyLoaded: Bool = false, isLoaded: (Int) -> Bool
    ) async {
        switch answers {
        case .failure(let failure):
            for run in runs { run.closeAll(failure.reason) }
        case .success(let answers):
            for (position, run) in runs.enumerated() where !onlyLoaded || isLoaded(position) {
                await run.ask(unit, swift: answers, isLoaded: isLoaded(position))
            }
        }
    }

    /// By view: whether any warehouse waits for its answers.
    private var isOpen: [Bool] {
        asking.views.indices.map { view in runs.contains { !$0.ledgers[view].isClosed } }
    }

    private func asked(_ questions: [BatchQuestions]) -> [Int] {
        let isOpen = isOpen
        return questions.indices.filter { questions[$0].spine.rows.rowCount > 0 && isOpen[$0] }
    }
}

extension WarehouseRun.Unit {
    init(_ batch: CaseBatch, views: [ViewContract], project: Project, source: CaseSource, filter: QuestionFilter) {
        self.init(
            batch: batch, questions: views.map { batch.questions(to: $0, only: filter) },
            tables: batch.tables(project), name: source.name, origin: source.origin, filter: filter)
    }
}
