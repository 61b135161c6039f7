import Contracts
import FeatureStore
import SQLFrontend
import Testing
import Warehouse

@testable import Parity

/// One view in a project of its own, with a laboratory over SQLite and a Swift side that is a closure.
struct PropertyFixture {
    let project: Project
    let view: ViewContract
    let shape: ScenarioShape

    /// - Parameters:
    ///   - contract: the lines of the leading comment.
    ///   - sql: the query.
    init(contract: String, sql: String = "SELECT spine_id FROM spine") throws {
        project = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": Self.configuration,
            "Features/Tried.sql": "/*\n\(contract)\n*/\n\(sql)",
            "Features/Tried.swift":
                "extension Tried { static func compute(_ a: AircraftHistory, asOf: Timestamp) -> Features {} }",
        ])
        view = try #require(project.view("Tried"))
        shape = ScenarioShape(view: view, project: project)
    }

    static let configuration = """
        entities:
          aircraft: { keys: { tailnum: text } }
        sources:
          flights:
            row: Flight
            columns: { flight_id: int, tailnum: text?, carrier: text, scheduled_at: timestamp, departed_at: timestamp?,
                       dep_delay: int?, load: double? }
            unique: [flight_id]
            event_time: scheduled_at
            known_at: { departed_at: departed_at, dep_delay: departed_at }
          notes:
            row: Note
            columns: { tailnum: text, at: timestamp, said_at: timestamp?, grade: int? }
            event_time: at
            arrival_time: said_at
          gates:
            row: Gate
            columns: { gate_id: int, tailnum: text, at: timestamp, gate: text, said_at: timestamp }
            unique: [gate_id]
            event_time: at
            arrival_time: said_at
            versions: said_at
        """

    func laboratory(_ compute: @escaping @Sendable (ClosureSwiftSide.Question) -> [CellValue]) async throws
        -> Laboratory
    {
        let warehouse = try await SQLiteWarehouse(project: project)
        let query = try SQLBinder.bind(view: view, project: project)
        return Laboratory(
            project: project, query: try warehouse.compile(query), warehouse: warehouse,
            swift: ClosureSwiftSide(project: project, compute: compute))
    }

    /// 2013-03-13T17:00:00Z, no round time anywhere.
    static let asOf: Int64 = 1_363_194_000_000_000
    static let hour: Int64 = 3_600_000_000
    static let day: Int64 = 86_400_000_000

    static func at(_ microseconds: Int64) -> CellValue { .timestamp(Timestamp(microseconds: microseconds)) }

    /// Scenarios of an ordinary kind: a few rows in the last days, of this aircraft and another, several instants of asking.
    func ordinary(_ count: Int = 24, seed: UInt64 = 1) -> [Scenario] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).map { _ in
            var scenario = shape.empty
            let asOf = Self.asOf + Int64.random(in: 0...400, using: &generator) * 13_377_777_777
            scenario.questions = [[.text("N1"), Self.at(asOf)]]
            for position in scenario.tables.indices {
                let rows = Int.random(in: 0...4, using: &generator)
                scenario.tables[position].rows = (0..<rows).map { row in
                    let event = asOf - Int64.random(in: 1...(4 * 24 * 60), using: &generator) * 60_000_000 - 17
                    let known = event + Int64.random(in: 0...90, using: &generator) * 60_000_000
                    let key = CellValue.text(Int.random(in: 0...3, using: &generator) == 0 ? "N2" : "N1")
                    let number = CellValue.int(Int64.random(in: -5...40, using: &generator))
                    switch shape.sources[position].name {
                    case "flights":
                        return [
                            .int(Int64(row + 1)), key, .text(Bool.random(using: &generator) ? "AA" : "UA"),
                            Self.at(event), Self.at(known), number, .double(Double(row) + 0.1),
                        ]
                    case "notes": return [key, Self.at(event), Self.at(known), number]
                    default:
                        return [
                            .int(Int64(row + 1)), key, Self.at(event), .text("G\(row)"), Self.at(known),
                        ]
                    }
                }
            }
            return scenario
        }
    }

    /// What trying both sides gives.
    func result(
        _ scenarios: [Scenario]? = nil, _ compute: @escaping @Sendable (ClosureSwiftSide.Question) -> [CellValue]
    ) async throws -> SideProperties.Result {
        let laboratory = try await laboratory(compute)
        let result = try await SideProperties(laboratory: laboratory, seed: 1, sides: [.sql, .swift])
            .check(scenarios ?? ordinary())
        await laboratory.warehouse.close()
        return result
    }
}

extension SideProperties.Result {
    /// Each violation as `feature class sides`.
    var told: [String] {
        violations.map { violation in
            "\(violation.feature.map(String.init) ?? "-") \(violation.kind.rawValue) "
                + violation.evidence.sides.map(\.rawValue).joined(separator: "+")
        }
    }
}
