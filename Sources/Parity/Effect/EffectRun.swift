public import Contracts
internal import FeatureStore
internal import SQLFrontend
public import Warehouse

/// Asks two versions of views the same questions, and says how the answers would change.
///
/// Fixtures are asked together, samples in chunks of whole entities, so that memory does not grow with them. Both versions
/// see the same rows, as featurestore.yaml describes them now.
public struct EffectRun: Sendable {
    private let project: Project
    private let warehouse: any Warehouse
    private let formerSwift: (any SwiftSide)?
    private let presentSwift: any SwiftSide
    private let options: EffectOptions

    /// Makes a run.
    ///
    /// - Parameters:
    ///   - project: the present one.
    ///   - warehouse: runs the SQL of both versions; whoever connected it closes it.
    ///   - formerSwift: runs the former Swift halves under the names of the views; nil where none is to be asked.
    ///   - presentSwift: runs the present Swift halves.
    public init(
        project: Project, warehouse: any Warehouse, formerSwift: (any SwiftSide)?, presentSwift: any SwiftSide,
        options: EffectOptions = EffectOptions()
    ) {
        self.project = project
        self.warehouse = warehouse
        self.formerSwift = formerSwift
        self.presentSwift = presentSwift
        self.options = options
    }

    /// Asks everything.
    ///
    /// - Parameters:
    ///   - pairs: the views; effects come in this order.
    ///   - sources: fixtures and samples.
    /// - Throws: ``ContractErrors`` when a case cannot be read.
    public func run(
        _ pairs: [VersionPair], over sources: [CaseSource],
        progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
    ) async throws(ContractErrors) -> [VersionEffect] {
        var books = pairs.map { VersionBooks($0, warehouse: warehouse, examples: options.examples) }
        for source in sources where books.contains(where: \.asksAnything) {
            do {
                if let spool = source.spool {
                    try await ask(try spool(), &books, progress)
                } else {
                    try await ask(CaseBatch(try source.load()), source, &books, progress)
                }
            } catch let errors as ContractErrors {
                throw errors
            } catch {
                let message: String
                switch error {
                case let stop as EffectStop: message = stop.message
                case let error as SpoolError: message = error.message
                default: message = EffectStop(error)?.message ?? WarehouseRun.message(error)
                }
                for position in books.indices { books[position].note("\(source.name): \(message)") }
                if error is EffectStop || EffectStop(error) != nil { break }
            }
        }
        return books.map(\.result)
    }

    // MARK: Cases

    private func ask(
        _ sample: SpooledSample, _ books: inout [VersionBooks], _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async throws {
        var sample = sample
        try sample.cut(
            for: books.flatMap { [$0.pair.former.view, $0.pair.present.view] }, rowsPerChunk: options.rowsPerChunk)
        guard !sample.chunks.isEmpty else { return }
        let count = sample.tables.reduce(0) { $0 + $1.spooled.rowCount }
        progress(.loading(batch: sample.name, rows: count, warehouse: warehouse.engine.name))
        let warehouse = warehouse
        @Sendable func check(_ title: String, _ rows: ColumnBatch) throws {
            guard let found = warehouse.uncoveredCases(in: rows).first else { return }
            throw UncoveredRows(description: "\(title).\(found.column) holds \(found.found)")
        }
        try sample.forEachSpineBatch { _, rows in try check("the spine", rows) }
        try await warehouse.load(sample.supply.checked(check))
        for index in sample.chunks.indices {
            try await compare(CaseBatch([try sample.chunk(index)]), .sample, &books, progress)
        }
    }

    private struct UncoveredRows: Error, CustomStringConvertible {
        let description: String
    }

    private func ask(
        _ batch: CaseBatch, _ source: CaseSource, _ books: inout [VersionBooks],
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async throws {
        var batch = batch
        let uncovered = uncovered(batch, books)
        if !uncovered.isEmpty {
            for position in books.indices { books[position].leaveOut(uncovered.sorted(), of: batch) }
            batch = batch.part(batch.members.filter { !uncovered.contains($0) })
        }
        guard !batch.members.isEmpty else { return }
        progress(.loading(batch: source.name, rows: batch.rowCount, warehouse: warehouse.engine.name))
        try await warehouse.load(RowSupply(batch.tables(project)))
        try await compare(batch, source.origin, &books, progress)
    }

    /// The positions of the cases that the engine cannot be given: they apply to neither version.
    private func uncovered(_ batch: CaseBatch, _ books: [VersionBooks]) -> Set<Int> {
        var found: Set<Int> = []
        let spines = books.flatMap { books in
            [books.pair.former.view, books.pair.present.view].map {
                batch.questions(to: $0, only: QuestionFilter(nil)).spine.rows
            }
        }
        for rows in batch.tables(project).map(\.rows) + spines where rows.rowCount > 0 {
            for uncovered in warehouse.uncoveredCases(in: rows) { found.insert(Int(uncovered.caseID) - 1) }
        }
        return found
    }

    // MARK: Asking

    /// Asks everybody about rows that are loaded.
    private func compare(
        _ batch: CaseBatch, _ origin: Origin, _ books: inout [VersionBooks],
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async throws {
        let shared = books.map { books in
            SharedQuestions(
                former: batch.questions(to: books.pair.former.view, only: QuestionFilter(nil)),
                present: batch.questions(to: books.pair.present.view, only: QuestionFilter(nil)))
        }
        let tables = batch.tables(project)
        async let swiftAnswers = swift(shared, books.map(\.pair), tables, progress)
        for position in books.indices {
            var formerSQL: VersionAnswers?
            if let queries = books[position].queries {
                let name = books[position].pair.present.view.name
                progress(
                    .askingSQL(view: name, questions: shared[position].count * 2, warehouse: warehouse.engine.name))
                let former = try await StatementAsking(warehouse: warehouse, query: queries.former)
                    .ask(shared[position].former)
                let present = try await StatementAsking(warehouse: warehouse, query: queries.present)
                    .ask(shared[position].present)
                books[position].addSQL(shared[position], former, present, batch, origin)
                formerSQL = former
            }
            let swift = try await swiftAnswers[position]
            guard let before = swift.former else { continue }
            if let formerSQL {
                books[position].addHalves(shared[position].former, sql: formerSQL, swift: before, batch, project)
            }
            if let now = swift.present {
                books[position].addSwift(
                    shared[position], VersionAnswers(before), VersionAnswers(now), batch, origin)
            }
        }
    }

    /// What the Swift halves of one view answered; nil where one was not asked.
    private struct SwiftVersionAnswers: Sendable {
        var former: SwiftAnswers?
        var present: SwiftAnswers?
    }

    /// Asks the former and the present Swift halves.
    private func swift(
        _ shared: [SharedQuestions], _ pairs: [VersionPair], _ tables: [SourceTable],
        _ progress: @escaping @Sendable (ProgressEvent) -> Void
    ) async throws -> [SwiftVersionAnswers] {
        var answers = pairs.map { _ in SwiftVersionAnswers() }
        var (both, same): ([Int], [Int]) = ([], [])
        for (position, pair) in pairs.enumerated() where shared[position].count > 0 {
            switch pair.swift {
            case .none: break
            case .same: same.append(position)
            case .both: both.append(position)
            }
        }
        @Sendable func told(_ view: String, _ answered: Int) {
            progress(.askingSwift(view: view, answered: answered, questions: answered))
        }
        if let formerSwift, !both.isEmpty {
            let questions = both.map {
                ViewQuestions(view: pairs[$0].former.view, spine: shared[$0].former.spine)
            }
            let found = try await asked(formerSwift, questions, tables, told)
            for (position, answer) in zip(both, found) { answers[position].former = answer }
        }
        let present = formerSwift == nil ? same : both + same
        guard !present.isEmpty else { return answers }
        let questions = present.map {
            ViewQuestions(view: pairs[$0].present.view, spine: shared[$0].present.spine)
        }
        let found = try await asked(presentSwift, questions, tables, told)
        for (position, answer) in zip(present, found) {
            // The same code under the same contract: its answers are the former ones too.
            if case .same = pairs[position].swift {
                answers[position].former = answer
            } else {
                answers[position].present = answer
            }
        }
        return answers
    }

    private func asked(
        _ side: any SwiftSide, _ questions: [ViewQuestions], _ tables: [SourceTable],
        _ progress: @escaping @Sendable (_ view: String, _ answered: Int) -> Void
    ) async throws(EffectStop) -> [SwiftAnswers] {
        do {
            let answers = try await side.answers(to: questions, over: tables, progress: progress)
            guard answers.count == questions.count else {
                throw EffectStop(message: "The Swift side answered \(answers.count) views, not \(questions.count).")
            }
            return answers
        } catch {
            if let stop = error as? EffectStop ?? EffectStop(error) { throw stop }
            throw EffectStop(
                message: "The Swift side could not be run: \((error as? SwiftSideError)?.message ?? "\(error)")")
        }
    }
}
