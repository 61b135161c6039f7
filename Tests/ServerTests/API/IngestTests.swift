import HTTPTypes
import Testing

@testable import Server

@Suite("POST /v1/ingest and DELETE /v1/entities")
struct IngestTests {
    @Test(
        "Rows as JSON, as NDJSON and as CSV are the same rows; delivering twice is harmless; a later content corrects")
    func forms() async throws {
        try await ServerRun.serving { run async throws in
            let first = try await run.post("/v1/ingest/planes", "[\(Flights.planes.joined(separator: ","))]")
            #expect(try Self.receipt(first) == [2, 0, 0, 1])
            let lines = Flights.planes.joined(separator: "\n\n") + "\n"
            let again = try await run.post("/v1/ingest/planes", lines, type: "application/x-ndjson; charset=utf-8")
            #expect(try Self.receipt(again) == [0, 2, 0, 1])
            let table = """
                seats,tailnum,registered_at,manufacturer,model,built_year,engines
                149,N100,2010-01-01T00:00:00Z,BOEING,"737",,2
                150,N200,2010-01-01T00:00:00Z,BOEING,"737",,2\r

                """
            let records = try await run.post("/v1/ingest/planes", table, type: "text/csv; charset=utf-8")
            #expect(try Self.receipt(records) == [0, 2, 0, 1])
            let corrected = try await run.post(
                "/v1/ingest/planes", #"{"rows": [\#(Flights.planes[0].replacing("149", with: "150"))]}"#)
            #expect(try Self.receipt(corrected) == [0, 0, 1, 2])
            let seats = try await run.post(
                "/v1/lookup", #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["N100", "N200"]}}"#)
            #expect(try seats.json["rows"] == .array([.array([.number("150")]), .array([.number("150")])]))
        }
    }

    @Test("Rows that do not fit are told, several at once, and none is stored")
    func refused() async throws {
        try await ServerRun.serving { run async throws in
            let wrong =
                #"{"tailnum": 1, "registered_at": "2010-01-01", "manufacturer": "B", "model": "7", "engines": 2, "extra": 0}"#
            let reply = try await run.post("/v1/ingest/planes", "[\(Flights.planes[0]), \(wrong)]")
            #expect(reply.code == "invalid_rows")
            guard case .array(let details)? = try reply.json["error"]?["details"] else {
                Issue.record("\(reply.text)")
                return
            }
            let places = details.compactMap { $0["where"] }
            #expect(
                places == [
                    .text("rows[1].tailnum"), .text("rows[1].registered_at"), .text("rows[1].seats"), .text("rows[1]"),
                ])
            let line = try await run.post(
                "/v1/ingest/planes", "\(Flights.planes[0])\n{\"a\":}", type: "application/x-ndjson")
            #expect(line.code == "invalid_rows")
            #expect(line.place == "line 2, column 2")
            let table = "tailnum,seats,registered_at\nN1,many,2010-01-01T00:00:00Z\n"
            let csv = try await run.post("/v1/ingest/planes", table, type: "text/csv")
            #expect(csv.code == "invalid_rows")
            guard case .array(let faults)? = try csv.json["error"]?["details"] else {
                Issue.record("\(csv.text)")
                return
            }
            // Three columns that allow no NULL are not in the header.
            #expect(faults.compactMap { $0["where"] } == Array(repeating: .text("line 1, column 1"), count: 3))
            let deep = String(repeating: "[", count: 100_000)
            let nested = try await run.post("/v1/ingest/planes", deep, type: "application/x-ndjson")
            #expect(nested.code == "invalid_rows")
            for type in ["text/csv", "application/x-ndjson"] {
                let bytes = try await run.post("/v1/ingest/planes", "\u{0}\u{1}", type: type)
                #expect(bytes.code == "invalid_rows", "\(bytes.text)")
            }
            #expect(try await run.post("/v1/ingest/plane", "[]").code == "unknown_source")
            #expect(try await run.post("/v1/ingest/planes", "x", type: "text/html").code == "unsupported_media_type")
            #expect(try await run.post("/v1/ingest/planes", "[]", type: nil).code == "unsupported_media_type")
            let zipped = try await run.ask(
                .post, "/v1/ingest/planes", "\u{1F}\u{8B}", headers: [.contentEncoding: "gzip"])
            #expect(zipped.status == 415 && zipped.place == "Content-Encoding", "\(zipped.text)")
            #expect(zipped.text.contains(#""found":"gzip""#), "\(zipped.text)")
            #expect(run.store.figures.snapshot.sequence == 0)
            let plain = try await run.ask(
                .post, "/v1/ingest/planes", "[\(Flights.planes[0])]", headers: [.contentEncoding: "identity"])
            #expect(plain.status == 200, "\(plain.text)")
        }
    }

    @Test("Rows that no answer about the present can need are counted; those that a view may read as its last are not")
    func outdated() async throws {
        try await ServerRun.serving { run async throws in
            let rows = Flights.flights(3)
            let old = rows[0].replacing(/"scheduled_at": "[^"]*"/, with: #""scheduled_at": "2009-03-10T15:00:00Z""#)
            let reply = try await run.post("/v1/ingest/flights", "[\(old), \(rows[1]), \(rows[2])]")
            #expect(try reply.json["outdated"] == .number("1") && reply.json["stored"] == .number("3"), "\(reply.text)")
            // Registered years ago, and the latest that is known of the aircraft.
            let planes = try await run.post("/v1/ingest/planes", "[\(Flights.planes[0])]")
            #expect(try planes.json["outdated"] == .number("0"), "\(planes.text)")
            let removed = try await run.store.compact().removed
            #expect(removed.first { $0.source == "flights" }?.rows == 1)
            #expect(removed.first { $0.source == "planes" }?.rows == 0)
        }
    }

    @Test("A forgotten entity is gone, and what was looked through says so")
    func forget() async throws {
        try await ServerRun.serving { run async throws in
            try await Flights.ingest(into: run)
            let reply = try await run.ask(.delete, "/v1/entities/aircraft", #"{"keys": {"tailnum": "N100"}}"#)
            #expect(reply.status == 200, "\(reply.text)")
            guard case .array(let proofs)? = try reply.json["proofs"] else {
                Issue.record("\(reply.text)")
                return
            }
            #expect(!proofs.isEmpty && proofs.allSatisfy { $0["traces"] == .number("0") }, "\(reply.text)")
            #expect(try reply.json["unsearched_keys"] == .array([]), "\(reply.text)")
            let short = try await run.ask(.delete, "/v1/entities/carrier", #"{"keys": {"carrier": "ZZ"}}"#)
            #expect(try short.json["unsearched_keys"] == .array([.text("carrier")]), "\(short.text)")
            let seats = try await run.post(
                "/v1/lookup",
                #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["N100", "N200"]}, "metadata": ["statuses"]}"#
            )
            #expect(
                try seats.json["statuses"] == .array([.array([.text("not_found")]), .array([.text("present")])]))
            #expect(try await run.ask(.delete, "/v1/entities/plane", #"{"keys": {}}"#).code == "unknown_entity")
            #expect(
                try await run.ask(.delete, "/v1/entities/aircraft", #"{"keys": {"tailnum": null}}"#).code
                    == "invalid_value")
        }
    }

    private static func receipt(_ reply: Reply) throws -> [Int] {
        let body = try reply.json
        return ["stored", "repeated", "corrected", "snapshot"].map { name in
            guard case .number(let digits)? = body[name], let number = Int(digits) else { return -1 }
            return number
        }
    }
}
