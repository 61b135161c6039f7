import FeatureStore
import FeatureStoreTesting
import Features
import Foundation
import Online
import Testing

@Suite("get")
struct GetTests {
    private let noon = Timestamp(microseconds: 1_600_000_000_000_000)

    /// A store that is being written to by this process, while the command reads it.
    private func withStore(_ body: (String) throws -> Void) async throws {
        let folder = try TemporaryFolder()
        let path = folder.path + "/online.sqlite"
        let store = try await ServingStore.open(registry: featureRegistry, at: path)
        try await store.ingest([
            Flight(
                flightId: 7, tailnum: "N1", origin: "JFK", dest: "LAX", carrier: "AA", scheduledAt: noon,
                departedAt: noon + .minutes(5), depDelay: 5, landedAt: nil, arrDelay: nil)
        ])
        try body(path)
        await store.close()
    }

    private func get(_ words: [String], store: String) throws -> CommandRun {
        try CommandRun.featurestore(
            ["get"] + words + ["--store", store]
                + ["RecentDelays", "PlannedDeparture", "WindAtDeparture"].flatMap { ["--allow-unpromoted", $0] })
    }

    @Test("Values with what is behind them, for people and for machines, at any instant")
    func values() async throws {
        try await withStore { store in
            let run = try get(
                [
                    "RecentDelays:departures_7d", "RecentDelays:mean_dep_delay_7d", "tailnum=N1", "--as-of",
                    "2020-09-14T00:00:00Z",
                ],
                store: store)
            #expect(run.status == 0, "\(run.messages)")
            #expect(
                run.output == """
                    RecentDelays:departures_7d      1    present, newest row of 2020-09-13T12:26:40Z
                    RecentDelays:mean_dep_delay_7d  5.0  present, newest row of 2020-09-13T12:26:40Z
                    as of 2020-09-14T00:00:00Z, from the store's state 1

                    """)
            let json = try get(
                [
                    "PlannedDeparture:minutes_ahead", "route.origin=JFK", "dest=SFO", "--request",
                    "planned_at=2020-09-14T01:00:00Z",
                ]
                    + ["--as-of", "2020-09-14T00:00:00Z", "--format", "json"], store: store)
            for answer in [
                json, try get(["RecentDelays:mean_dep_delay_7d", "tailnum=N1", "--format", "json"], store: store),
            ] {
                #expect(
                    try SchemaValidator.problems(with: answer.output, by: .closed("docs/schemas/get.schema.json")) == ""
                )
            }
            let object = try #require(
                try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
            let feature = try #require((object["features"] as? [[String: Any]])?.first)
            #expect(feature["value"] as? Int == 60 && feature["status"] as? String == "not_found")
        }
    }

    @Test("What is asked wrongly is told with what is right")
    func wrong() async throws {
        try await withStore { store in
            let wrongs: [(words: [String], status: Int32, message: String)] = [
                (["tailnum=N1"], 2, "nothing is asked for"),
                (["RecentDelays:departures_7d", "tail=N1"], 2, "there is no key 'tail'; there are aircraft.tailnum."),
                (["RecentDelays:departures_7d"], 2, "the key aircraft.tailnum is not given. Write tailnum=VALUE"),
                (["RecentDelays:departures_7d", "--null", "tail"], 2, "there is no key 'tail'"),
                (["RecentDelays:departures", "tailnum=N1"], 2, "RecentDelays:departures_7d"),
                (["delay_model", "tailnum=N1"], 2, "no service is called 'delay_model'"),
                (["PlannedDeparture:minutes_ahead", "origin=JFK", "dest=LAX"], 2, "--request planned_at=timestamp"),
                (
                    ["PlannedDeparture:minutes_ahead", "origin=JFK", "dest=LAX", "--request", "planned_at=soon"], 2,
                    "found 'soon'"
                ),
                (
                    ["RecentDelays:departures_7d", "tailnum=N1", "--as-of", "2013-07-01"], 2,
                    "'2013-07-01' is invalid for '--as-of <as-of>': expected an instant as 2013-03-10T07:00:00Z"
                ),
                (
                    ["RecentDelays:departures_7d", "tailnum=N1", "--as-of", "2920-09-14T00:00:00Z"], 2,
                    "lies in the future"
                ),
            ]
            for wrong in wrongs {
                let run = try get(wrong.words, store: store)
                #expect(run.status == wrong.status && run.messages.contains(wrong.message), "\(run.messages)")
            }
            let unknown = try get(["RecentDelays:departures_7d", "--null", "tailnum"], store: store)
            #expect(unknown.status == 0 && unknown.output.contains("not found"), "\(unknown.messages)")
            let none = try get(["RecentDelays:departures_7d", "tailnum=N1"], store: store + ".none")
            #expect(none.status == 3, "\(none.messages)")
        }
    }
}
