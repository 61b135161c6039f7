import Contracts
import FeatureStore
import Features
import Online
import Testing

@Suite("Fingerprints of the rows that a view saw")
struct SeenRowsTests {
    private let asOf = Timestamp(microseconds: 1_600_000_000_000_000)

    private func flight(
        _ id: Int, hours: Int64, tailnum: String = "N1", delay: Int? = nil, departed: Int64? = nil,
        origin: String = "JFK"
    ) -> Flight {
        Flight(
            flightId: id, tailnum: tailnum, origin: origin, dest: "LAX", carrier: "AA",
            scheduledAt: asOf + .hours(hours), departedAt: departed.map { asOf + .hours($0) },
            depDelay: delay, landedAt: nil, arrDelay: nil)
    }

    private func seen(_ view: String, _ flights: [Flight], _ weather: [WeatherReport] = []) throws -> SeenRows {
        let project = try ProjectLoader.load(featureRegistry)
        let session = EvaluationSession(registry: featureRegistry)
        try session.load("flights", rows: batch(flights))
        try session.load("weather", rows: batch(weather))
        var writer = ColumnWriter(
            schema: [
                ColumnSchema("case_id", .int), ColumnSchema("spine_id", .int), ColumnSchema("tailnum", .text),
                ColumnSchema("as_of", .timestamp),
            ])
        writer.append(1)
        writer.append(1)
        writer.append("N1")
        writer.append(asOf)
        let rows = try #require(try session.entityRows(view, spine: writer.batch).first)
        return SeenRows(
            try #require(project.view(view)), rows, request: ColumnBatch(columns: [], rowCount: 1), project: project,
            registry: featureRegistry)
    }

    private func batch<Row: SourceRow>(_ rows: [Row]) -> ColumnBatch {
        var caseID = Column(name: "case_id", type: .int)
        var columns = Row.schema.columns.map { Column(name: $0.name, type: $0.type) }
        for row in rows {
            caseID.append(Int64(1))
            for position in columns.indices { Row.value(at: position, of: row).append(to: &columns[position]) }
        }
        return ColumnBatch(columns: [caseID] + columns, rowCount: rows.count)
    }

    @Test("Order, other entities, the future, what is older than reads and what was not yet known do not matter")
    func indifferent() throws {
        let known = [flight(1, hours: -5, delay: 3, departed: -5), flight(2, hours: -3, delay: 4, departed: -2)]
        let print = try seen("RecentDelays", known).fingerprint
        #expect(print.count == 2)
        let more = [
            flight(3, hours: 1), flight(4, hours: -4, tailnum: "N2"),
            flight(5, hours: -24 * 7 - 1, delay: 9, departed: -160),
        ]
        #expect(try seen("RecentDelays", (known + more).reversed()).fingerprint == print)
        let departing = flight(6, hours: -1)
        let departed = flight(6, hours: -1, delay: 90, departed: 1)
        #expect(
            try seen("RecentDelays", known + [departing]).fingerprint
                == seen("RecentDelays", known + [departed]).fingerprint)
    }

    @Test("One row more, one row less and one cell changed show")
    func sensitive() throws {
        let known = [flight(1, hours: -5, delay: 3, departed: -5), flight(2, hours: -3, delay: 4, departed: -2)]
        let print = try seen("RecentDelays", known).fingerprint
        let edges = [flight(7, hours: -24 * 7), flight(8, hours: 0)]
        for edge in edges { #expect(try seen("RecentDelays", known + [edge]).fingerprint != print) }
        #expect(try seen("RecentDelays", [known[0]]).fingerprint != print)
        #expect(
            try seen("RecentDelays", [known[0], flight(2, hours: -3, delay: 5, departed: -2)]).fingerprint != print)
    }

    @Test("A source that is found through another one counts as far as that one leads")
    func linked() throws {
        func report(_ origin: String, _ hours: Int64, _ wind: Double) -> WeatherReport {
            WeatherReport(
                origin: origin, observedAt: asOf + .hours(hours), publishedAt: asOf + .hours(hours),
                temperature: nil, windDirection: nil, windSpeed: wind, windGust: nil, precipitation: nil, pressure: nil,
                visibility: nil)
        }
        let flights = [flight(1, hours: -1, delay: 0, departed: -1)]
        let weather = [report("JFK", -1, 10), report("LGA", -1, 20)]
        let print = try seen("WindAtDeparture", flights, weather).fingerprint
        #expect(print.count == 2)
        #expect(try seen("WindAtDeparture", flights, [weather[0]]).fingerprint == print)
        #expect(try seen("WindAtDeparture", flights, [report("JFK", -1, 11), weather[1]]).fingerprint != print)
    }
}
