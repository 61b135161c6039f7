import Contracts
import FeatureStore
import Testing

/// `online:` of featurestore.yaml and of a contract.
@Suite struct OnlinePolicyTests {
    private func load(_ project: String, view: String = "") throws -> Project {
        var files = DesignExample.files
        let file = "Features/aircraft/RecentDelays.sql"
        files[file] = files[file]?.replacing("owner:", with: "\(view)\nowner:")
        let configuration = try #require(files.keys.first { $0.hasSuffix("featurestore.yaml") })
        files[configuration]?.append("\n\(project)\n")
        return try ProjectLoader.load(files: files)
    }

    @Test func spansAreReadAndADayEachIsTheDefault() throws {
        let project = try load("online: { served_history: 12h, lateness: 3d }", view: "online: { stale_after: 90m }")
        #expect(project.online == OnlinePolicy(servedHistory: .hours(12), lateness: .days(3)))
        #expect(project.view("RecentDelays")?.online == ViewOnlinePolicy(staleAfter: .minutes(90)))
        #expect(try load("").online == OnlinePolicy(servedHistory: .days(1), lateness: .days(1)))
        #expect(try load("").view("RecentDelays")?.online == ViewOnlinePolicy())
    }

    @Test(arguments: [
        ("online: { served_history: 1 month }", "", "served_history is no duration"),
        ("online: { lateness: [] }", "", "lateness"),
        ("online: { history: 1d }", "", "unknown key 'history'"),
        ("", "online: { stale_after: soon }", "stale_after is no duration"),
        ("", "online: { materialise: 1d }", "unknown key 'materialise'"),
    ])
    func whatIsWrongIsSaid(project: String, view: String, message: String) throws {
        let errors = try #require(throws: ContractErrors.self) { try load(project, view: view) }
        #expect(errors.description.contains(message), "\(errors)")
    }
}
