import FeatureStoreTesting
import Foundation
import SQLite
import Testing

/// What programs read is as `docs/schemas` says, key by key.
@Suite struct JSONSchemaTests {
    private func problems(_ run: CommandRun, _ name: String) throws -> String {
        try SchemaValidator.problems(with: run.output, by: .closed("docs/schemas/\(name).schema.json"))
    }

    private func fixtures(_ text: String) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(text, to: "aircraft/one.yaml")
        return folder
    }

    private static let wrong = """
        about: A wrong answer.
        rows:
          flights:
            - { flight_id: 1, tailnum: N1, scheduled_at: 2013-03-12T07:00:00Z, dep_delay: 4 }
        defaults:
          flights: { origin: JFK, dest: LAX, carrier: AA, departed_at: 2013-03-12T07:30:00Z }
        spine:
          - { tailnum: N1, as_of: 2013-03-17T07:00:00Z, expect: { RecentDelays: { mean_dep_delay_7d: 2.5 } }, because: x }
        """

    @Test func agreedDivergedAndUndecidedRunsAreAsTheSchemaSays() throws {
        let agreed = try CommandRun.featurestore(
            ["verify", "RouteTraffic", "LateStreak", "--cases", "60", "--format", "json"])
        #expect(agreed.status == 0, "\(agreed.messages)")
        #expect(try problems(agreed, "verify") == "")
        let folder = try fixtures(Self.wrong)
        let diverged = try CommandRun.featurestore(
            ["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path, "--format", "json"])
        #expect(diverged.status == 1, "\(diverged.messages)")
        #expect(try problems(diverged, "verify") == "")
        let undecided = try CommandRun.featurestore(
            ["verify", "RouteTraffic", "--no-attack", "--fixtures", folder.path, "--format", "json"])
        #expect(undecided.status == 3, "\(undecided.messages)")
        #expect(try problems(undecided, "verify") == "")
    }

    @Test func theSchemaRefusesWhatIsWrong() throws {
        let folder = try fixtures(Self.wrong)
        let run = try CommandRun.featurestore(
            ["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path, "--format", "json"])
        for (part, wrong) in [
            ("\"formatVersion\" : 1", "\"formatVersion\" : 2"), ("\"conclusion\" : \"diverged\"", "\"conclusion\" : 1"),
            ("\"because\"", "\"why\""), ("\"golden-contradicted\"", "\"golden\""),
        ] {
            #expect(run.output.contains(part), "\(part)")
            let changed = run.output.replacing(part, with: wrong)
            #expect(
                try SchemaValidator.problems(with: changed, by: .closed("docs/schemas/verify.schema.json")) != "",
                "\(part)")
        }
    }

    @Test func sarifOfEachKindOfRunIsValid() throws {
        let folder = try fixtures(Self.wrong)
        for (view, status) in [("RecentDelays", 1), ("RouteTraffic", 3), ("AircraftSize", 3)] {
            let report = "\(folder.path)/\(view).sarif"
            let run = try CommandRun.featurestore(
                ["verify", view, "--no-attack", "--fixtures", folder.path, "--report", "sarif=\(report)"])
            #expect(run.status == status, "\(run.messages)")
            let text = try String(contentsOfFile: report, encoding: .utf8)
            #expect(try SchemaValidator.problems(with: text, by: .sarif) == "")
        }
    }

    @Test func listsAndCheckupsAreAsTheSchemasSay() throws {
        let list = try CommandRun.featurestore(["list", "--format", "json"])
        #expect(list.status == 0)
        #expect(try problems(list, "list") == "")
        let doctor = try CommandRun.featurestore(["doctor", "--format", "json"])
        #expect(try problems(doctor, "doctor") == "", "\(doctor.output)")
    }

    @Test func teethAreAsTheSchemaSays() throws {
        let run = try CommandRun.featurestore(
            ["teeth", "AircraftSize", "--side", "sql", "--cases", "60", "--format", "json"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("\"outcome\""))
        #expect(try problems(run, "teeth") == "")
    }

    @Test func comparisonsAreAsTheSchemaSays() throws {
        let folder = try TemporaryFolder()
        for (name, rows) in [
            ("a", "(1, 'x', 0.5), (2, NULL, 1.5), (2, 'y', 2.5)"), ("b", "(1, 'z', 0.5), (3, 'y', 1)"),
        ] {
            let connection = try Connection(.file(path: "\(folder.path)/\(name).db"))
            try connection.execute("CREATE TABLE t (id INTEGER, word TEXT, n REAL); INSERT INTO t VALUES \(rows);")
            connection.close()
        }
        let run = try CommandRun.featurestore(
            [
                "compare", "--first", "sqlite:a.db", "--second", "sqlite:b.db", "--table", "t", "--key", "id",
                "--format",
                "json",
            ], in: folder.path)
        #expect(run.status == 1, "\(run.messages)")
        #expect(try problems(run, "compare") == "")
    }

    @Test func reportsGoIntoFilesTooAndSayTheSame() throws {
        let folder = try fixtures(Self.wrong)
        let arguments = ["verify", "RecentDelays", "--no-attack", "--fixtures", folder.path]
        let run = try CommandRun.featurestore(
            arguments + ["--report", "json=\(folder.path)/a.json", "--report", "markdown=\(folder.path)/a b.md"])
        #expect(run.output.contains("error[golden-contradicted]"))
        let json = try CommandRun.featurestore(arguments + ["--format", "json"])
        #expect(try String(contentsOfFile: "\(folder.path)/a.json", encoding: .utf8) == json.output)
        let markdown = try CommandRun.featurestore(arguments + ["--format", "markdown"])
        #expect(try String(contentsOfFile: "\(folder.path)/a b.md", encoding: .utf8) == markdown.output)
        for (value, message) in [("yaml=x", "yaml=x"), ("json=", "json="), ("x", "'x'")] {
            let wrong = try CommandRun.featurestore(arguments + ["--report", value])
            #expect(wrong.status == 2)
            #expect(wrong.messages.contains(message), "\(wrong.messages)")
        }
        let nowhere = try CommandRun.featurestore(arguments + ["--report", "json=\(folder.path)/no/a.json"])
        #expect(nowhere.status == 3)
        #expect(nowhere.messages.contains("no/a.json cannot be written"))
    }
}
