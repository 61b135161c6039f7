import FeatureStoreTesting
import Foundation
import SQLite
import Testing

/// `featurestore compare`, as it is typed.
@Suite struct CompareTests {
    private static let old = """
        CREATE TABLE flights (flight_id INTEGER, carrier TEXT, price REAL, loaded_at TEXT);
        INSERT INTO flights VALUES (1, 'AA', 0.1, 'x'), (2, 'UA', 2.5, 'x'), (3, NULL, 7.0, 'x');
        """
    private static let new = """
        CREATE TABLE flights (flight_id INTEGER, carrier TEXT, price REAL);
        INSERT INTO flights VALUES (4, 'DL', 1.0), (1, 'AA', 0.10000000000000002), (2, 'UX', 2.5);
        """

    private static func database(_ sql: String, _ name: String, in folder: TemporaryFolder) throws {
        let connection = try Connection(.file(path: "\(folder.path)/\(name)"))
        try connection.execute(sql)
        connection.close()
    }

    private static func folder() throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try database(old, "old.db", in: folder)
        try database(new, "new.db", in: folder)
        return folder
    }

    private func compare(_ words: String, in folder: TemporaryFolder) throws -> CommandRun {
        try CommandRun.featurestore(["compare"] + words.split(separator: " ").map(String.init), in: folder.path)
    }

    @Test func differencesAreShownAndEndWithOne() throws {
        let run = try compare(
            "--first sqlite:old.db --second sqlite:new.db --table flights --key flight_id --policy price=ulps:1 "
                + "--ignore loaded_at", in: try Self.folder())
        #expect(run.status == 1, "\(run.messages)")
        let expected = """
            key: flight_id int
            rows with the same key on both sides, compared: 2

            column   type    policy  differing  within policy  how they differ
            carrier  text    exact   1          -              value 1
            price    double  ulps:1  0          1
            ignored: loaded_at, of the first side

            missing-row: 1 row of the first side without one in the second
              (3)

            extra-row: 1 row of the second side without one in the first
              (4)

            carrier, value: 1
              (2)  first 'UA'  second 'UX'

            different: 1 cell, 1 missing row, 1 extra row, 0 duplicate keys.

            """
        #expect(run.output.hasSuffix(expected), "\(run.output)")
    }

    @Test func theSameRunGivesTheSameBytes() throws {
        let folder = try Self.folder()
        let words =
            "--first sqlite:old.db --second sqlite:new.db --table flights --key flight_id --ignore loaded_at --format json"
        let (one, other) = (try compare(words, in: folder), try compare(words, in: folder))
        #expect(one.output == other.output)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(one.output.utf8)) as? [String: Any])
        #expect(object["conclusion"] as? String == "different")
        #expect(object["comparedRows"] as? Int == 2)
    }

    @Test func equalSidesEndWithNoughtAndNothingToCompareWithThree() throws {
        let folder = try Self.folder()
        let same = try compare(
            "--first sqlite:old.db --second sqlite:old.db --table flights --key flight_id", in: folder)
        #expect(same.status == 0, "\(same.output)\(same.messages)")
        #expect(same.output.hasSuffix("equal: 3 rows, 3 columns.\n"))
        let none = try CommandRun.featurestore(
            [
                "compare", "--first", "sqlite:old.db", "--second", "sqlite:old.db", "--query",
                "SELECT * FROM flights WHERE false", "--key", "flight_id",
            ], in: folder.path)
        #expect(none.status == 3, "\(none.output)\(none.messages)")
    }

    @Test func misuseEndsWithTwoAndSaysWhatToDo() throws {
        let folder = try Self.folder()
        let sides = "--first sqlite:old.db --second sqlite:new.db"
        for (words, expected) in [
            ("\(sides) --table flights --key flight_id", "--ignore 'loaded_at'"),
            ("\(sides) --key flight_id", "Name a table"),
            ("\(sides) --table flights --query x --key flight_id", "keep one"),
            ("\(sides) --table flights --key flight_id --policy price=near", "'near' is no policy"),
            ("\(sides) --table flights --key flight_id --policy price", "expected COLUMN=POLICY"),
            ("\(sides) --table flights --key flight_id --as price=float", "'float' is no type"),
            ("\(sides) --table .flights --key flight_id", "names no table"),
            ("\(sides) --query @nothing.sql --key flight_id", "nothing.sql cannot be read"),
            ("--first sqlite: --second sqlite:new.db --table flights --key flight_id", "names no file"),
            ("--first csv:none.csv --second sqlite:new.db --table flights --key flight_id", "cannot be opened"),
            ("--first csv:a.csv --first-query x --second sqlite:new.db --table flights --key id", "takes no query"),
        ] {
            let run = try compare(words, in: folder)
            #expect(run.status == 2, "\(words): \(run.output)\(run.messages)")
            #expect(run.messages.contains(expected), "\(words): \(run.messages)")
        }
    }

    @Test func aHugeQueryFromAFileIsAnsweredOrRefusedInTheEnginesWords() throws {
        let folder = try Self.folder()
        let list = (1...500).map { "(\($0), \($0))" }.joined(separator: ",")
        try folder.write("SELECT column1 AS id, column2 AS n FROM (VALUES \(list));\n", to: "list.sql")
        let words = "--first sqlite:old.db --second sqlite:new.db --query @list.sql --key id"
        #expect(try compare(words, in: folder).status == 0)
        try folder.write("SELECT 1 AS id --" + String(repeating: "x", count: 2_000_000), to: "list.sql")
        #expect(try compare(words, in: folder).status == 0)
        let sum = [String](repeating: "1", count: 100_000).joined(separator: "+")
        try folder.write("SELECT \(sum) AS id", to: "list.sql")
        let run = try compare(words, in: folder)
        #expect(run.status == 2)
        #expect(run.messages.contains("list.sql: error: first (sqlite:old.db): Expression tree is too large"))
        #expect(run.messages.count < 1_000)
    }

    @Test func aServerThatIsDownEndsWithThreeAndKeepsItsPassword() throws {
        let run = try CommandRun.featurestore(
            [
                "compare", "--first", "analytics", "--second", "postgresql://a:s3cret@/x?host=/nowhere", "--table", "t",
                "--key",
                "id",
            ], environment: ["FEATURESTORE_POSTGRES_URL": "postgresql://b:0ther@/x?host=/nowhere"])
        #expect(run.status == 3, "\(run.output)\(run.messages)")
        #expect(!(run.output + run.messages).contains("s3cret"))
        #expect(!(run.output + run.messages).contains("0ther"))
    }

    @Test func csvSQLiteAndPostgreSQLAreComparedWithEachOther() throws {
        let folder = try Self.folder()
        try folder.write("flight_id,carrier,price\n4,DL,1\n2,UX,2.5\n1,AA,0.10000000000000002\n", to: "new.csv")
        let server = try TemporaryPostgres.shared().url
        let query =
            "SELECT * FROM (VALUES (4, 'DL', 1.0::float8), (1, 'AA', 0.10000000000000002), (2, 'UX', 2.5)) t "
            + "(flight_id, carrier, price)"
        let sides = [
            ["--first", "csv:new.csv", "--second", "sqlite:new.db", "--second-table", "flights"],
            ["--first", "analytics", "--first-query", query, "--second", "csv:new.csv"],
            ["--first", "sqlite:new.db", "--first-table", "flights", "--second", server, "--second-query", query],
        ]
        for side in sides {
            // A warehouse's name is looked up in the project, which is this repository's.
            let words = side.map { $0.replacing(":new", with: ":\(folder.path)/new") }
            let run = try CommandRun.featurestore(
                ["compare", "--key", "flight_id"] + words, environment: ["FEATURESTORE_POSTGRES_URL": server])
            #expect(run.status == 0, "\(side): \(run.output)\(run.messages)")
            #expect(run.output.hasSuffix("equal: 3 rows, 2 columns.\n"))
        }
    }

    /// Whether this process may mount a file system of its own, as root in most containers may.
    private static let canMount: Bool = {
        let probe = Process()
        probe.executableURL = URL(filePath: "/usr/bin/env")
        probe.arguments = ["unshare", "--mount", "mount", "-t", "tmpfs", "-o", "size=64k", "none", "/mnt"]
        probe.standardError = FileHandle.nullDevice
        guard (try? probe.run()) != nil else { return false }
        probe.waitUntilExit()
        return probe.terminationStatus == 0
    }()

    @Test(.enabled(if: canMount)) func aFullDiskIsToldAndDecidesNothing() throws {
        let folder = try TemporaryFolder()
        let rows = (1...60_000).reversed().map { "\($0),\(String(repeating: "long ", count: 20))" }
        try folder.write("id,s\n" + rows.joined(separator: "\n") + "\n", to: "a.csv")
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            "unshare", "--mount", "sh", "-c",
            "mount -t tmpfs -o size=1m none /mnt && SQLITE_TMPDIR=/mnt exec \"$0\" compare --first csv:a.csv --second csv:a.csv "
                + "--key id", try CommandRun.executable,
        ]
        process.currentDirectoryURL = URL(filePath: folder.path)
        let messages = Pipe()
        process.standardError = messages
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = String(decoding: messages.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        #expect(process.terminationStatus == 3, "\(text)")
        #expect(text.contains("SQLITE_TMPDIR"), "\(text)")
    }
}
