import Contracts
import FeatureStore
import Online
import Parity
import SQLFrontend
import Warehouse

/// Asks the questions to one view.
struct Asker: Sendable {
    private let auditor: Auditor
    private let ready: Ready?
    private let refusal: UnaskableReason?

    /// What asking needs.
    struct Ready: Sendable {
        let rows: WarehouseRows
        let recheck: Recheck
    }

    init(_ view: ViewContract, _ auditor: Auditor) async throws {
        self.auditor = auditor
        switch try await Self.prepare(view, auditor) {
        case .success(let ready): (self.ready, refusal) = (ready, nil)
        case .failure(let unready): (self.ready, refusal) = (nil, unready.reason)
        }
    }

    /// Why a view cannot be asked.
    struct Unready: Error {
        let reason: UnaskableReason
    }

    /// Binds the SQL and looks at the tables.
    static func prepare(_ view: ViewContract, _ auditor: Auditor) async throws -> Result<Ready, Unready> {
        func refused(_ message: String) -> Result<Ready, Unready> {
            .failure(Unready(reason: .refused(view: view.name, message: message)))
        }
        let query: BoundQuery
        do throws(SQLErrors) {
            query = try SQLBinder.bind(view: view, project: auditor.project)
        } catch {
            return refused("\(error)")
        }
        let compiled: CompiledQuery
        do {
            compiled = try auditor.warehouse.compile(query)
        } catch {
            return refused("\(error)")
        }
        var tables: [String: LiveTable] = [:]
        if let problem = SoughtColumns(project: auditor.project, view: view).problem { return refused(problem) }
        for source in view.reads.compactMap({ auditor.project.source($0.source) }) {
            guard let table = try await auditor.live.describe(source) else {
                return .failure(
                    Unready(
                        reason: .noTable(view: view.name, message: "the warehouse has no table for \(source.name)")))
            }
            if let problem = table.findings.first(where: \.isProblem) {
                return .failure(Unready(reason: .noTable(view: view.name, message: problem.message)))
            }
            tables[source.name] = table
        }
        return .success(
            Ready(
                rows: WarehouseRows(
                    project: auditor.project, view: view, live: auditor.live, tables: tables,
                    limit: auditor.options.rows),
                recheck: Recheck(
                    project: auditor.project, query: compiled, warehouse: auditor.warehouse, swift: auditor.swift)))
    }

    /// Asks a chunk of questions and enters what comes of it; what cannot be asked together is asked in halves, and a
    /// question that cannot be asked alone either is none that was compared.
    func ask(_ questions: [LoggedQuestion], _ books: inout AuditBooks) async throws {
        guard let ready else {
            guard let refusal else { return }
            return books.note(refusal, answers: questions.reduce(0) { $0 + $1.features.count })
        }
        var parts = [questions[...]]
        while let part = parts.popLast() {
            let asked: [Asked]
            do {
                asked = try await answers(Array(part), ready)
            } catch {
                guard let obstacle = Obstacle(error) else { throw error }
                if obstacle.isWorthParting, part.count > 1 {
                    let middle = part.startIndex + part.count / 2
                    parts += [part[middle...], part[..<middle]]
                } else {
                    for question in part {
                        books.note(
                            .unanswered(view: question.view.name, message: obstacle.message),
                            answers: question.features.count)
                    }
                }
                continue
            }
            for one in asked { await enter(one, &books) }
        }
    }

    /// One question and what was said to it.
    private struct Asked {
        let question: LoggedQuestion
        let rechecked: Rechecked
        /// What the view sees of the warehouse's rows, where what was served differs from SQL.
        var seen: SeenRows?
    }

    private func answers(_ questions: [LoggedQuestion], _ ready: Ready) async throws -> [Asked] {
        let rows = try await ready.rows.rows(of: questions)
        let answers = try await Self.recheck(questions, rows, ready)
        var asked = zip(questions, answers).map { Asked(question: $0, rechecked: $1) }
        let differing = asked.indices.filter {
            Attribution.obstacle(questions[$0], answers[$0]) == nil && Attribution.differs(questions[$0], answers[$0])
        }
        let seen = try Spectator(project: auditor.project, registry: auditor.registry)
            .seen(differing.map { questions[$0] }, differing.map { rows[$0] })
        for (index, rows) in zip(differing, seen) { asked[index].seen = rows }
        return asked
    }

    private func enter(_ asked: Asked, _ books: inout AuditBooks) async {
        let question = asked.question
        if let reason = Attribution.obstacle(question, asked.rechecked) {
            return books.note(reason, answers: question.features.count)
        }
        guard let seen = asked.seen else { return books.note(question, [:]) }
        let attribution = Attribution(question: question, rechecked: asked.rechecked, seen: seen)
        let causes = attribution.causes
        books.note(question, causes)
        for feature in question.features {
            guard let cause = causes[feature.position],
                books.wantsExample(question.version, question.view.features[feature.position].name, cause)
            else { continue }
            books.add(await ExampleMaker(auditor: auditor, attribution: attribution).example(feature, cause))
        }
    }

    /// What both halves say to questions over the warehouse's rows.
    static func recheck(
        _ questions: [LoggedQuestion], _ rows: [QuestionRows], _ ready: Ready
    ) async throws -> [Rechecked] {
        let shape = ready.recheck.shape
        let scenarios = zip(questions, rows).map { question, rows in
            Scenario(
                tables: shape.sources.map { source in
                    Scenario.Table(source: source.name, rows: ScenarioShape.values(of: rows.rows(source)))
                }, questions: [question.question])
        }
        do throws(RecheckFailure) {
            return try await ready.recheck.ask(scenarios, given: questions.map(\.answer))
        } catch {
            throw AuditFailure(error.message)
        }
    }
}
