import FeatureStoreTesting
import Foundation
import Testing

/// `featurestore sample` and `verify --entities` over a user's own tables, on both engines, and what they refuse.
@Suite(.serialized) struct SampleTests {
    private static let views = ["RecentDelays", "LastLanding", "AircraftSize", "WindAtDeparture", "RouteTraffic"]
    /// Views whose features differ among any few entities.
    private static let often = ["RecentDelays", "LastLanding", "RouteTraffic"]
    private static let chosen = views.flatMap { ["--views", $0] }
    private static let secret = ["FEATURESTORE_HASH_SECRET": "0123456789abcdef0123456789abcdef"]

    private let folder: TemporaryFolder
    private var database: String { folder.path + "/data.db" }
    private var warehouse: [String] { ["--warehouse", "sqlite:\(database)"] }

    init() throws {
        folder = try TemporaryFolder()
    }

    private func sample(
        _ name: String, _ arguments: [String] = [], environment: [String: String] = [:]
    ) throws -> CommandRun {
        let most = arguments.contains("--warehouse") ? arguments : warehouse + arguments
        return try CommandRun.featurestore(
            ["sample", name, "--output", folder.path + "/out", "--entities", "6", "--questions", "10"] + Self.chosen
                + most,
            environment: environment)
    }

    private func files(_ name: String) throws -> [String: String] {
        let root = "\(folder.path)/out/\(name)"
        let names = try FileManager.default.contentsOfDirectory(atPath: root)
        return try Dictionary(
            uniqueKeysWithValues: names.map { ($0, try String(contentsOfFile: "\(root)/\($0)", encoding: .utf8)) })
    }

    private func verify(_ name: String) throws -> CommandRun {
        try CommandRun.featurestore(
            ["verify", "--no-attack", "--no-fixtures", "--samples", "\(folder.path)/out/\(name)"] + Self.views)
    }

    @Test func aSampleOfSQLiteVerifiesAndIsTheSameTwice() throws {
        try FlightTables.makeSQLite(at: database)
        let first = try sample("one")
        #expect(first.status == 0, "\(first.messages)")
        #expect(first.output.contains("aircraft: 6 of "), "\(first.output)")
        #expect(first.output.contains("NULL in departed_at"), "\(first.output)")
        #expect(first.output.contains("planes: no row, some in flights"), "\(first.output)")
        let verified = try verify("one")
        #expect(verified.status == 0, "\(verified.output)\(verified.messages)")
        #expect(try sample("two").status == 0)
        #expect(try files("one") == files("two"))
        #expect(try sample("three", ["--seed", "2"]).status == 0)
        #expect(try files("one")["spine.aircraft.csv"] != files("three")["spine.aircraft.csv"])
    }

    @Test func bothEnginesGiveTheSameRowsAndQuestions() throws {
        try FlightTables.makeSQLite(at: database)
        let url = try FlightTables.makePostgres(TemporaryPostgres.shared().url, schema: "sampled")
        #expect(try sample("lite").status == 0)
        let drawn = try sample("post", ["--warehouse", url])
        #expect(drawn.status == 0, "\(drawn.messages)")
        var (lite, post) = (try files("lite"), try files("post"))
        #expect(lite.removeValue(forKey: "sample.yaml")?.contains("from sqlite, seed 1") == true)
        #expect(post.removeValue(forKey: "sample.yaml")?.contains("from postgres, seed 1") == true)
        #expect(lite == post)
        let verified = try CommandRun.featurestore(
            ["verify", "--no-attack", "--no-fixtures", "--samples", "\(folder.path)/out/post", "--warehouse", url]
                + Self.views)
        #expect(verified.status == 0, "\(verified.output)\(verified.messages)")
        let live = try CommandRun.featurestore(
            ["verify", "--no-attack", "--warehouse", url, "--entities", "8"] + Self.often)
        #expect(live.status == 0, "\(live.output)\(live.messages)")
        #expect(live.output.contains("1 samples"), "\(live.output)")
    }

    @Test func liveEntitiesVerifyWithoutFiles() throws {
        try FlightTables.makeSQLite(at: database)
        let run = try CommandRun.featurestore(
            ["verify", "--no-attack", "--entities", "8", "--seed", "x"] + warehouse + Self.often)
        #expect(run.status == 0, "\(run.output)\(run.messages)")
        let memory = try CommandRun.featurestore(["verify", "--entities", "5"] + Self.views)
        #expect(memory.status == 3)
        #expect(memory.messages.contains("in memory and holds no tables of yours"), "\(memory.messages)")
    }

    @Test func aLiveQuestionHasItsNumberWhicheverViewIsAsked() throws {
        try FlightTables.makeSQLite(at: database)
        let other = folder.path + "/other.db"
        try FlightTables.makeSQLite(at: other)
        func counts(_ view: String, _ name: String) throws -> String {
            let run = try CommandRun.featurestore(
                ["verify", view, "--entities", "4", "--case", "\(name)#999999"] + warehouse
                    + ["--warehouse", "sqlite:\(other)"])
            #expect(run.status == 2, "\(run.output)\(run.messages)")
            return String(run.messages.split(separator: "\n").last ?? "")
        }
        let one = try counts("RecentDelays", "live/sqlite")
        #expect(one.contains("the case live/sqlite has "), "\(one)")
        #expect(try counts("RouteTraffic", "live/sqlite") == one)
        let second = try counts("RouteTraffic", "live/sqlite-2")
        #expect(second.contains("the case live/sqlite-2 has "), "\(second)")
    }

    @Test func hashesHideValuesAndKeepJoins() throws {
        try FlightTables.makeSQLite(at: database)
        let run = try sample("private", ["--hash-keys", "--hash-text"], environment: Self.secret)
        #expect(run.status == 0, "\(run.messages)")
        #expect(try sample("plain").status == 0)
        let (hidden, plain) = (try files("private"), try files("plain"))
        func column(_ files: [String: String], _ file: String, _ position: Int) -> [String] {
            (files[file] ?? "").split(separator: "\n").dropFirst().map {
                String($0.split(separator: ",", omittingEmptySubsequences: false)[position])
            }
        }
        let tails = Set(column(plain, "flights.csv", 1)).subtracting([""])
        #expect(tails.count >= 6)
        for (name, text) in hidden where name != "sample.yaml" {
            #expect(tails.allSatisfy { !text.contains($0) }, "\(name)")
        }
        func joined(_ files: [String: String]) -> Int {
            let planes = Set(column(files, "planes.csv", 0))
            return column(files, "flights.csv", 1).filter(planes.contains).count
        }
        #expect(joined(plain) > 0)
        #expect(joined(hidden) == joined(plain))
        #expect(
            column(hidden, "flights.csv", 1).count { $0.isEmpty }
                == column(plain, "flights.csv", 1).count { $0.isEmpty })
        let verified = try verify("private")
        #expect(verified.status == 0, "\(verified.output)\(verified.messages)")
        let without = try sample("open", ["--hash-keys"])
        #expect(without.status == 2)
        #expect(without.messages.contains("FEATURESTORE_HASH_SECRET"), "\(without.messages)")
    }

    @Test func questionsMayBeGiven() throws {
        try FlightTables.makeSQLite(
            at: database,
            alter: """
                CREATE TABLE labels (tailnum TEXT, as_of TEXT, label INTEGER);
                INSERT INTO labels SELECT tailnum, scheduled_at, 1 FROM flights WHERE tailnum IS NOT NULL AND flight_id % 7 = 0
                """)
        let run = try sample("labelled", ["--entity", "aircraft", "--spine", "aircraft=table:labels"])
        #expect(run.status == 0, "\(run.messages)")
        let questions = try #require(try files("labelled")["spine.aircraft.csv"])
        #expect(questions.hasPrefix("tailnum,as_of\n"))
        let key = try #require(questions.split(separator: "\n").dropFirst().first?.split(separator: ",").first)
        try folder.write("as_of,tailnum\n2013-07-01T00:00:00Z,\(key)\n", to: "labels.csv")
        let file = try sample("filed", ["--entity", "aircraft", "--spine", "aircraft=\(folder.path)/labels.csv"])
        #expect(file.status == 0, "\(file.messages)")
        #expect(try files("filed")["spine.aircraft.csv"] == "tailnum,as_of\n\(key),2013-07-01T00:00:00Z\n")
        try folder.write("as_of,tail\n", to: "labels.csv")
        let wrong = try sample("wrong", ["--spine", "aircraft=\(folder.path)/labels.csv"])
        #expect(wrong.status == 2)
        #expect(wrong.messages.contains("tailnum"), "\(wrong.messages)")
    }

    @Test func aBrokenUniqueShowsTwoRows() throws {
        try FlightTables.makeSQLite(
            at: database,
            alter:
                "INSERT INTO planes SELECT tailnum, registered_at, 1, manufacturer, model, engines, seats FROM planes")
        let run = try sample("broken")
        #expect(run.status == 2, "\(run.output)")
        #expect(
            run.messages.contains("planes is not unique by tailnum, as declared. Two of its rows:"), "\(run.messages)")
        #expect(run.messages.contains("built_year 1"), "\(run.messages)")
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/broken"))
    }

    @Test(arguments: [
        (
            "UPDATE flights SET scheduled_at = '2013-01-01 10:00:00' WHERE flight_id = 65",
            "table flights, column scheduled_at, rowid 65"
        ),
        ("UPDATE flights SET dep_delay = 1.5 WHERE flight_id = 65", "expected an integer, found the real number 1.5"),
        ("UPDATE planes SET seats = 'many'", "expected an integer, found the text 'many'"),
        ("DROP TABLE planes", "has no table planes"),
        ("ALTER TABLE flights RENAME COLUMN carrier TO airline", "flights has no column carrier; its columns are"),
    ])
    func whatDoesNotFitIsNamed(_ alteration: String, _ expected: String) throws {
        try FlightTables.makeSQLite(at: database, alter: alteration)
        let run = try sample("misfit")
        #expect(run.status == 2, "\(run.output)")
        #expect(run.messages.contains(expected), "\(run.messages)")
        #expect(run.messages.contains("Features/featurestore.yaml:"), "\(run.messages)")
    }

    @Test func integersAreMicrosecondsAndSecondsAreRefused() throws {
        let columns = ["scheduled_at", "departed_at", "landed_at"]
        let assign = { (factor: Int) in
            columns.map { "\($0) = CAST(strftime('%s', \($0)) AS INTEGER) * \(factor)" }.joined(separator: ", ")
        }
        let rebuild = "CREATE TABLE copy AS SELECT * FROM flights; DROP TABLE flights; "
        let finish =
            "; CREATE TABLE flights (flight_id INTEGER PRIMARY KEY, tailnum TEXT, origin TEXT, dest TEXT, carrier TEXT, "
            + "scheduled_at INTEGER, departed_at INTEGER, dep_delay INTEGER, landed_at INTEGER, arr_delay INTEGER); "
            + "INSERT INTO flights SELECT * FROM copy"
        try FlightTables.makeSQLite(at: database)
        #expect(try sample("text").status == 0)
        try FileManager.default.removeItem(atPath: database)
        try FlightTables.makeSQLite(at: database, alter: rebuild + "UPDATE copy SET \(assign(1_000_000))" + finish)
        let micro = try sample("micro")
        #expect(micro.status == 0, "\(micro.messages)")
        #expect(try files("text") == files("micro"))
        try FileManager.default.removeItem(atPath: database)
        try FlightTables.makeSQLite(at: database, alter: rebuild + "UPDATE copy SET \(assign(1))" + finish)
        let seconds = try sample("seconds")
        #expect(seconds.status == 2)
        #expect(seconds.messages.contains("it looks like seconds or milliseconds"), "\(seconds.messages)")
    }

    @Test func filesAreReplacedOnlyWhenAsked() throws {
        try FlightTables.makeSQLite(at: database)
        #expect(try sample("twice").status == 0)
        let refused = try sample("twice")
        #expect(refused.status == 2)
        #expect(refused.messages.contains("--replace"), "\(refused.messages)")
        #expect(try sample("twice", ["--replace", "--seed", "9"]).status == 0)
        try folder.write("x", to: "out/mine/notes.txt")
        #expect(try sample("mine", ["--replace"]).status == 2)
        #expect(try String(contentsOfFile: folder.path + "/out/mine/notes.txt", encoding: .utf8) == "x")
        #expect(try sample("../up").status == 2)
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").allSatisfy { !$0.hasPrefix(".") })
    }

    @Test func aFullDiskLeavesNothing() throws {
        try FlightTables.makeSQLite(at: database)
        // A file that may not grow fails as one on a full disk does.
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let command =
            [try CommandRun.executable, "sample", "full", "--output", folder.path + "/out"] + warehouse + Self.chosen
        process.arguments = ["-c", "trap '' XFSZ; ulimit -f 2; exec \"$@\"", "bash"] + command
        process.currentDirectoryURL = URL(filePath: CommandRun.package)
        let messages = Pipe()
        process.standardError = messages
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3, "\(text)")
        #expect(text.contains("cannot be written"), "\(text)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").isEmpty)
    }

    @Test func whatIsTooLargeIsDrawnAsFarAsQuestionsReach() throws {
        try FlightTables.makeSQLite(at: database)
        let arguments = ["sample", "part", "--output", folder.path + "/out", "--views", "DepartureWeather"] + warehouse
        let run = try CommandRun.featurestore(arguments + ["--rows", "600", "--questions", "20"])
        #expect(run.status == 0, "\(run.messages)")
        #expect(run.output.contains("too large to be whole"), "\(run.output)")
        // The same questions over whole airports: what was left out made no difference.
        let spine = "airport=\(folder.path)/out/part/spine.airport.csv"
        let whole = try CommandRun.featurestore(
            ["sample", "whole", "--output", folder.path + "/out", "--views", "DepartureWeather", "--spine", spine]
                + warehouse + ["--rows", "20000", "--questions", "1000"])
        #expect(whole.status == 0, "\(whole.messages)")
        let (part, all) = (try files("part"), try files("whole"))
        let lines = { (text: String?) in Set((text ?? "").split(separator: "\n")) }
        #expect(lines(part["weather.csv"]).isStrictSubset(of: lines(all["weather.csv"])))
        #expect(lines(all["spine.airport.csv"]).isSubset(of: lines(part["spine.airport.csv"])))
        for name in ["part", "whole"] {
            let verified = try CommandRun.featurestore(
                [
                    "verify", "DepartureWeather", "--no-attack", "--no-fixtures", "--samples",
                    "\(folder.path)/out/\(name)",
                ])
            #expect(verified.status == 0 || verified.status == 3, "\(verified.output)\(verified.messages)")
            #expect(!verified.output.contains("error["), "\(verified.output)")
        }
    }

    @Test func tooMuchIsRefusedWithCounts() throws {
        try FlightTables.makeSQLite(at: database, alter: "UPDATE flights SET tailnum = 'N1'; DELETE FROM planes")
        let run = try sample("small", ["--rows", "100", "--entity", "aircraft"])
        #expect(run.status == 2, "\(run.output)")
        #expect(run.messages.contains("no aircraft fits: the smallest has "), "\(run.messages)")
        #expect(run.messages.contains("there is room for 60. Give more with --rows"), "\(run.messages)")
    }

    @Test func filesThatAreNoDatabaseAreSaidSo() throws {
        let missing = try sample("none")
        #expect(missing.status == 3, "\(missing.output)")
        #expect(missing.messages.contains("there is no such file"), "\(missing.messages)")
        try folder.write(String(repeating: "no database ", count: 1_000), to: "data.db")
        let other = try sample("none")
        #expect(other.status == 3)
        #expect(other.messages.contains("no SQLite database"), "\(other.messages)")
        try FileManager.default.removeItem(atPath: database)
        try FlightTables.makeSQLite(at: database)
        let handle = try #require(FileHandle(forWritingAtPath: database))
        try handle.truncate(atOffset: 60_000)
        try handle.close()
        let cut = try sample("none")
        #expect(cut.status == 3, "\(cut.output)")
        #expect(cut.messages.contains("damaged or cut off"), "\(cut.messages)")
    }
}
