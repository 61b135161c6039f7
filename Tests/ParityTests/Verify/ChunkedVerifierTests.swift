import Contracts
import FeatureStore
import Reports
import Testing
import Warehouse

@testable import Parity
@testable import SQLFrontend

/// A sample asked in chunks gives the verdict of the sample asked at once.
@Suite struct ChunkedVerifierTests {
    let project: Project

    init() throws { project = try TestProject.load() }

    func run(
        seed: UInt64, rowsPerChunk: Int, warehouse: FakeWarehouse, further: [any Warehouse] = [],
        swift: FakeSwiftSide = FakeSwiftSide(), only: [CaseSelector]? = nil
    ) async throws -> RunVerdict {
        var options = VerifyOptions()
        options.rowsPerChunk = rowsPerChunk
        // The fakes know their questions by number, which digging gives them anew.
        options.digs = false
        options.only = only
        let pair = PairQuery(BoundQuery.fake(try #require(project.view("Delays"))))
        let named = NamedWarehouse(name: "local", warehouse: warehouse, further: further)
        let verifier = Verifier(
            project: project, pairs: [pair], warehouses: [named], swift: swift, options: options)
        let sources = try CaseSource.all(in: SpooledSampleTests.files(seed), project: project)
        return try await verifier.verify(sources)
    }

    func verdict(
        seed: UInt64, rowsPerChunk: Int, warehouse: FakeWarehouse, swift: FakeSwiftSide = FakeSwiftSide(),
        only: [CaseSelector]? = nil
    ) async throws -> WarehouseVerdict {
        try await run(seed: seed, rowsPerChunk: rowsPerChunk, warehouse: warehouse, swift: swift, only: only)
            .views[0].warehouses[0]
    }

    /// What a machine is told.
    func report(_ verdict: RunVerdict) throws -> String {
        String(decoding: try JSONReport.data(RunReport(verdict: verdict, queries: [], arguments: [])), as: UTF8.self)
    }

    /// One answer in eleven is wrong, and one question in thirteen has two.
    @Sendable static func spoil(_ question: FakeQuestion, _ answer: inout FakeAnswer) {
        if question.spineID % 11 == 0 { answer.rows[0][0] = .int(-question.spineID) }
        if question.spineID % 13 == 0 { answer.rows.append(answer.rows[0]) }
    }

    @Test(arguments: [1, 2] as [UInt64])
    func chunksGiveTheVerdictOfTheWhole(_ seed: UInt64) async throws {
        let whole = FakeWarehouse(change: Self.spoil)
        let expected = try await run(seed: seed, rowsPerChunk: 1_000_000, warehouse: whole)
        #expect(whole.answerCount == 1)
        let verdict = expected.views[0].warehouses[0]
        #expect(verdict.compared.sample == 200)
        #expect(verdict.findings.map(\.count) == [15, 17], "seed \(seed)")
        for rowsPerChunk in [60, 400] {
            let chunked = FakeWarehouse(change: Self.spoil)
            let found = try await run(seed: seed, rowsPerChunk: rowsPerChunk, warehouse: chunked)
            #expect(chunked.loadCount == 1)
            #expect(chunked.answerCount > 1)
            let isSame = try report(found) == report(expected)
            #expect(isSame, "seed \(seed), \(rowsPerChunk) rows at once")
        }
    }

    @Test func severalConnectionsGiveTheSameVerdict() async throws {
        let one = try await run(seed: 3, rowsPerChunk: 100, warehouse: FakeWarehouse(change: Self.spoil))
        let further = [FakeWarehouse(change: Self.spoil), FakeWarehouse(change: Self.spoil)]
        let three = try await run(
            seed: 3, rowsPerChunk: 100, warehouse: FakeWarehouse(change: Self.spoil), further: further)
        let isSame = try report(one) == report(three)
        #expect(isSame)
        #expect(further.allSatisfy { $0.loadCount == 1 })
    }

    @Test func aSelectedQuestionIsAskedAlone() async throws {
        let only = [CaseSelector(caseName: "x", spineID: 22)]
        let found = try await verdict(
            seed: 1, rowsPerChunk: 60, warehouse: FakeWarehouse(change: Self.spoil), only: only)
        #expect(found.compared.sample == 1)
        #expect(found.findings.first?.examples.first?.question?.selector == only[0])
    }

    @Test func aSampleThatTakesTooLongIsNotAskedFurther() async throws {
        let slow = FakeWarehouse { _, _ in throw WarehouseError.timedOut(engine: "fake", seconds: 3) }
        let found = try await verdict(seed: 1, rowsPerChunk: 60, warehouse: slow)
        #expect(slow.answerCount <= 2)
        #expect(found.conclusion == .diverged)
        #expect(found.compared.sample + found.skipped.questionsNotAsked == 200)
    }

    @Test func whatSwiftWasNotAskedIsCounted() async throws {
        // The worker gives a view up after some crashes; the fake says so of every chunk that it is asked.
        let swift = FakeSwiftSide(failure: { _ in .crashed(signal: 4, message: "x") }, notAsked: 1)
        let found = try await verdict(seed: 1, rowsPerChunk: 60, warehouse: FakeWarehouse(), swift: swift)
        #expect(found.skipped.questionsNotAsked > 0)
        #expect(found.compared.sample + found.skipped.questionsNotAsked == 200)
        #expect(found.reasons.contains { if case .questionsNotAsked = $0 { true } else { false } })
    }

    @Test func sharesAddUpToTheWhole() throws {
        let view = try #require(project.view("Delays"))
        func spine(_ count: Int) -> SpineTable {
            SpineTable(rows: ColumnBatch(columns: [], rowCount: count), columns: [], isSingleCase: true)
        }
        let counts = [7, 0, 1, 900, 92]
        for limit in [0, 1, 10, 999, 1_000, 5_000] {
            var before = 0
            var sum = 0
            for count in counts {
                let share = ViewQuestions.Share(before: before, total: 1_000)
                let portion = ViewQuestions(view: view, spine: spine(count), share: share).portion(of: limit)
                #expect(portion <= count)
                sum += portion
                before += count
            }
            #expect(sum == min(limit, 1_000))
        }
    }
}
