import Contracts
import FeatureStore
import SQLFrontend
import Synchronization
import Testing
import Warehouse

@testable import Parity
@testable import Reports

/// Cases that are spread over connections are answered as by one.
@Suite struct SpreadWarehouseTests {
    private let project: Project
    private let view: ViewContract

    init() throws {
        project = try Repository.project()
        view = try #require(project.view("RecentDelays"))
    }

    /// Cases with none to six rows each and one to three questions.
    private func scenarios(_ shape: ScenarioShape, seed: UInt64, count: Int) throws -> [Scenario] {
        let flights = try #require(shape.source("flights"))
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var scenario = shape.empty
            scenario["flights"] = (0..<Int.random(in: 0...6, using: &generator)).map { row in
                flights.columns.map { column in
                    switch column.name {
                    case "tailnum": return .text("N\(Int.random(in: 1...2, using: &generator))")
                    case flights.eventTime:
                        return .timestamp(
                            Timestamp(microseconds: Int64.random(in: -700_000...0, using: &generator) * 1_000_000))
                    case _ where column.isNullable && Bool.random(using: &generator): return .null
                    default:
                        switch column.type {
                        case .int: return .int(Int64(row + 1))
                        case .timestamp: return .timestamp(Timestamp(microseconds: Int64(row)))
                        case .bool: return .bool(false)
                        case .double: return .double(1)
                        default: return .text("x")
                        }
                    }
                }
            }
            scenario.questions = (0..<Int.random(in: 1...3, using: &generator)).map { question in
                shape.spine.map {
                    $0.type == .timestamp ? .timestamp(Timestamp(microseconds: Int64(question))) : .text("N1")
                }
            }
            return scenario
        }
    }

    private func warehouses(_ count: Int) async throws -> [SQLiteWarehouse] {
        var warehouses: [SQLiteWarehouse] = []
        for _ in 0..<count { warehouses.append(try await SQLiteWarehouse(project: project)) }
        return warehouses
    }

    private func laboratory(_ warehouse: any Warehouse) async throws -> Laboratory {
        Laboratory(
            project: project, query: try warehouse.compile(SQLBinder.bind(view: view, project: project)),
            warehouse: warehouse, swift: try await SQLAsSwift(view, project))
    }

    private func described(_ replies: [Reply]) -> [String] { replies.map { "\($0)" } }

    @Test(arguments: [1, 2, 3] as [UInt64], [2, 3, 7])
    func theAnswersAreThoseOfOneConnection(seed: UInt64, connections: Int) async throws {
        let one = try await laboratory(try await warehouses(1)[0])
        let spread = try await laboratory(SpreadWarehouse(try await warehouses(connections), fewRows: 3))
        // Loaded again and again: with much, with next to nothing, with much.
        for count in [200, 1, 0, 5, 200] {
            let scenarios = try scenarios(one.shape, seed: seed, count: count)
            let prepared = one.prepare(scenarios)
            let expected = one.replies(prepared, try await one.askSQL(try await one.load(prepared))).map(described)
            let loaded = try await spread.load(prepared)
            #expect(spread.replies(prepared, try await spread.askSQL(loaded)).map(described) == expected)
            // Some cases alone, wherever they lie.
            for member in [0, count / 2, count - 1] where count > 0 {
                var alone = loaded
                alone.questions = loaded.questions.only([Int64(member + 1)])
                let replies = spread.replies(alone, try await spread.askSQL(alone))
                #expect(described(replies[member]) == expected[member])
            }
        }
        await one.warehouse.close()
        await spread.warehouse.close()
    }

    @Test func rowsAreDividedAboutEvenly() async throws {
        let fakes = [FakeWarehouse(), FakeWarehouse(), FakeWarehouse()]
        let spread = try await laboratory(try await warehouses(1)[0])
        let prepared = spread.prepare(try scenarios(spread.shape, seed: 4, count: 300))
        let all = prepared.tables.reduce(0) { $0 + $1.rows.rowCount }
        try await SpreadWarehouse(fakes, fewRows: all - 1).load(prepared.tables)
        for fake in fakes {
            let rows = fake.loadedRows
            #expect(abs(rows - all / 3) <= 6)
        }
        // What is little is not worth dividing.
        try await SpreadWarehouse(fakes, fewRows: all).load(prepared.tables)
        #expect(fakes[0].loadedRows == all)
        await spread.warehouse.close()
    }

    /// Many small cases are divided however many rows they have together; a case that has so many by itself is not.
    @Test func whatIsPlannedOtherwiseInPartsIsNotDivided() async throws {
        let counting = try await warehouses(2).map { CountingWarehouse($0) }
        let one = try await laboratory(try await warehouses(1)[0])
        let spread = try await laboratory(SpreadWarehouse(counting))
        let many = try scenarios(one.shape, seed: 6, count: 2_500)
        let prepared = one.prepare(many)
        #expect(
            prepared.tables.contains { $0.rows.rowCount >= 5_000 } && one.warehouse.plansPartsAlike(prepared.tables))
        let expected = one.replies(prepared, try await one.askSQL(try await one.load(prepared))).map(described)
        let replies = try await spread.askSQL(try await spread.load(prepared))
        #expect(spread.replies(prepared, replies).map(described) == expected)
        #expect(counting.map(\.answers) == [1, 1])
        // One case with as many rows as all of them.
        var large = many[0]
        large["flights"] = many.flatMap { $0["flights"] }.enumerated().map { number, row in
            [.int(Int64(number + 1))] + row.dropFirst()
        }
        let together = one.prepare([large] + many.prefix(10))
        #expect(!one.warehouse.plansPartsAlike(together.tables))
        _ = try await spread.askSQL(try await spread.load(together))
        #expect(counting.map(\.answers) == [2, 1])
        await one.warehouse.close()
        await spread.warehouse.close()
    }

    @Test func aFailureOfAnyConnectionIsThrown() async throws {
        let connections = try await warehouses(2)
        let laboratory = try await laboratory(SpreadWarehouse(connections, fewRows: 3))
        let prepared = laboratory.prepare(try scenarios(laboratory.shape, seed: 5, count: 50))
        let loaded = try await laboratory.load(prepared)
        #expect(try await laboratory.askSQL(loaded).failures.isEmpty)
        await connections[1].close()
        await #expect(throws: LaboratoryFailure.self) { try await laboratory.askSQL(loaded) }
        await #expect(throws: LaboratoryFailure.self) { try await laboratory.load(prepared) }
        // What was not loaded is not answered, by whichever connection it would have been.
        await #expect(throws: WarehouseError.self) {
            try await laboratory.warehouse.answer(laboratory.query, spine: prepared.questions.ofFirstCase.spine)
        }
        await connections[0].close()
    }

    /// What verify says of `RecentDelays` with a bug in its SQL, against what its SQL means without.
    private func verdict(
        _ connections: [any Warehouse], progress: @escaping @Sendable (ProgressEvent) -> Void = { _ in }
    ) async throws -> (RunVerdict, report: String) {
        let (right, wrong) = ("f.scheduled_at >  s.as_of", "f.scheduled_at >= s.as_of")
        #expect(view.sql.text.contains(right))
        let edited = ViewContract(
            name: view.name, entity: view.entity, reads: view.reads, request: view.request, features: view.features,
            owner: nil,
            sql: PairHalf(file: view.sql.file, text: view.sql.text.replacing(right, with: wrong)), swift: view.swift)
        var options = VerifyOptions()
        options.attack = AttackOptions()
        options.attack?.cases = 2_000
        options.attack?.budgetSeconds = 600
        let query = try SQLBinder.bind(view: edited, project: project)
        let verdict = try await Verifier(
            project: project, pairs: [PairQuery(query)],
            warehouses: [
                NamedWarehouse(name: "local", warehouse: connections[0], further: Array(connections.dropFirst()))
            ], swift: try await SQLAsSwift(view, project), options: options
        ).verify([], progress: progress)
        #expect(verdict.conclusion == .diverged)
        let report = RunReport(verdict: verdict, queries: [query], arguments: [])
        return (verdict, String(decoding: try JSONReport.data(report), as: UTF8.self))
    }

    @Test func whatIsFoundCutDownAndExplainedIsTheSame() async throws {
        let (expected, one) = try await verdict(try await warehouses(1))
        // Several findings, so that they are dug into at the same time.
        #expect(expected.views[0].warehouses[0].findings.count { $0.smallest?.explanation != nil } > 1)
        #expect(one.contains("\"BND\""))
        let several = try await warehouses(3).map(CountingWarehouse.init)
        #expect(try await verdict(several).report == one)
        // All of them were asked, or this would show nothing.
        for connection in several { #expect(connection.answers > 10) }
        for connection in several { await connection.close() }
    }

    /// What went away is said, whatever is found over the other connection meanwhile.
    @Test func aConnectionThatGoesAwayWhileFindingsAreDugIntoIsTold() async throws {
        let connections = try await warehouses(2).map(CountingWarehouse.init)
        let seen = try await verdict(connections) { event in
            if case .shrinking = event { connections[1].goAway() }
        }.0.views[0].warehouses[0]
        #expect(seen.attack?.cases == 2_000)
        let isTold = seen.reasons.contains { reason in
            if case .warehouseUnavailable(let message) = reason { message == "it went away" } else { false }
        }
        #expect(isTold, "\(seen.reasons)")
        for connection in connections { await connection.close() }
    }
}

/// Counts how often a connection answers, until it goes away.
private final class CountingWarehouse: Warehouse {
    private let inner: SQLiteWarehouse
    private let count = Mutex(0)

    private let isGone = Mutex(false)

    init(_ inner: SQLiteWarehouse) { self.inner = inner }

    func goAway() { isGone.withLock { $0 = true } }

    var answers: Int { count.withLock { $0 } }
    var engine: EngineDescription { inner.engine }
    func compile(_ query: BoundQuery) throws -> CompiledQuery { try inner.compile(query) }
    func uncoveredCases(in rows: ColumnBatch) -> [UncoveredCase] { inner.uncoveredCases(in: rows) }
    func uncoveredCases(in rows: ColumnBatch, of view: ViewContract) -> [UncoveredCase] {
        inner.uncoveredCases(in: rows, of: view)
    }
    func plansPartsAlike(_ tables: [SourceTable]) -> Bool { inner.plansPartsAlike(tables) }
    func load(_ tables: [SourceTable]) async throws { try await inner.load(tables) }
    func close() async { await inner.close() }

    func answer(_ query: CompiledQuery, spine: SpineTable) async throws -> ColumnBatch {
        count.withLock { $0 += 1 }
        guard !isGone.withLock({ $0 }) else {
            throw WarehouseError.unavailable(engine: engine.name, message: "it went away")
        }
        return try await inner.answer(query, spine: spine)
    }
}
