import FeatureStoreTesting
import Foundation
import Testing

/// `featurestore explain`, over entries, families, classes and what is none of them.
@Suite struct ExplainTests {
    private func explain(_ arguments: String...) throws -> CommandRun {
        try CommandRun.featurestore(["explain"] + arguments)
    }

    @Test(arguments: ["PAR-TIM-34", "tim-34"])
    func anEntryShowsWhatEachDoesAndHowToSeeIt(code: String) throws {
        let run = try explain(code)
        #expect(run.status == 0, "\(run.messages)")
        #expect(
            run.output == #"""
                PAR-TIM-34  Bounds the wrong way round
                  time, relevance medium
                  causes      CND (another condition), OVF (overflow or failure on extremes)

                  PostgreSQL  BETWEEN 10 AND 1 is false
                  SQLite      0
                  Swift       10...1 traps
                  advice      Check the bounds before making a range.

                PGTZ=UTC psql -XqAt -P null=NULL -c 'SELECT 5 BETWEEN 10 AND 1'
                  f

                sqlite3 -nullvalue NULL :memory: 'SELECT 5 BETWEEN 10 AND 1'
                  0

                let bounds = [10, 1]
                print((bounds[0]...bounds[1]).contains(5))
                  traps: Range requires lowerBound <= upperBound

                  Measured on PostgreSQL 15.20, SQLite 3.40.1, Swift 6.3.1.

                """#)
    }

    @Test func aClassShowsHowItComesAndWhereItIsSeen() throws {
        let run = try explain("bnd")
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.hasPrefix("BND  window bound\n\n  mechanism   A row that lies exactly on a bound "))
        #expect(run.output.contains("\n  PAR-TIM-35  high    RANGE over 7 days includes both ends\n"), "\(run.output)")
    }

    @Test func namesThatAreClassAndFamilyAreToldApart() throws {
        #expect(try explain("NUL").output.hasPrefix("NUL  NULL policy\n"))
        #expect(try explain("PAR-NUL").output.hasPrefix("PAR-NUL  NULL and three-valued logic, 35 entries\n"))
        #expect(try explain("PAR").output.hasPrefix("PAR  rows of other entities\n"))
        #expect(try explain("rel").output.hasPrefix("PAR-REL  relational shape and determinism, 27 entries\n"))
    }

    @Test func withoutACodeAllClassesAndFamiliesAreListed() throws {
        let run = try explain()
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("\n  DSEC  length of a day\n"), "\(run.output)")
        #expect(run.output.contains("\nFamilies of the 255 entries, PAR-FAMILY-NN:\n"), "\(run.output)")
        #expect(run.output.contains("\n  PAR-TIM  51 entries, time\n"), "\(run.output)")
    }

    @Test func machinesReadTheSame() throws {
        func object(_ run: CommandRun) throws -> [String: Any] {
            #expect(run.status == 0, "\(run.messages)")
            return try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        }
        let entry = try object(explain("TXT-27", "--format", "json"))
        #expect(entry["code"] as? String == "PAR-TXT-27")
        #expect(entry["causes"] as? [String] == ["TXT"])
        let examples = try #require(entry["examples"] as? [[String: String]])
        #expect(examples.map { $0["language"] } == ["postgres", "swift"])
        #expect(examples.last?["result"] == "3 4")
        let cause = try object(explain("FAN", "--format", "json"))
        #expect((cause["related"] as? [[String: Any]])?.first?["code"] as? String == "PAR-REL-05")
        let everything = try object(explain("--format", "json"))
        #expect((everything["causes"] as? [Any])?.count == 31)
        #expect((everything["families"] as? [[String: Any]])?.compactMap { $0["entries"] as? Int }.reduce(0, +) == 255)
    }

    @Test(arguments: [
        ("TIM-53", "Did you mean PAR-TIM-"), ("PAR-TIM-99", "Did you mean PAR-TIM-"), ("BDN", "Did you mean BND"),
        ("DSC", "Did you mean DSEC"), ("something else entirely", "expected an entry such as PAR-TIM-35"),
    ])
    func whatIsNoCodeIsAMisuse(code: String, expected: String) throws {
        let run = try explain(code)
        #expect(run.status == 2)
        #expect(run.output.isEmpty)
        #expect(run.messages.hasPrefix("featurestore: '\(code)' is no code of the catalogue: "), "\(run.messages)")
        #expect(run.messages.contains(expected), "\(run.messages)")
        #expect(run.messages.contains("`featurestore explain` lists the classes and families."), "\(run.messages)")
    }

    /// What stands at the margin runs as it stands, quotes within quotes included.
    @Test(arguments: ["NUL-22", "TXT-17", "TIM-31", "TYP-14"])
    func commandsArePastedAsTheyAre(code: String) throws {
        let lines = try explain(code).output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        var checked = 0
        let server = try TemporaryPostgres.shared()
        for (position, line) in lines.enumerated() where line.hasPrefix("sqlite3 ") || line.hasPrefix("PGTZ=UTC psql ")
        {
            let process = Process()
            process.executableURL = URL(filePath: "/bin/sh")
            process.arguments = ["-c", line]
            process.environment = ProcessInfo.processInfo.environment.merging(
                ["PGHOST": server.folder, "PGUSER": "postgres", "PGDATABASE": "postgres"]) { $1 }
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let printed = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
            process.waitUntilExit()
            let shown = lines[(position + 1)...].prefix { !$0.isEmpty }.map { $0.dropFirst(2) + "\n" }.joined()
            #expect(printed == shown, "\(line)")
            checked += 1
        }
        #expect(checked == 2)
    }
}
