import Contracts
import FeatureStore
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// What an engine cannot be asked is no answer, so that an edit on which it fails so has mended nothing.
@Suite struct UncoveredTests {
    @Test func whatCannotBeAskedAgreesWithNothing() async throws {
        let project = try Repository.project()
        let view = try #require(project.view("RecentDelays"))
        let warehouse = try await SQLiteWarehouse(project: project)
        let laboratory = Laboratory(
            project: project, query: try warehouse.compile(SQLBinder.bind(view: view, project: project)),
            warehouse: warehouse, swift: try await SQLAsSwift(view, project))
        var scenario = laboratory.shape.empty
        scenario.questions = [
            laboratory.shape.spine.map { $0.type == .timestamp ? .timestamp(Timestamp(microseconds: 0)) : .text("N1") }
        ]
        let prepared = try await laboratory.load(laboratory.prepare([scenario, scenario]))
        let swift = try await laboratory.askSwift(prepared)
        let refused = SQLFailureClass(WarehouseError.notCovered(engine: "any", caseID: nil, found: "a text of 2 GiB"))
        var replies = SQLReplies()
        replies.failures = [(prepared.questions.ofFirstCase, refused)]
        let observed = try laboratory.compare(prepared, sql: replies, swift: swift)
        #expect(observed.uncovered(0)?.contains("a text of 2 GiB") == true)
        #expect(observed.uncovered(1) == nil)
        #expect(observed.disagreements[0].isEmpty)
        await warehouse.close()
    }
}
