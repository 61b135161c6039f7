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

    /// Asks a chunk of questions and enters what comes of it.
    func ask(_ questions: [LoggedQuestion], _ books: inout AuditBooks) async throws {
        guard let ready else {
            guard let refusal else { return }
            return books.note(refusal, answers: questions.reduce(0) { $0 + $1.features.count })
        }
        let rows = try await ready.rows.rows(of: questions)
        let answers = try await Self.recheck(questions, rows, ready)
        let differing = questions.indices.filter {
            answers[$0].uncovered == nil && Attribution.differs(questions[$0], answers[$0])
        }
        let seen = try Spectator(project: auditor.project, registry: auditor.registry)
            .seen(differing.map { questions[$0] }, differing.map { rows[$0] })
        var position = 0
        for (index, question) in questions.enumerated() {
            if let found = answers[index].uncovered {
                books.note(
                    .notCovered(view: question.view.name, found: found), answers: question.features.count)
                continue
            }
            guard position < differing.count, differing[position] == index else {
                books.note(question, [:])
                continue
            }
            let attribution = Attribution(question: question, rechecked: answers[index], seen: seen[position])
            position += 1
            let causes = attribution.causes
            books.note(question, causes)
            for feature in question.features {
                guard let cause = causes[feature.position],
                    books.wantsExample(
                        question.version, question.view.features[feature.position].name, cause)
                else { continue }
                books.add(
                    await ExampleMaker(auditor: auditor, attribution: attribution).example(feature, cause))
            }
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
