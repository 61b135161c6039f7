import Contracts
import FeatureStore
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// A verify over real SQLite with a mistake planted in the SQL, down to the fixture that is saved and found again.
@Suite struct SmallestInputTests {
    /// What the query is turned into, and what of the smallest input must then be so.
    static let plants: [(of: String, with: String, feature: String, rows: Int, matters: [String: String])] = [
        ("f.scheduled_at <= s.as_of", "f.scheduled_at < s.as_of", "departures", 1, ["scheduled_at": "as_of exactly"]),
        (
            "f.tailnum = s.tailnum AND ", "(f.tailnum = s.tailnum OR f.dep_delay > 50) AND ", "departures", 1,
            ["dep_delay": "51 or more", "tailnum": "any"]
        ),
        ("count(f.flight_id)", "count(f.dep_delay)", "departures", 1, ["dep_delay": "NULL"]),
        ("count(f.flight_id)", "count(DISTINCT f.origin)", "departures", 2, ["origin": "the same as in row 2"]),
        ("LEFT JOIN", "JOIN", "departures", 0, [:]),
    ]

    private func verdict(
        _ sql: String, _ sources: (Project) throws -> [CaseSource]
    ) async throws -> (WarehouseVerdict, Project) {
        var files = TestProject.files
        files["Features/Delays.sql"] = TestProject.delays.replacing(
            "SELECT spine_id, 0 AS departures, NULL::float8 AS mean_delay FROM spine", with: sql)
        let project = try ProjectLoader.load(files: files)
        let view = try #require(project.view("Delays"))
        let warehouse = try await SQLiteWarehouse(project: project)
        let verifier = Verifier(
            project: project, pairs: [PairQuery(try SQLBinder.bind(view: view, project: project))],
            warehouses: [NamedWarehouse(name: "local", warehouse: warehouse)], swift: FakeSwiftSide())
        let verdict = try await verifier.verify(try sources(project)).views[0].warehouses[0]
        await warehouse.close()
        return (verdict, project)
    }

    @Test(arguments: plants.indices) func aMistakeEndsAtItsRow(_ plant: Int) async throws {
        let (original, replacement, feature, rows, matters) = Self.plants[plant]
        let sql = RealEnginesTests.right.replacing(original, with: replacement)
        // Cut down from a real-looking sample, of which nothing may be left.
        let sample = try ShrinkRig().flights(150, seed: 4)
        let (verdict, project) = try await verdict(sql) { project in
            let shape = ScenarioShape(view: try #require(project.view("Delays")), project: project)
            var scenario = sample
            scenario.questions = (0..<12).map { number in
                let at = number < 8 ? ShrinkRig.rows(sample)[number].scheduled : ShrinkRig.asOf - 20 * ShrinkRig.day
                return [ShrinkRig.rows(sample)[number].tail, .timestamp(Timestamp(microseconds: at))]
            }
            let asked = shape.makeCase(scenario, name: "samples/flights", origin: .sample)
            return [CaseSource(name: "samples/flights", origin: .sample, caseNames: [asked.name]) { [asked] }]
        }
        let finding = try #require(verdict.findings.first { $0.feature == feature }, "\(verdict)")
        let smallest = try #require(finding.smallest, "\(finding.withheld)")
        #expect(smallest.scenario.rowCount == rows, "\(smallest.scenario)")
        for (column, words) in matters {
            #expect(
                smallest.cells.first { $0.source == "flights" && $0.column == column }?.words == words,
                "\(smallest.cells)")
        }
        let real = sample.places.map { sample[$0] }
        for place in smallest.scenario.places {
            switch smallest.scenario[place] {
            case .text(let text): #expect(!real.contains(.text(text)))
            case .timestamp(let instant): #expect(!real.contains(.timestamp(instant)))
            default: continue
            }
        }

        // Saved, read back as any fixture, and found again.
        let view = try #require(project.view("Delays"))
        let written = try Regression(finding, of: view, in: project, engine: verdict.engine, seed: nil)
        let regression = try #require(written)
        let (again, _) = try await self.verdict(sql) { project in
            try CaseSource.all(
                in: CaseFiles(root: "Fixtures", texts: [regression.path: regression.text]), project: project)
        }
        let same = try #require(again.findings.first { $0.feature == feature && $0.kind == finding.kind })
        #expect(same.smallest?.scenario == smallest.scenario, "\(regression.text)")
        // A right query answers it.
        let (agreed, _) = try await self.verdict(RealEnginesTests.right) { project in
            try CaseSource.all(
                in: CaseFiles(root: "Fixtures", texts: [regression.path: regression.text]), project: project)
        }
        #expect(agreed.findings.isEmpty)
    }
}
