import FeatureStore
import Online
import Testing

@testable import Server

@Suite("POST /v1/lookup")
struct LookupTests {
    private static let keys =
        #""entities": {"aircraft": ["N100", "N200", "nobody", null], "carrier": ["UA", "UA", "UA", "DL"]}"#

    @Test("A service's vectors are those that the store gives, whichever way they are asked for")
    func service() async throws {
        try await ServerRun.serving { run async throws in
            try await Flights.ingest(into: run)
            let reply = try await run.post(
                "/v1/lookup",
                #"{"service": "turnaround_model_v1", \#(Self.keys), "metadata": ["statuses", "event_times", "versions"]}"#
            )
            #expect(reply.status == 200)
            let body = try reply.json

            let aircraft = Self.texts("aircraft.tailnum", ["N100", "N200", "nobody", nil])
            let carrier = Self.texts("carrier.carrier", ["UA", "UA", "UA", "DL"])
            let result = try await run.store.lookup(
                LookupRequest(
                    .service("turnaround_model_v1"), keys: ColumnBatch(columns: [aircraft, carrier], rowCount: 4)))
            var direct = JSONWriter()
            direct.array { writer in
                for row in 0..<4 {
                    writer.array { writer in for column in result.features.columns { writer.cell(row, of: column) } }
                }
            }
            #expect(try JSONReader.read(direct.bytes) == body["rows"])
            #expect(body["as_of"] == .text(ServerRun.now.description))
            guard case .array(let rows)? = body["rows"], case .array(let first) = rows[0],
                case .array(let statuses)? = body["statuses"]
            else {
                Issue.record("\(reply.text)")
                return
            }
            #expect(first[2] == .number("149"))
            #expect(statuses[0] == .array(Array(repeating: .text("present"), count: 4)))
            #expect(statuses[3] == .array(Array(repeating: .text("not_found"), count: 4)))

            let byRows = try await run.post(
                "/v1/lookup",
                #"""
                {"features": ["LastLanding:last_dest", "LastLanding@1:last_arr_delay", "AircraftSize:seats", "CarrierToday:late_share_24h"],
                 "rows": [{"tailnum": "N100", "carrier": "UA"}, {"tailnum": "N200", "carrier": "UA"},
                          {"tailnum": "nobody", "carrier": "UA"}, {"tailnum": null, "carrier": "DL"}]}
                """#)
            #expect(try byRows.json["rows"] == body["rows"])
        }
    }

    @Test("As of an earlier instant, the answer is the one of then; a later or forgotten one is refused")
    func asOf() async throws {
        try await ServerRun.serving { run async throws in
            func count(_ asOf: String) async throws -> Reply {
                try await run.post(
                    "/v1/lookup",
                    #"{"features": ["RecentDelays:departures_7d"], "entities": {"aircraft": ["N1"]}, "as_of": "\#(asOf)"}"#
                )
            }
            let flight =
                #"{"flight_id": 1, "tailnum": "N1", "origin": "JFK", "dest": "LAX", "carrier": "UA", "scheduled_at": "2013-03-10T12:00:00Z", "departed_at": "2013-03-10T12:30:00Z", "dep_delay": 30}"#
            #expect(try await run.post("/v1/ingest/flights", "[\(flight)]").status == 200)
            #expect(try await count("2013-03-10T12:29:59.999999Z").json["rows"] == .array([.array([.number("0")])]))
            #expect(try await count("2013-03-10T12:30:00Z").json["rows"] == .array([.array([.number("1")])]))
            #expect(try await count("2013-03-10T15:00:00.000001Z").code == "as_of_out_of_range")
            #expect(try await count("yesterday").code == "invalid_value")
        }
    }

    @Test("What is wrong with a question is told with its place")
    func errors() async throws {
        try await ServerRun.serving { run async throws in
            let cases: [(body: String, code: String, place: String?)] = [
                ("{", "malformed_json", "line 1, column 2"),
                ("[]", "malformed_request", "body"),
                ("{}", "malformed_request", nil),
                (#"{"service": 1}"#, "malformed_request", "service"),
                (#"{"service": "turnaround_model", \#(Self.keys)}"#, "unknown_service", "service"),
                (#"{"features": ["AircraftSize"], \#(Self.keys)}"#, "unknown_feature", "features[0]"),
                (#"{"features": ["AircraftSize:seat"], \#(Self.keys)}"#, "unknown_feature", "features[0]"),
                (#"{"features": ["AircraftSize:seats"], \#(Self.keys)}"#, "malformed_request", "entities"),
                (
                    #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": [1]}}"#, "invalid_value",
                    "entities.aircraft[0]"
                ),
                (#"{"features": ["AircraftSize:seats"], "entities": {}}"#, "malformed_request", "entities.aircraft"),
                (#"{"features": ["AircraftSize:seats"], "rows": [{"tail": "N1"}]}"#, "malformed_request", "rows[0]"),
                (
                    #"{"service": "turnaround_model_v1", "entities": {"aircraft": ["N1"], "carrier": []}}"#,
                    "malformed_request", "entities.carrier"
                ),
                (
                    #"{"service": "delay_model_v1", "rows": [{"tailnum": "N1", "origin": "JFK", "dest": "LAX"}]}"#,
                    "malformed_request", "rows[0].planned_at"
                ),
                (
                    #"{"service": "turnaround_model_v1", \#(Self.keys), "metadata": ["all"]}"#, "malformed_request",
                    "metadata[0]"
                ),
                (#"{"service": "turnaround_model_v1", \#(Self.keys), "extra": 1}"#, "malformed_request", "body"),
            ]
            for (body, code, place) in cases {
                let reply = try await run.post("/v1/lookup", body)
                #expect(reply.code == code, "\(body): \(reply.text)")
                #expect(reply.place == place, "\(body)")
            }
        }
    }

    @Test("Request columns, and one column that feeds two entities")
    func request() async throws {
        try await ServerRun.serving { run async throws in
            try await Flights.ingest(into: run)
            let rows = try await run.post(
                "/v1/lookup",
                #"{"service": "delay_model_v1", "rows": [{"tailnum": "N100", "origin": "JFK", "dest": "LAX", "planned_at": "2013-03-11T07:00:00Z"}]}"#
            )
            let entities = try await run.post(
                "/v1/lookup",
                #"{"service": "delay_model_v1", "entities": {"aircraft": ["N100"], "route": [{"origin": "JFK", "dest": "LAX"}], "airport": [{"origin": "JFK"}]}, "request": {"planned_at": ["2013-03-11T07:00:00Z"]}}"#
            )
            #expect(rows.status == 200, "\(rows.text)")
            #expect(try rows.json["rows"] == entities.json["rows"])
        }
    }

    private static func texts(_ name: String, _ values: [String?]) -> Column {
        var column = Column(name: name, type: .text)
        for value in values { if let value { column.append(value) } else { column.appendNull() } }
        return column
    }
}
