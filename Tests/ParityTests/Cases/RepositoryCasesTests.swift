import Testing

@testable import Parity

@Suite struct RepositoryCasesTests {
    @Test func everyCaseOfThisRepositoryIsReadWithoutAWord() throws {
        let project = try Repository.project()
        let sources = try CaseSource.all(in: try Repository.cases("Fixtures"), project: project)
        let fixtures = try #require(sources.first)
        #expect(fixtures.origin == .fixture)
        let cases = try fixtures.load()
        #expect(cases.flatMap(\.spines).flatMap(\.expectations).count >= 15)
        // Every question belongs to a view that could answer it, and every view is asked something.
        for view in project.views {
            let asked = CaseBatch(cases).questions(to: view, only: QuestionFilter(nil))
            #expect(asked.spine.rows.rowCount > 0, "\(view.name)")
        }
        for sample in sources.dropFirst() {
            let loaded = try #require(try sample.load().first)
            #expect(loaded.spines.allSatisfy { $0.rows.rowCount > 100 })
            #expect(loaded.tables.allSatisfy { $0.rows.rowCount > 100 })
        }
    }
}
