import Contracts
import FeatureStore
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// Two versions of a view, asked the same questions on real engines.
@Suite struct EffectRunTests {
    let project: Project

    init() throws { project = try TestProject.load() }

    private static let contract = """
        /*
        entity: aircraft
        reads: { flights: 7d }
        features:
          departures: { type: int, about: How many. }
          mean_delay: { type: double?, about: How late. }
        */

        """

    private static let query = """
        SELECT s.spine_id, count(f.flight_id) AS departures, avg(f.dep_delay)::float8 AS mean_delay
        FROM spine s
        LEFT JOIN flights f ON f.tailnum = s.tailnum AND f.scheduled_at > s.as_of - INTERVAL '7 days'
          AND f.scheduled_at <= s.as_of
        GROUP BY s.spine_id
        """

    /// Delays of 10 and 20 minutes today, 60 exactly a week ago; another aircraft never flew.
    private static let fixture = """
        about: A week.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-01-08T00:00:00Z, dep_delay: 10 }
            - { flight_id: 2, tailnum: N1, scheduled_at: 2013-01-08T01:00:00Z, dep_delay: 20 }
            - { flight_id: 3, tailnum: N1, scheduled_at: 2013-01-02T00:00:00Z, dep_delay: 60 }
        defaults: { flights: { origin: JFK, departed_at: 2013-01-01T00:00:00Z } }
        spine:
          - { tailnum: N1, as_of: 2013-01-09T00:00:00Z }
          - { tailnum: N1, as_of: 2013-01-08T01:00:00Z }
          - { tailnum: N2, as_of: 2013-01-09T00:00:00Z }
          - { tailnum: N1, as_of: 2013-01-01T00:00:00Z }
        """

    private func version(_ text: String) throws -> BoundQuery {
        let sql = PairHalf(file: "Delays.sql", text: text)
        let swift = PairHalf(file: "Delays.swift", text: "")
        let view = try ProjectLoader.version(of: "Delays", sql: sql, swift: swift, sqlite: nil, in: project)
        return try SQLBinder.bind(view: view, project: project)
    }

    private func effect(
        from former: String, to present: String, on engine: RealEnginesTests.Engine = .sqlite,
        over sources: [CaseSource]? = nil, swift: VersionPair.SwiftVersions = .none,
        formerSwift: (any SwiftSide)? = nil, presentSwift: any SwiftSide = FakeSwiftSide(), rowsPerChunk: Int = 100_000
    ) async throws -> VersionEffect {
        let files = CaseFiles(root: "Fixtures", paths: ["week.yaml"]) { _ in Array(Self.fixture.utf8) }
        let warehouse = try await engine.warehouse(project)
        var options = EffectOptions()
        options.rowsPerChunk = rowsPerChunk
        let run = EffectRun(
            project: project, warehouse: warehouse, formerSwift: formerSwift, presentSwift: presentSwift,
            options: options)
        let pair = VersionPair(former: try version(former), present: try version(present), swift: swift)
        let effects = try await run.run(
            [pair], over: try sources ?? CaseSource.all(in: files, project: project))
        await warehouse.close()
        return try #require(effects.first)
    }

    @Test(arguments: RealEnginesTests.Engine.allCases)
    func aBoundThatOpensChangesTheAnswersOnIt(_ engine: RealEnginesTests.Engine) async throws {
        let former = Self.contract + Self.query
        let effect = try await effect(
            from: former, to: former.replacing("f.scheduled_at > s", with: "f.scheduled_at >= s"), on: engine)
        let group = effect.sql.fixtures
        #expect(effect.obstacles.isEmpty && effect.sql.samples.questions == 0 && effect.swift == nil)
        #expect(group.questions == 4 && group.changed == 1)
        #expect(group.features.map(\.name) == ["departures", "mean_delay"])
        #expect(group.features.map(\.changed) == [1, 1] && group.features.map(\.compared) == [4, 4])
        // 2 flights become 3, and (10 + 20) / 2 = 15 becomes (10 + 20 + 60) / 3 = 30.
        let (count, mean) = (group.features[0].movement, group.features[1].movement)
        #expect(count?.largest == 1 && count?.largestRelative == 0.5 && count?.mean == 1)
        #expect(mean?.largest == 15 && mean?.largestRelative == 1 && mean?.mean == 15)
        let example = try #require(group.examples.first)
        #expect(example.question.selector == CaseSelector("week#1") && example.feature == "departures")
        guard case .value(.int(2)) = example.former, case .value(.int(3)) = example.present else {
            Issue.record("\(example)")
            return
        }
    }

    @Test func nullThatBecomesZeroIsCountedApart() async throws {
        let former = Self.contract + Self.query
        let present = former.replacing("avg(f.dep_delay)::float8", with: "coalesce(avg(f.dep_delay), 0)::float8")
        let mean = try #require(try await effect(from: former, to: present).sql.fixtures.features.last)
        #expect(mean.changed == 2 && mean.nullToValue == 2 && mean.valueToNull == 0 && mean.movement == nil)
        let back = try #require(try await effect(from: present, to: former).sql.fixtures.features.last)
        #expect(back.changed == 2 && back.nullToValue == 0 && back.valueToNull == 2)
    }

    @Test func featuresThatComeAndGoAreNotCompared() async throws {
        let former = Self.contract + Self.query
        let present = former.replacing("mean_delay", with: "late_mean")
        let group = try await effect(from: former, to: present).sql.fixtures
        #expect(group.features.map(\.name) == ["departures"] && !group.isChanging && group.questions == 4)
    }

    @Test func aCountThatBecomesADoubleIsComparedAsANumber() async throws {
        let former = Self.contract + Self.query
        let double = former.replacing("departures: { type: int", with: "departures: { type: double")
            .replacing("count(f.flight_id)", with: "count(f.flight_id)::float8")
        let same = try await effect(from: former, to: double).sql.fixtures
        #expect(same.features[0].isComparable && same.features[0].compared == 4 && !same.isChanging)
        let text = former.replacing("departures: { type: int", with: "departures: { type: text")
            .replacing("count(f.flight_id)", with: "count(f.flight_id)::text")
        let other = try await effect(from: former, to: text).sql.fixtures
        #expect(!other.features[0].isComparable && other.features[0].compared == 0)
        #expect(other.features[1].compared == 4)
    }

    @Test func rowsThatVanishAndStatementsThatFailAreTold() async throws {
        let former = Self.contract + Self.query
        let inner = try await effect(from: former, to: former.replacing("LEFT JOIN", with: "JOIN")).sql.fixtures
        #expect(inner.vanished == 2 && inner.appeared == 0 && inner.changed == 2)
        let failing = former.replacing("count(f.flight_id) AS", with: "1 / count(f.flight_id) AS")
        let broken = try await effect(from: former, to: failing).sql.fixtures
        // The two questions without flights divide by zero; the others are 1 / 2 and 1 / 2, which is 0.
        #expect(broken.broken == 2 && broken.repaired == 0 && broken.changed == 4)
        #expect(broken.features[0].compared == 2 && broken.features[0].changed == 2)
    }

    @Test func aRequestColumnThatCasesLackLeavesNothingToCompare() async throws {
        let former = Self.contract + Self.query
        let present = former.replacing(
            "features:", with: "request: { planned_at: timestamp }\nfeatures:")
        let group = try await effect(from: former, to: present).sql.fixtures
        #expect(group.questions == 0 && group.onlyFormer == 4 && group.onlyPresent == 0)
    }

    /// Chunks of whole entities give what the whole gives, and the same bytes twice.
    @Test(arguments: [1, 2] as [UInt64])
    func chunksGiveTheEffectOfTheWhole(_ seed: UInt64) async throws {
        let sources = try CaseSource.all(in: SpooledSampleTests.files(seed), project: project)
        let former = Self.contract + Self.query
        let present = former.replacing("'7 days'", with: "'5 days'")
        func told(_ rowsPerChunk: Int) async throws -> (String, EffectGroup) {
            let effect = try await effect(
                from: former, to: present, over: sources, rowsPerChunk: rowsPerChunk)
            #expect(effect.obstacles.isEmpty, "\(effect.obstacles)")
            let group = effect.sql.samples
            let numbers = group.features.map {
                "\($0.name) \($0.compared) \($0.changed) \($0.nullToValue) \($0.valueToNull)"
                    + " \($0.movement?.largest ?? 0) \($0.movement?.count ?? 0)"
            }
            return ("\(group.questions) \(group.changed) \(numbers)", group)
        }
        let (whole, group) = try await told(1_000_000)
        #expect(group.questions > 0 && group.changed > 0, "seed \(seed): \(whole)")
        #expect(group.examples.count == 5)
        for rowsPerChunk in [60, 400] {
            let (chunked, _) = try await told(rowsPerChunk)
            #expect(chunked == whole, "seed \(seed), \(rowsPerChunk) rows at once")
        }
    }

    @Test func swiftVersionsAreComparedAndSoAreTheHalvesOfTheFormer() async throws {
        func side(_ days: Int64) -> ClosureSwiftSide {
            ClosureSwiftSide(project: project) { question in
                let start = question.asOf - days * 86_400_000_000
                let flights = question.seen("flights").filter { ($0.instant("scheduled_at") ?? 0) > start }
                let delays = flights.compactMap { $0.int("dep_delay") }
                let mean: CellValue =
                    delays.isEmpty ? .null : .double(Double(delays.reduce(0, +)) / Double(delays.count))
                return [.int(Int64(flights.count)), mean]
            }
        }
        let former = Self.contract + Self.query
        let effect = try await effect(
            from: former, to: former.replacing("'7 days'", with: "'8 days'"), swift: .both, formerSwift: side(7),
            presentSwift: side(8))
        let (sql, swift) = (effect.sql.fixtures, try #require(effect.swift?.fixtures))
        #expect(sql.changed == 1 && swift.changed == 1 && swift.questions == 4)
        #expect(swift.features.map(\.changed) == sql.features.map(\.changed))
        #expect(effect.formerHalves?.compared == 4 && effect.formerHalves?.differing == 0)

        let broken = try await self.effect(from: former, to: former, swift: .same, presentSwift: side(8))
        #expect(broken.swift == nil && broken.formerHalves?.differing == 1)
        let example = try #require(broken.formerHalves?.examples.first)
        #expect(example.feature == "departures" && example.question.selector == CaseSelector("week#1"))
    }
}
