internal import Contracts
internal import FeatureStore
internal import SQLFrontend
internal import Warehouse

/// Asks both halves of one view about scenarios, thousands in one statement, and says what came of each.
///
/// Everything that experiments with a pair goes through here: the attack, the properties of one side alone, shrinking,
/// explaining, teeth. A scenario that the engine cannot hold is left out and says so; a statement that fails is asked again
/// in halves until the failing question stands alone.
///
/// The steps can be taken one by one: ``prepare(_:)``, ``load(_:)``, ``askSQL(_:with:)`` as often as there are queries to
/// try over the same rows, ``askSwift(_:)``, ``compare(_:sql:swift:)``; those before the comparison at once by
/// ``answers(to:)``, or all by ``ask(_:)``.
struct Laboratory: Sendable {
    let project: Project
    let view: ViewContract
    /// The view's SQL as the engine runs it.
    let query: CompiledQuery
    let warehouse: any Warehouse
    /// Answers without asking twice; what repeats is tried by the properties.
    let swift: any SwiftSide
    let shape: ScenarioShape

    init(
        project: Project, query: CompiledQuery, warehouse: any Warehouse, swift: any SwiftSide
    ) {
        self.project = project
        view = query.query.view
        self.query = query
        self.warehouse = warehouse
        self.swift = swift
        shape = ScenarioShape(view: query.query.view, project: project)
    }

    /// The same with `compute` alone on Swift's side, whatever the view's incremental form does.
    var ofComputeAlone: Laboratory {
        Laboratory(project: project, query: query, warehouse: warehouse, swift: swift.ofComputeAlone)
    }

    /// Scenarios as the sides want them: tables with case ids and a spine, made once and asked often.
    struct Prepared: Sendable {
        let scenarios: [Scenario]
        /// The positions of the scenarios that are asked, ascending.
        let members: [Int]
        /// The same as cases, of which few are ever looked at.
        let batch: @Sendable () -> CaseBatch
        let tables: [SourceTable]
        var questions: BatchQuestions
        /// By scenario: why the engine cannot hold it, or nil.
        var uncovered: [String?]
    }

    /// Puts scenarios into columns, leaving out what the engine cannot hold.
    ///
    /// - Complexity: O(cells).
    func prepare(_ scenarios: [Scenario]) -> Prepared {
        prepare(
            scenarios, members: Array(scenarios.indices), uncovered: Array(repeating: nil, count: scenarios.count))
    }

    private func prepare(_ scenarios: [Scenario], members: [Int], uncovered: [String?]) -> Prepared {
        let columns = ScenarioColumns(shape: shape, scenarios: scenarios, members: members)
        var prepared = Prepared(
            scenarios: scenarios, members: members,
            batch: { [shape] in
                CaseBatch(scenarios.enumerated().map { shape.makeCase($1, name: "generated/\($0 + 1)") }).part(members)
            }, tables: columns.tables(), questions: columns.questions(), uncovered: uncovered)
        let before = prepared.uncovered.count { $0 != nil }
        for rows in prepared.tables.map(\.rows) + [prepared.questions.spine.rows] where rows.rowCount > 0 {
            for found in warehouse.uncoveredCases(in: rows, of: view) {
                prepared.uncovered[Int(found.caseID) - 1] = "\(found.column) holds \(found.found)"
            }
        }
        guard prepared.uncovered.count(where: { $0 != nil }) > before else { return prepared }
        let held = prepared.uncovered
        return prepare(scenarios, members: members.filter { held[$0] == nil }, uncovered: held)
    }

    /// Loads the rows of scenarios; scenarios that the engine refuses are left out of what is returned.
    ///
    /// - Returns: what is loaded now, to be given to ``askSQL(_:with:)``.
    func load(_ prepared: Prepared) async throws(LaboratoryFailure) -> Prepared {
        do {
            try await warehouse.load(prepared.tables)
            return prepared
        } catch {
            try stopIfGone(error)
            var prepared = prepared
            for (member, message) in try await refused(prepared, prepared.members) {
                prepared.uncovered[member] = message
            }
            let held = prepared.uncovered
            let rest = prepare(
                prepared.scenarios, members: prepared.members.filter { held[$0] == nil }, uncovered: held)
            do {
                try await warehouse.load(rest.tables)
            } catch {
                try stopIfGone(error)
                throw LaboratoryFailure(reason: .brokenPromise(message: WarehouseRun.message(error)))
            }
            return rest
        }
    }

    /// Which of the scenarios the engine refuses to load, found by halving.
    private func refused(
        _ prepared: Prepared, _ members: [Int]
    ) async throws(LaboratoryFailure) -> [(Int, String)] {
        do {
            try await warehouse.load(
                ScenarioColumns(shape: shape, scenarios: prepared.scenarios, members: members).tables())
            return []
        } catch {
            try stopIfGone(error)
            guard members.count > 1 else { return members.map { ($0, WarehouseRun.message(error)) } }
            let half = members.count / 2
            return try await refused(prepared, Array(members[..<half]))
                + refused(prepared, Array(members[half...]))
        }
    }

    /// What SQL says to all questions of what was loaded last.
    ///
    /// - Parameter query: another text of the view, such as a mutant; nil asks the view's own.
    func askSQL(
        _ prepared: Prepared, with query: CompiledQuery? = nil
    ) async throws(LaboratoryFailure) -> SQLReplies {
        var replies = SQLReplies()
        var parts = [prepared.questions]
        while let part = parts.popLast() {
            guard part.spine.rows.rowCount > 0 else { continue }
            do {
                replies.parts.append((part, try await warehouse.answer(query ?? self.query, spine: part.spine)))
            } catch {
                try stopIfGone(error)
                let failure = SQLFailureClass(error)
                replies.failedStatements += 1
                if replies.failedStatements <= SQLReplies.mostFailures, let halves = part.halves() {
                    parts.append(halves.1)
                    parts.append(halves.0)
                } else {
                    replies.failures.append((part, failure))
                }
            }
        }
        return replies
    }

    /// What Swift says to all questions.
    func askSwift(_ prepared: Prepared) async throws(LaboratoryFailure) -> SwiftAnswers {
        do {
            let answers = try await swift.answers(
                to: [ViewQuestions(view: view, spine: prepared.questions.spine)], over: prepared.tables
            ) { _, _ in }
            guard let first = answers.first else {
                throw LaboratoryFailure(reason: .brokenPromise(message: "the Swift side answered no view"))
            }
            return first
        } catch let failure as LaboratoryFailure {
            throw failure
        } catch is CancellationError {
            throw LaboratoryFailure(reason: .cancelled)
        } catch {
            let message = (error as? SwiftSideError)?.message ?? "\(error)"
            throw LaboratoryFailure(reason: .swiftSideUnavailable(message: message))
        }
    }

    /// Asks both sides about scenarios and compares.
    func ask(_ scenarios: [Scenario]) async throws(LaboratoryFailure) -> Observations {
        try await ask(prepare(scenarios))
    }

    /// Asks both sides about prepared scenarios and compares.
    func ask(_ prepared: Prepared) async throws(LaboratoryFailure) -> Observations {
        let (loaded, sql, swift) = try await answers(to: prepared)
        return try compare(loaded, sql: sql, swift: swift)
    }

    /// What is loaded now, and what each side says to it.
    typealias Answers = (loaded: Prepared, sql: SQLReplies, swift: SwiftAnswers)

    /// Loads scenarios and asks both sides.
    func answers(to prepared: Prepared) async throws(LaboratoryFailure) -> Answers {
        // Swift answers in its own process while SQL loads and answers in this one.
        async let swift = Result { () async throws(LaboratoryFailure) in try await askSwift(prepared) }
        let loaded = try await load(prepared)
        let sql = try await askSQL(loaded)
        let answers = try await swift.get()
        guard loaded.members.count == prepared.members.count else {
            // The engine refused some scenarios, which Swift was asked about too.
            return (loaded, sql, try await askSwift(loaded))
        }
        return (loaded, sql, answers)
    }

    private func stopIfGone(_ error: any Error) throws(LaboratoryFailure) {
        if let failure = error as? LaboratoryFailure { throw failure }
        if error is CancellationError || Task.isCancelled { throw LaboratoryFailure(reason: .cancelled) }
        if case .unavailable(_, let message)? = error as? WarehouseError {
            throw LaboratoryFailure(reason: .warehouseUnavailable(message: message))
        }
    }
}

extension Result where Failure == LaboratoryFailure {
    /// What came of the body: an `async let` of a body that throws loses the type of the error.
    init(_ body: () async throws(LaboratoryFailure) -> Success) async {
        do {
            self = .success(try await body())
        } catch {
            self = .failure(error)
        }
    }
}

/// What SQL said to the questions of prepared scenarios.
struct SQLReplies: Sendable {
    /// Questions that were answered by one statement, and its answer.
    var parts: [(BatchQuestions, ColumnBatch)] = []
    /// Questions on which the statement failed, and how.
    var failures: [(BatchQuestions, SQLFailureClass)] = []
    var failedStatements = 0

    /// Adds what was said to further questions.
    mutating func add(_ more: SQLReplies) {
        parts += more.parts
        failures += more.failures
        failedStatements += more.failedStatements
    }

    /// How many statements may fail before the failing question is sought no longer: the rest fails as a whole.
    static let mostFailures = 200
}
