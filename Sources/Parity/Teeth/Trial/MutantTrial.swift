internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// One mutant as it is tried: how the edited half is asked.
struct MutantTrial: Sendable {
    /// Its position among the view's results.
    let position: Int
    let subject: Subject

    enum Subject: Sendable {
        /// The edited SQL.
        case sql(CompiledQuery)
        /// The view that the worker of mutants answers for.
        case swift(ViewContract)
    }
}

/// Cases whose right answers are known, since both halves gave them, loaded and ready to be asked of mutants.
struct KnownAnswers: Sendable {
    let prepared: Laboratory.Prepared
    let sql: SQLReplies
    let swift: SwiftAnswers
    /// The positions of scenarios on which the halves differ anyway, which show nothing.
    let differing: Set<Int>

    /// How many questions the halves differ on.
    let disagreeingQuestions: Int
}

/// Tries mutants on cases whose right answers are known.
struct MutantBench: Sendable {
    let laboratory: Laboratory
    /// Answers for mutants of the Swift half; nil where there are none.
    let swiftMutants: (any SwiftSide)?

    /// How many mutants of the Swift half are asked at once.
    private static let swiftBatch = 60

    /// Asks both halves as they are.
    func answers(to prepared: Laboratory.Prepared) async throws(LaboratoryFailure) -> KnownAnswers {
        let loaded = try await laboratory.load(prepared)
        let sql = try await laboratory.askSQL(loaded)
        let swift = try await laboratory.askSwift(loaded)
        let observed = try laboratory.compare(loaded, sql: sql, swift: swift)
        let differing = observed.disagreements.indices.filter { !observed.disagreements[$0].isEmpty }
        return KnownAnswers(
            prepared: loaded, sql: sql, swift: swift, differing: Set(differing),
            disagreeingQuestions: observed.disagreements.reduce(0) { $0 + Set($1.map(\.question)).count })
    }

    /// For each mutant that gives itself away: the positions of the scenarios that show it, each with how.
    ///
    /// A mutant of one half is held against the other half, as verify would: by the contract's own comparison.
    func kills(
        _ trials: [MutantTrial], on known: KnownAnswers
    ) async throws(LaboratoryFailure) -> [Int: [(scenario: Int, disagreement: Disagreement)]] {
        var kills: [Int: [(scenario: Int, disagreement: Disagreement)]] = [:]
        var asked: [(position: Int, view: ViewContract)] = []
        for trial in trials {
            switch trial.subject {
            case .sql(let query):
                let sql = try await laboratory.askSQL(known.prepared, with: query)
                kills[trial.position] = try shown(known, sql: sql, swift: known.swift)
            case .swift(let view): asked.append((trial.position, view))
            }
        }
        var start = 0
        while start < asked.count {
            let some = asked[start..<min(start + Self.swiftBatch, asked.count)]
            for (trial, swift) in zip(some, try await askSwift(some.map(\.view), known.prepared)) {
                kills[trial.position] = try shown(known, sql: known.sql, swift: swift)
            }
            start += Self.swiftBatch
        }
        return kills.filter { !$0.value.isEmpty }
    }

    private func shown(
        _ known: KnownAnswers, sql: SQLReplies, swift: SwiftAnswers
    ) throws(LaboratoryFailure) -> [(scenario: Int, disagreement: Disagreement)] {
        let observed = try laboratory.compare(known.prepared, sql: sql, swift: swift)
        return observed.disagreements.enumerated().flatMap { scenario, disagreements in
            known.differing.contains(scenario) ? [] : disagreements.prefix(1).map { (scenario, $0) }
        }
    }

    /// What several views of the worker of mutants answer to the same questions.
    private func askSwift(
        _ views: [ViewContract], _ prepared: Laboratory.Prepared
    ) async throws(LaboratoryFailure) -> [SwiftAnswers] {
        guard let swiftMutants else { return [] }
        do {
            let questions = views.map { ViewQuestions(view: $0, spine: prepared.questions.spine) }
            return try await swiftMutants.answers(to: questions, over: prepared.tables) { _, _ in }
        } catch is CancellationError {
            throw LaboratoryFailure(reason: .cancelled)
        } catch {
            let message = (error as? SwiftSideError)?.message ?? "\(error)"
            throw LaboratoryFailure(reason: .swiftSideUnavailable(message: message))
        }
    }
}
