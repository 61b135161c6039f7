import Contracts
import FeatureStore
import Features
import Online
import Testing

@Suite("What is kept")
struct RetentionTests {
    @Test("The longest reach of any view, what is served of the past, and what comes late")
    func repository() throws {
        let project = try ProjectLoader.load(featureRegistry)
        let retention = Retention(project: project, registry: featureRegistry)
        #expect(retention.sources.map(\.source) == project.sources.map(\.name))
        let slack = project.online.servedHistory + project.online.lateness
        #expect(retention.snapshots == slack)
        for entry in retention.sources {
            let reads = project.views.compactMap { $0.read(entry.source) }
            for read in reads {
                switch read.extent {
                case .within(let microseconds):
                    if let span = entry.span { #expect(span >= .microseconds(microseconds) + slack) }
                case .latest, .last: #expect(entry.span == nil || !entry.lastRows.isEmpty)
                case .all: #expect(entry.span == nil)
                }
            }
        }
        // The register of aircraft is read for its last row, however old.
        let planes = try #require(retention.sources.first { $0.source == "planes" })
        #expect(planes.span == slack)
        #expect(planes.lastRows == [.init(link: SourceLink(source: "planes", columns: ["tailnum"]), rows: 1)])
    }
}
