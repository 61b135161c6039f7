import Contracts
import FeatureStore
import FeatureStoreTesting
import Features
import Foundation
import Online
import Testing

/// Where verbs look for an online store, and what `forget` proves about it.
@Suite struct StoreAddressTests {
    private static let flight = """
        {"flight_id":1,"tailnum":"N-ONE-1","origin":"JFK","dest":"LAX","carrier":"AA","scheduled_at":"2013-03-10T07:00:00Z"}
        """
    private static let verbs: [[String]] = [
        ["forget", "aircraft", "tailnum=N-ONE-1"], ["ingest", "flights", "FILE"],
        ["get", "RecentDelays:departures_7d", "tailnum=N-ONE-1"], ["serve", "--port", "0"],
        ["backfill", "--warehouse", "sqlite:none.db"],
    ]

    @Test(
        "An address with a password is taken or refused, and is never a path or part of a message",
        arguments: [
            ("host=localhost user=u password=s3cret", "a list of PostgreSQL's settings", 2),
            ("mysql://u:s3cret@localhost/db", "of a kind that is not known here", 2),
            ("postgres:u:s3cret@localhost/db", "of a kind that is not known here", 2),
            ("postgresql://u:s3cret#w@localhost/db", "write %23", 2),
            ("postgresql://u:s3cret@/db?host=/nowhere#served", "cannot connect to PostgreSQL", 3),
        ])
    func passwords(_ address: String, _ message: String, _ status: Int) throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.flight, to: "flights.ndjson")
        for verb in Self.verbs where verb[0] != "backfill" || status == 2 {
            let words = verb.map { $0 == "FILE" ? folder.path + "/flights.ndjson" : $0 }
            let run = try CommandRun.featurestore(words + ["--store", address], in: folder.path)
            // What backfill reads from is opened first.
            guard verb[0] != "backfill" || run.messages.contains("--store") else { continue }
            #expect(run.status == status && run.messages.contains(message), "\(verb[0]): \(run)")
            #expect(!(run.output + run.messages).contains("s3cret"), "\(verb[0])")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["flights.ndjson"])
    }

    @Test(
        "Rows go into a PostgreSQL store and are forgotten there; where there is none, none is made and nothing proved")
    func postgres() throws {
        let server = try TemporaryPostgres.shared()
        let folder = try TemporaryFolder()
        try folder.write(Self.flight, to: "flights.ndjson")
        let store = server.url + "#verbs_forget"
        let forget = ["forget", "aircraft", "tailnum=N-ONE-1", "--store", store]
        let missing = try CommandRun.featurestore(forget)
        #expect(missing.status == 3 && missing.output.isEmpty, "\(missing)")
        #expect(missing.messages.contains("there is no online store in schema verbs_forget"), "\(missing)")
        #expect(try server.query("SELECT count(*) FROM pg_namespace WHERE nspname = 'verbs_forget'") == [["0"]])

        let ingest = ["ingest", "flights", folder.path + "/flights.ndjson", "--store", store]
        let stored = try CommandRun.featurestore(ingest)
        #expect(stored.status == 0 && stored.output.contains("1 rows stored"), "\(stored)")
        let forgotten = try CommandRun.featurestore(forget)
        #expect(forgotten.status == 0 && forgotten.output.contains("flights: 1 rows erased\n"), "\(forgotten)")
        #expect(forgotten.output.contains("no feature log was searched: name its folder"), "\(forgotten)")
        #expect(try server.query("SELECT count(*) FROM verbs_forget.flights") == [["0"]])
    }

    @Test("The folders of feature logs that are named are erased from; one that is missing or written stops it before")
    func featureLogs() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/online.sqlite"
        let project = try ProjectLoader.load(featureRegistry)
        let log = try FeatureLog(folder: folder.path + "/served", project: project, registry: featureRegistry)
        var options = ServingOptions()
        options.log = log
        options.servesUnpromoted = ["RecentDelays"]
        let noon = Timestamp(microseconds: 1_600_000_000_000_000)
        let store = try await ServingStore.open(registry: featureRegistry, at: path, options: options)
        try await store.ingest([
            Flight(
                flightId: 7, tailnum: "N-LOG-1", origin: "JFK", dest: "LAX", carrier: "AA", scheduledAt: noon,
                departedAt: noon + .minutes(5), depDelay: 5, landedAt: nil, arrDelay: nil)
        ])
        for tailnum in ["N-LOG-1", "N-LOG-2", "N-LOG-1"] {
            var key = Column(name: "aircraft.tailnum", type: .text)
            key.append(tailnum)
            _ = try await store.lookup(
                LookupRequest(
                    .features(["RecentDelays:departures_7d"]), keys: ColumnBatch(columns: [key], rowCount: 1)))
        }
        await log.flush()
        let forget = [
            "forget", "aircraft", "tailnum=N-LOG-1", "--store", path, "--feature-log", folder.path + "/served",
        ]
        let written = try CommandRun.featurestore(forget)
        #expect(written.status == 3 && written.messages.contains("nothing was erased"), "\(written)")
        await store.close()
        await log.close()
        let missing = try CommandRun.featurestore(forget.dropLast() + [folder.path + "/serve"])
        #expect(
            missing.status == 2 && missing.messages.contains("nothing was erased: there is no folder"), "\(missing)")

        let run = try CommandRun.featurestore(forget)
        #expect(run.status == 0, "\(run)")
        #expect(run.output.contains("flights: 1 rows erased\n"), "\(run)")
        #expect(run.output.contains("served: 2 records erased\n"), "\(run)")
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/served")
        let left = files.compactMap { FileManager.default.contents(atPath: folder.path + "/served/" + $0) }
            .map { String(decoding: $0, as: UTF8.self) }.joined()
        #expect(!left.contains("N-LOG-1") && left.contains("N-LOG-2"))
    }
}
