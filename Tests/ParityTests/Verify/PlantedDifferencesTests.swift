import Contracts
import Testing

@testable import Parity
@testable import SQLFrontend

/// Whatever is changed in the answers of one side is found, and nothing else is.
@Suite struct PlantedDifferencesTests {
    @Test(arguments: UInt64(0)..<12)
    func everyPlantedDifferenceIsFoundAndNoOther(_ seed: UInt64) async throws {
        var generator = SeededGenerator(seed: seed)
        let project = try TestProject.load()
        let cases = try (1...6).map { index in
            let rows = (0..<Int.random(in: 0...4, using: &generator)).map { row in
                "    - { flight_id: \(row), tailnum: N\(Int.random(in: 1...2, using: &generator)), origin: J, "
                    + "scheduled_at: 2013-01-0\(Int.random(in: 1...5, using: &generator))T00:00:00Z, "
                    + "dep_delay: \(Int.random(in: 1...99, using: &generator)) }"
            }
            let questions = (1...4).map { "  - { tailnum: N\($0 % 2 + 1), as_of: 2013-01-0\($0)T12:00:00Z }" }
            let text =
                "about: x\nrows:\n  flights:\n\(rows.joined(separator: "\n"))\nspine:\n\(questions.joined(separator: "\n"))"
            return try FixtureReader(project: project).read(text, file: "c\(index).yaml", name: "c\(index)")
        }
        var planted: Set<String> = []
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            planted.insert("c\(Int.random(in: 1...6, using: &generator))#\(Int.random(in: 1...4, using: &generator))")
        }
        let plants = planted
        let change: @Sendable (FakeQuestion, inout FakeAnswer) -> Void = { question, answer in
            if plants.contains("c\(question.caseID)#\(question.spineID)") {
                answer.rows[0][0] = .int(Int64(question.delays.count) + 1)
            }
        }
        let isInSQL = Bool.random(using: &generator)
        let warehouse = isInSQL ? FakeWarehouse(change: change) : FakeWarehouse()
        var options = VerifyOptions()
        options.examplesPerFinding = 100
        options.confirmationsPerView = 100
        let verifier = Verifier(
            project: project, pairs: [PairQuery(BoundQuery.fake(try #require(project.view("Delays"))))],
            warehouses: [NamedWarehouse(name: "local", warehouse: warehouse)],
            swift: isInSQL ? FakeSwiftSide() : FakeSwiftSide(change: change), options: options)
        let source = CaseSource(name: "f", origin: .fixture, caseNames: cases.map(\.name)) { cases }
        let verdict = try await verifier.verify([source]).views[0].warehouses[0]
        let found = Set(verdict.findings.flatMap(\.examples).compactMap { $0.question?.selector.description })
        #expect(found == plants, "seed \(seed)")
        #expect(verdict.findings.reduce(0) { $0 + $1.count } == plants.count, "seed \(seed)")
        #expect(verdict.findings.allSatisfy { $0.kind == .valueDiffers && $0.feature == "departures" }, "seed \(seed)")
        #expect(verdict.compared.total == 24, "seed \(seed)")
    }
}
