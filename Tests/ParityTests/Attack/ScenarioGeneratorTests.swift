import Contracts
import FeatureStore
import SQLFrontend
import Testing

@testable import Parity

/// What every invented scenario keeps to, over this repository's views and over one that reads sources of every kind.
@Suite struct ScenarioGeneratorTests {
    /// A view's shape and its bound query.
    struct Subject {
        let shape: ScenarioShape
        let query: BoundQuery

        init(_ view: String, _ project: Project) throws {
            let contract = try #require(project.view(view))
            shape = ScenarioShape(view: contract, project: project)
            query = try SQLBinder.bind(view: contract, project: project)
        }

        func generator(seed: UInt64 = 1, cases: Int? = nil) -> ScenarioGenerator {
            var options = AttackOptions()
            options.seed = seed
            options.cases = cases
            // How many scenarios there are must not depend on how busy the machine is.
            options.budgetSeconds = 600
            return ScenarioGenerator(shape: shape, query: query, options: options)
        }
    }

    /// The repository's views, and one over a raw log of versions, narrow types and rows without an id.
    static func subjects() throws -> [Subject] {
        let project = try Repository.project()
        let own = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": TestProject.configuration,
            "Features/aircraft/Wear.sql": """
            /*
            entity: aircraft
            reads: { gates: 2d, things: 3d }
            features:
              wear: { type: int?, about: How much. }
            */
            SELECT s.spine_id, (SELECT sum(t.small) FROM things t WHERE t.tailnum = s.tailnum AND t.price > 1.5
                                AND t.at <= s.as_of AND t.at > s.as_of - INTERVAL '3 days')
                   + (SELECT count(*) FROM gates g WHERE g.tailnum = s.tailnum AND g.gate <> 'A1') AS wear
            FROM spine s
            """,
            "Features/aircraft/Wear.swift": """
            extension Wear {
                static func compute(_ aircraft: AircraftHistory, asOf: Timestamp) -> Features { Features(wear: nil) }
            }
            """,
        ])
        return try project.views.map { try Subject($0.name, project) } + [Subject("Wear", own)]
    }

    @Test func onlyWhatContractsAllowIsInvented() throws {
        for (number, subject) in try Self.subjects().enumerated() {
            let checks = ScenarioChecks(shape: subject.shape)
            for seed in [UInt64(number)] {
                var generator = subject.generator(seed: seed)
                var count = 0
                while case let batch = generator.next(500), !batch.isEmpty {
                    for scenario in batch {
                        count += 1
                        if let problem = checks.firstProblem(in: scenario)
                            ?? Self.brokenPromise(scenario, subject.shape)
                        {
                            Issue.record("\(subject.shape.view.name), seed \(seed), scenario \(count): \(problem)")
                        }
                    }
                }
                #expect(count > 1_000)
                #expect(generator.stop == .covered)
                for item in generator.coverage {
                    #expect(item.missing.isEmpty && item.covered == item.total, "\(item.name)")
                }
            }
        }
    }

    /// What sources promise beyond single cells: what is known with an instant is not known without it, and rows of one
    /// instant that nothing orders are equal.
    private static func brokenPromise(_ scenario: Scenario, _ shape: ScenarioShape) -> String? {
        for (source, table) in zip(shape.sources, scenario.tables) {
            func position(_ name: String) -> Int? { source.columns.firstIndex { $0.name == name } }
            for row in table.rows {
                for (column, by) in source.knownAt {
                    guard let column = position(column), let by = position(by) else { continue }
                    if row[by].isNull, !row[column].isNull { return "\(source.name) knows what is never known" }
                }
            }
            guard source.unique.isEmpty, let event = position(source.eventTime) else { continue }
            for (number, row) in table.rows.enumerated() {
                for other in table.rows[..<number] where other[event] == row[event] && other != row {
                    return "rows of \(source.name) without an order differ"
                }
            }
        }
        return nil
    }

    @Test func theSameSeedInventsTheSameHoweverManyAreTakenAtATime() throws {
        for subject in try Self.subjects().suffix(2) {
            var (whole, pieces) = (subject.generator(seed: 7), subject.generator(seed: 7))
            let all = whole.next(100_000)
            var some: [Scenario] = []
            var size = 1
            while case let batch = pieces.next(size), !batch.isEmpty {
                some += batch
                size = size % 97 + 13
            }
            #expect(all == some)
            var other = subject.generator(seed: 8)
            #expect(other.next(100_000) != all)
            var few = subject.generator(seed: 7, cases: 50)
            #expect(few.next(40) + few.next(40) == Array(all.prefix(50)))
            #expect(few.next(40).isEmpty)
            #expect(few.stop == .cases)
        }
    }

    /// Each aim is met by the scene that is made for it: what is told as covered was there.
    @Test func whatIsAimedAtIsInTheScenario() throws {
        for subject in try Self.subjects() {
            let ground = SceneGround(shape: subject.shape, query: subject.query)
            for (number, entry) in TargetList(ground).entries.enumerated() {
                let scenario = Scene.make(
                    ground, target: entry.target, anchor: entry.anchor, size: .plain,
                    chance: Chance(seed: 3, number: number))
                if let anchor = entry.anchor {
                    #expect(subject.shape.asOf(scenario.questions[0]).microseconds == anchor)
                }
                #expect(
                    Self.holds(entry.target, scenario, ground), "\(subject.shape.view.name): \(entry.name)")
            }
        }
    }

    private static func holds(_ target: Target, _ scenario: Scenario, _ ground: SceneGround) -> Bool {
        func rows(_ table: Int) -> [[CellValue]] { scenario.tables[table].rows }
        let now = ground.shape.asOf(scenario.questions[0]).microseconds
        switch target {
        case .nothing: return scenario.rowCount == 0
        case .empty(let table): return rows(table).isEmpty
        case .size(let table, let size), .variety(let table, let size): return rows(table).count >= size
        case .value(let place, let value): return rows(place.table).contains { $0[place.column] == value }
        case .null(let place): return rows(place.table).contains { $0[place.column].isNull }
        case .nullEverywhere(let place):
            return !rows(place.table).isEmpty && rows(place.table).allSatisfy { $0[place.column].isNull }
        case .moment(let place, let moment, let beside, let fromEvent):
            return rows(place.table).contains { row in
                guard case .timestamp(let event) = row[ground.tables[place.table].event],
                    case .timestamp(let instant) = row[place.column]
                else { return false }
                return instant.microseconds == moment.resolved(from: fromEvent ? event.microseconds : now) + beside
            }
        case .day(let place, let distance, let zone):
            return rows(place.table).contains { $0[place.column] == .date(distance.day(from: now, in: zone)) }
        case .anchor(let anchor): return now == anchor
        case .request(let column, let value): return scenario.questions[0][column] == value
        case .requestMoment(let column, let moment, let beside):
            return scenario.questions[0][column]
                == .timestamp(Timestamp(microseconds: moment.resolved(from: now) + beside))
        case .glued(let table, let first, let second):
            let pairs = rows(table).map { [$0[first], $0[second]] }
            return pairs.contains { pair in pair[0] != pair[1] && pairs.contains([pair[1], pair[0]]) }
        case .keys(let family):
            return ground.keyFamilies[family].allSatisfy { key in
                scenario.questions.contains { Array($0.prefix(key.count)) == key } || scenario.rowCount > 0
            }
        case .duplicate, .tie, .group, .correction: return scenario.rowCount > 0
        }
    }
}
