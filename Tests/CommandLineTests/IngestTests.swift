import FeatureStoreTesting
import Foundation
import SQLite
import Testing

/// `ingest` and `forget`, from files to the store and out of it.
@Suite struct IngestTests {
    private static let row =
        "\"origin\":\"JFK\",\"dest\":\"LAX\",\"carrier\":\"AA\",\"scheduled_at\":\"2013-03-10T07:00:00Z\",\"dep_delay\":3"

    private func flight(_ id: Int, _ tailnum: String) -> String {
        "{\"flight_id\":\(id),\"tailnum\":\"\(tailnum)\",\(Self.row)}"
    }

    @Test func rowsAreStoredOnceAndForgottenWhole() throws {
        let folder = try TemporaryFolder()
        let store = folder.path + "/deep/online.sqlite"
        let file = folder.path + "/flights.ndjson"
        let rows = (0..<30).map { flight($0, $0 % 2 == 0 ? "N-EVEN-1" : "N-ODD-2") }
        try rows.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)

        let dry = try CommandRun.featurestore(["ingest", "flights", file, "--store", store, "--dry-run"])
        #expect(dry.status == 0 && dry.output.contains("holds 30 rows of flights"), "\(dry)")
        #expect(!FileManager.default.fileExists(atPath: store))
        let first = try CommandRun.featurestore(["ingest", "flights", file, "--store", store, "--batch", "7"])
        #expect(first.status == 0 && first.output.hasPrefix("flights: 30 rows stored, 0 repeated, 0 corrected.\n"))
        #expect(
            first.output.contains("\nflights: 30 of these rows are older than any answer about the present"), "\(first)"
        )
        let second = try CommandRun.featurestore(["ingest", "flights", file, "--store", store])
        #expect(second.output.hasPrefix("flights: 0 rows stored, 30 repeated, 0 corrected.\n"), "\(second)")

        let forget = ["forget", "aircraft", "tailnum=N-EVEN-1", "--store", store]
        let forgotten = try CommandRun.featurestore(forget)
        #expect(forgotten.status == 0, "\(forgotten)")
        #expect(forgotten.output.contains("flights: 15 rows erased\n"), "\(forgotten)")
        #expect(forgotten.output.contains("bytes of online.sqlite: no traces\n"), "\(forgotten)")
        for suffix in ["", "-wal"] {
            let bytes = FileManager.default.contents(atPath: store + suffix) ?? Data()
            #expect(bytes.range(of: Data("N-EVEN-1".utf8)) == nil)
        }
        #expect(!forgotten.output.contains("nothing of aircraft"), "\(forgotten)")
        let again = try CommandRun.featurestore(forget)
        #expect(again.status == 0 && again.output.contains("flights: 0 rows erased\n"), "\(again)")
        #expect(again.output.contains("nothing of aircraft tailnum=N-EVEN-1 was there: "), "\(again)")
        let short = try CommandRun.featurestore(["forget", "carrier", "carrier=AA", "--store", store])
        #expect(short.output.contains("carrier: no text of four bytes or more"), "\(short)")
        // What another build left there may hold anybody.
        let stored = try Connection(.file(path: store))
        try stored.execute(
            "CREATE TABLE crews(tailnum TEXT); INSERT INTO crews VALUES('N-EVEN-1'); "
                + "INSERT INTO \"@sources\" VALUES('crews', 0, 'tailnum text')")
        stored.close()
        let partly = try CommandRun.featurestore(forget)
        #expect(partly.status == 3 && partly.output.contains("\ncrews: not known to this build, "), "\(partly)")
        // A place that was mistyped proves nothing, and no store is made there.
        let mistyped = try CommandRun.featurestore(Array(forget.dropLast()) + [store + "e"])
        #expect(mistyped.status == 3 && mistyped.messages.contains("there is no store at"), "\(mistyped)")
        #expect(!FileManager.default.fileExists(atPath: store + "e"))
        let nowhere = try CommandRun.featurestore(["ingest", "flights", file, "--store", "/proc/x/y.sqlite"])
        #expect(
            nowhere.status == 3 && nowhere.messages.contains("/proc/x is not there and cannot be made"), "\(nowhere)")
    }

    @Test func aStoreInPostgreSQLTakesAndForgetsRowsToo() throws {
        let folder = try TemporaryFolder()
        let file = folder.path + "/flights.ndjson"
        try [flight(1, "N-PG-1"), flight(2, "N-PG-2")].joined(separator: "\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        let store = ["--store", try TemporaryPostgres.shared().url + "#ingested"]
        let first = try CommandRun.featurestore(["ingest", "flights", file] + store)
        #expect(first.status == 0 && first.output.contains("flights: 2 rows stored"), "\(first)")
        let forgotten = try CommandRun.featurestore(["forget", "aircraft", "tailnum=N-PG-1"] + store)
        #expect(forgotten.status == 0 && forgotten.output.contains("flights: 1 rows erased\n"), "\(forgotten)")
        #expect(forgotten.output.contains("rows of flights by tailnum: no traces\n"), "\(forgotten)")
        let again = try CommandRun.featurestore(["ingest", "flights", file] + store)
        #expect(again.output.contains("flights: 1 rows stored, 1 repeated"), "\(again)")
    }

    @Test func aFileThatIsWrongSaysWhereAndHowFarItGot() throws {
        let folder = try TemporaryFolder()
        let store = folder.path + "/online.sqlite"
        let file = folder.path + "/flights.ndjson"
        var rows = (0..<10).map { flight($0, "N1") }
        rows[7] = "{\"flight_id\":7.5,\"tailnum\":\"N1\",\(Self.row)}"
        rows[8] = "{\"flight_id\":8,\"tail\":\"N1\",\(Self.row)}"
        try rows.joined(separator: "\n").write(toFile: file, atomically: true, encoding: .utf8)
        let run = try CommandRun.featurestore(["ingest", "flights", file, "--store", store, "--batch", "3"])
        #expect(run.status == 2, "\(run)")
        #expect(run.messages.contains("flights.ndjson:8:14: error: flight_id is no int"), "\(run)")
        #expect(run.messages.contains("expected an integer, found 7.5"), "\(run)")
        #expect(run.messages.contains("flights.ndjson:9:16: error: there is no column 'tail'"), "\(run)")
        #expect(run.messages.contains("flights: 6 rows stored, 0 repeated, 0 corrected before that."), "\(run)")
    }

    @Test(arguments: [
        (["ingest", "flight", "x.csv"], "no source is called 'flight'"),
        (["ingest", "flights", "absent.csv"], "absent.csv cannot be read"),
        (["ingest", "flights", "/tmp", "--format", "csv"], "/tmp is a folder. Name a file of rows"),
        (["ingest", "flights", "-"], "nothing says how standard input is written"),
        (["ingest", "flights", "x.csv", "--batch", "0"], "expected 1 to 10000 rows"),
        (["forget", "plane", "tailnum=N1"], "no entity is called 'plane'"),
        (["forget", "aircraft", "tail=N1"], "aircraft has no key 'tail'; its keys are tailnum"),
        (["forget", "route", "origin=JFK"], "the key dest of route is missing"),
        (["forget", "aircraft", "N1"], "'N1' is no key. Write KEY=VALUE"),
    ])
    func whatIsWrongIsSaid(_ arguments: [String], _ message: String) throws {
        let folder = try TemporaryFolder()
        let run = try CommandRun.featurestore(arguments + ["--store", folder.path + "/online.sqlite"])
        #expect(run.status == 2 && run.messages.contains(message), "\(run)")
    }
}
