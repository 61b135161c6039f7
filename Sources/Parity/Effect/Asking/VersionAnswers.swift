internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// What one version of one half answered to some questions.
struct VersionAnswers {
    /// `case_id`, `spine_id`, then the version's features.
    var rows: ColumnBatch
    /// The questions on which it failed.
    var failures: [(caseID: Int64, spineID: Int64, answer: SideAnswer)] = []
    /// How many questions it was not asked after too many failures.
    var notAsked = 0

    /// No answers yet, with the columns that they will have.
    init(of view: ViewContract) {
        let columns =
            [Column(name: "case_id", type: .int), Column(name: "spine_id", type: .int)]
            + view.features.map { Column(name: $0.name, type: $0.type) }
        rows = ColumnBatch(columns: columns, rowCount: 0)
    }

    /// The answers of a Swift half.
    init(_ swift: SwiftAnswers) {
        rows = swift.rows
        failures = swift.failures.map { ($0.caseID, $0.spineID, .swiftFailure($0.reason)) }
        notAsked = swift.notAsked
    }
}

/// Why nothing more can be asked of anything.
struct EffectStop: Error {
    /// What happened and what to do, in whole sentences.
    let message: String
}

/// Asks one version of an SQL half; where the statement fails it asks parts of the questions, until those on which it fails
/// stand alone.
struct StatementAsking {
    let warehouse: any Warehouse
    let query: CompiledQuery

    /// How many statements may fail before the questions on which they fail are sought no longer.
    private static let mostFailures = 48
    /// How many may take too long.
    private static let mostTimeouts = 4

    /// Asks all questions.
    ///
    /// - Throws: ``EffectStop`` when the warehouse is gone or the task was cancelled.
    func ask(_ questions: BatchQuestions) async throws(EffectStop) -> VersionAnswers {
        var answers = VersionAnswers(of: query.query.view)
        var parts = [questions]
        var (failures, timeouts) = (0, 0)
        while let part = parts.popLast() {
            guard part.spine.rows.rowCount > 0 else { continue }
            do {
                let rows = try await warehouse.answer(query, spine: part.spine)
                if answers.rows.rowCount == 0 { answers.rows = rows } else { answers.rows.append(contentsOf: rows) }
            } catch {
                if let stop = EffectStop(error) { throw stop }
                let failure = SQLFailureClass(error)
                failures += 1
                if failure.isTimeout { timeouts += 1 }
                let isWorthParting = failures <= Self.mostFailures && timeouts <= Self.mostTimeouts
                if isWorthParting, let halves = part.halves() {
                    parts.append(halves.1)
                    parts.append(halves.0)
                } else {
                    let cases = part.ids
                    answers.failures += cases.map { ($0.0, $0.1, .sqlFailure(failure.failure)) }
                }
            }
        }
        return answers
    }
}

extension EffectStop {
    /// A reason to stop, or nil for an error that only concerns some questions.
    init?(_ error: any Error) {
        if error is CancellationError || Task.isCancelled {
            message = "It was interrupted."
        } else if case .unavailable(_, let reason)? = error as? WarehouseError {
            message = "The warehouse went away: \(reason)."
        } else {
            return nil
        }
    }
}

extension BatchQuestions {
    /// Case id and spine id of each question.
    var ids: [(Int64, Int64)] {
        guard case .int(let cases)? = spine.rows.column("case_id")?.cells,
            case .int(let spines)? = spine.rows.column("spine_id")?.cells
        else { return [] }
        return Array(zip(cases, spines))
    }

    /// Those questions that are at the given places.
    func picking(_ places: [Int]) -> BatchQuestions {
        guard places.count < spine.rows.rowCount else { return self }
        var picked = self
        picked.spine = SpineTable(
            rows: spine.rows.gathering(places), columns: spine.columns, isSingleCase: spine.isSingleCase)
        return picked
    }
}
