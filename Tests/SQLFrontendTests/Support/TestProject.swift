import Contracts
import FeatureStore
import Testing

@testable import SQLFrontend

/// A project of which every test binds some statement.
enum TestProject {
    static let configuration = """
        entities:
          aircraft: { keys: { tailnum: text } }
        sources:
          flights:
            row: Flight
            columns: { flight_id: int, tailnum: text?, origin: text, dest: text, carrier: text, scheduled_at: timestamp,
                       departed_at: timestamp?, dep_delay: int?, landed_at: timestamp?, arr_delay: int? }
            unique: [flight_id]
            event_time: scheduled_at
          weather:
            row: WeatherReport
            columns: { origin: text, observed_at: timestamp, published_at: timestamp, wind_speed: double?,
                       rain: "decimal(10,2)?", day: date?, calm: bool?, gusts: "list(double)?", names: "list(text)?" }
            unique: [origin, observed_at]
            event_time: observed_at
            arrival_time: published_at
          logs:
            row: LogLine
            columns: { tailnum: text, at: timestamp, level: { type: int, physical: int4 },
                       small: { type: int, physical: int2 }, code: { type: text, physical: "varchar(8)" } }
            event_time: at
        """

    /// A contract with these reads and features, as the comment that it is written in.
    static func contract(features: [(name: String, type: String)], reads: [String]) -> String {
        let readLines = reads.map { read in
            read == "weather" ? "  weather: { within: 7d, by: flights.origin }" : "  \(read): 7d"
        }
        let featureLines = features.map { "  \($0.name): { type: \"\($0.type)\", about: A feature. }" }
        return
            (["/*", "entity: aircraft", "reads:"] + readLines + ["request: { planned_at: timestamp, n: int }"]
            + ["features:"] + featureLines + ["*/", ""]).joined(separator: "\n")
    }

    /// Loads the project with one view.
    static func load(
        _ sql: String, features: [(name: String, type: String)] = [("v", "int")], reads: [String] = ["flights"]
    ) throws -> (view: ViewContract, project: Project) {
        let project = try ProjectLoader.load(files: [
            "Features/featurestore.yaml": configuration,
            "Features/aircraft/View.sql": contract(features: features, reads: reads) + sql,
            "Features/aircraft/View.swift":
                "extension View { static func compute(_ a: AircraftHistory, asOf: Timestamp) -> Features { Features() } }",
        ])
        let view = try #require(project.view("View"), "the view was loaded")
        return (view, project)
    }

    /// Binds a whole view.
    static func bind(
        _ sql: String, features: [(name: String, type: String)] = [("v", "int")], reads: [String] = ["flights"]
    ) throws -> BoundQuery {
        let (view, project) = try load(sql, features: features, reads: reads)
        return try SQLBinder.bind(view: view, project: project)
    }

    /// The errors of a view, as `line:column: message`, where the statement's first line is 1.
    static func errors(
        _ sql: String, features: [(name: String, type: String)] = [("v", "int")], reads: [String] = ["flights"]
    ) throws -> [String] {
        let (view, project) = try load(sql, features: features, reads: reads)
        let skipped = view.sql.text.dropLast(sql.count).count { $0 == "\n" }
        do {
            _ = try SQLBinder.bind(view: view, project: project)
            return []
        } catch {
            return error.errors.map { "\($0.location.line - skipped):\($0.location.column): \($0.message)" }
        }
    }
}
