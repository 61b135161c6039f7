import Contracts
import FeatureStore
import Features
import Foundation
import Online
import Testing

@Suite("Lookups that are logged")
struct LoggedLookupTests {
    private func report(_ origin: String, minutes: Int64, wind: Double) -> WeatherReport {
        let instant = Scene.noon - .minutes(minutes)
        return WeatherReport(
            origin: origin, observedAt: instant, publishedAt: instant, temperature: nil, windDirection: nil,
            windSpeed: wind, windGust: nil, precipitation: nil, pressure: nil, visibility: nil)
    }

    /// A flight of the aircraft from another airport, which its newest departure does not lead to.
    private var elsewhere: Flight {
        var flight = Scene.flight(2, minutes: 300)
        flight.origin = "EWR"
        return flight
    }

    private func batch<Row: SourceRow>(_ rows: [Row]) -> ColumnBatch {
        var columns =
            [Column(name: "case_id", type: .int)] + Row.schema.columns.map { Column(name: $0.name, type: $0.type) }
        for row in rows {
            columns[0].append(Int64(0))
            for position in Row.schema.columns.indices {
                Row.value(at: position, of: row).append(to: &columns[position + 1])
            }
        }
        return ColumnBatch(columns: columns, rowCount: rows.count)
    }

    @Test("A record has the keys, the answers and, of every view, the fingerprint that the same rows have anywhere")
    func fingerprints() async throws {
        let folder = try LogFolder()
        let log = try folder.open()
        let store = try await ServingStore.open(
            registry: Scene.registry, store: MemoryStore(Scene.registry), options: Scene.options { $0.log = log })
        let flights = [Scene.flight(1), elsewhere, Scene.flight(3, "N2")]
        let weather = [
            report("JFK", minutes: 70, wind: 1), report("JFK", minutes: 65, wind: 2),
            report("EWR", minutes: 301, wind: 3),
            report("LGA", minutes: 66, wind: 4),
        ]
        try await store.ingest(flights)
        try await store.ingest(weather)
        let result = try await store.lookup(
            LookupRequest(
                .features(["WindAtDeparture:wind_at_departure", "RecentDelays:departures_7d"]),
                keys: Scene.keys([("aircraft.tailnum", ["N1", "N9"])]), requestID: "r"))
        guard case .double(let winds) = result.features.columns[0].cells else { return }
        #expect(winds[0] == 2)
        await log.flush()
        let records = try folder.records()
        #expect(records.map(\.requestID) == ["r/0", "r/1"])
        let record = try #require(records.first)
        #expect(record.features.columns[0].isIdentical(at: 0, to: 0, of: result.features.columns[0]))
        #expect(record.keys.columns.map(\.name) == ["aircraft.tailnum"] && record.snapshot == result.snapshot)

        let session = EvaluationSession(registry: Scene.registry)
        try session.load("flights", rows: batch(flights))
        try session.load("weather", rows: batch(weather))
        var spine = ColumnWriter(
            schema: [
                ColumnSchema("case_id", .int), ColumnSchema("spine_id", .int), ColumnSchema("tailnum", .text),
                ColumnSchema("as_of", .timestamp),
            ])
        spine.append(0)
        spine.append(0)
        spine.append("N1")
        spine.append(Scene.noon)
        for (position, view) in ["WindAtDeparture", "RecentDelays"].enumerated() {
            let rows = try #require(try session.entityRows(view, spine: spine.batch).first)
            let seen = SeenRows(
                try #require(folder.project.view(view)), rows, request: ColumnBatch(columns: [], rowCount: 1),
                project: folder.project, registry: Scene.registry, through: record.views[position].through)
            #expect(record.views[position].rows == seen.fingerprint, "\(view)")
            // Of the reports only those of the airport that the newest departure leads to.
            #expect(seen.count == (view == "RecentDelays" ? 2 : 4))
        }
        #expect(record.views.map(\.through?.count) == [1, nil])
        await store.close()
    }

    @Test("A request that is logged asks for no more groups than one that is not")
    func sameWay() async throws {
        let folder = try LogFolder()
        let log = try FeatureLog(folder: folder.path, registry: Scene.registry)
        var reads: [Int] = []
        for chosen in [nil, log] {
            let memory = MemoryStore(Scene.registry)
            let store = try await ServingStore.open(
                registry: Scene.registry, store: memory,
                options: Scene.options {
                    $0.log = chosen
                    $0.groupsPerAnswer = 1
                })
            try await store.ingest([Scene.flight(1), elsewhere])
            try await store.ingest([report("JFK", minutes: 65, wind: 2), report("EWR", minutes: 301, wind: 3)])
            let result = try await store.lookup(
                LookupRequest(
                    .features(["WindAtDeparture:wind_at_departure"]), keys: Scene.keys([("aircraft.tailnum", ["N1"])])))
            guard case .double(let winds) = result.features.columns[0].cells else { return }
            #expect(winds[0] == 2)
            reads.append(memory.reads)
            await store.close()
        }
        await log.close()
        #expect(reads[0] == reads[1] && log.counts.written == 1)
    }

    @Test("Of typed lookups, which memory answers, exactly those of the sample are logged")
    func sampled() async throws {
        let folder = try LogFolder()
        var options = FeatureLogOptions()
        options.rate = try #require(SamplingRate(0.5))
        let log = try folder.open(options)
        let store = try await ServingStore.open(
            registry: Scene.registry, store: MemoryStore(Scene.registry), options: Scene.options { $0.log = log })
        try await store.ingest([Scene.flight(1)])
        let ids = (0..<40).map { "typed-\($0)" }
        for id in ids {
            let keys = GateModelV1.Keys(airport: "JFK", aircraft: "N1", carrier: "AA")
            _ = try await store.lookup(GateModelV1.self, keys: keys, requestID: id)
        }
        await store.close()
        let wanted = ids.filter(options.rate.includes)
        #expect(try folder.records().map(\.requestID) == wanted)
        #expect(!wanted.isEmpty && wanted.count < ids.count)
    }

    @Test("Only what the sample takes is logged, and forgetting erases the records too")
    func forgotten() async throws {
        let folder = try LogFolder()
        let log = try folder.open()
        let path = Scene.path()
        defer { Scene.remove(path) }
        let store = try await ServingStore.open(
            registry: Scene.registry, at: path, options: Scene.options { $0.log = log })
        try await store.ingest([Scene.flight(1, "N1SECRET"), Scene.flight(2, "N2")])
        for tailnum in ["N1SECRET", "N2"] { _ = try await Scene.counts(store, tailnum: tailnum) }
        let report = try await store.forget("aircraft", keys: Scene.keys([("tailnum", ["N1SECRET"])]))
        #expect(report.log?.records == 1 && report.traces == 0)
        #expect(try folder.records().count == 1)
        await store.close()
    }
}
