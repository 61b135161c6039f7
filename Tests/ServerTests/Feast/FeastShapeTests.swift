import FeatureStore
import Testing

@testable import Server

@Suite("Feast's shapes")
struct FeastShapeTests {
    @Test("Columns first: join keys, then features, with statuses and times; names as asked for")
    func columns() async throws {
        try await ServerRun.serving { run async throws in
            try await run.post("/v1/ingest/planes", "[\(Flights.planes.joined(separator: ","))]")
            let reply = try await run.post(
                "/get-online-features",
                #"{"entities": {"tailnum": ["N100", "nobody", null]}, "features": ["AircraftSize@v1:seats"], "full_feature_names": true}"#
            )
            let expected = try JSONReader.read(
                Array(
                    #"""
                    {"results": [
                       {"values": ["N100", "nobody", null], "statuses": ["PRESENT", "PRESENT", "PRESENT"],
                        "event_timestamps": ["1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"]},
                       {"values": [149, null, null], "statuses": ["PRESENT", "NOT_FOUND", "NOT_FOUND"],
                        "event_timestamps": ["2010-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"]}],
                     "metadata": {"feature_names": ["tailnum", "AircraftSize__seats"]}}
                    """#.utf8))
            #expect(try reply.json == expected, "\(reply.text)")
        }
    }

    @Test("Errors are strings that hold an object, wrong shapes pydantic's list, and nothing is written by them")
    func errors() async throws {
        try await ServerRun.serving { run async throws in
            func error(_ path: String, _ body: String) async throws -> (Int, JSONValue) {
                let reply = try await run.post(path, body)
                return (reply.status, try reply.json)
            }
            let unknown = try await error("/get-online-features", #"{"entities": {}, "feature_service": "none"}"#)
            #expect(unknown.0 == 404)
            guard case .text(let inner) = unknown.1 else {
                Issue.record("no string")
                return
            }
            #expect(try JSONReader.read(Array(inner.utf8))["class"] == .text("FeatureServiceNotFoundException"))
            let shapes: [(String, String)] = [
                ("/get-online-features", "{}"),
                ("/get-online-features", #"{"entities": {"tailnum": "N1"}, "features": ["AircraftSize:seats"]}"#),
                ("/get-online-features", #"{"entities": {}, "features": ["AircraftSize:seats"]}"#),
                ("/get-online-features", "{"), ("/push", #"{"push_source_name": "planes"}"#),
                ("/push", #"{"push_source_name": "planes", "df": {"tailnum": ["a"], "seats": []}}"#),
                ("/write-to-online-store", #"{"feature_view_name": "planes", "df": {"tailnum": ["a"], "seats": [1]}}"#),
            ]
            for (path, body) in shapes {
                let found = try await error(path, body)
                #expect(found.0 == 422, "\(path) \(body)")
                #expect(found.1["detail"] != nil)
            }
            #expect(try await error("/push", #"{"push_source_name": "none", "df": {}}"#).0 == 404)
            #expect(try await error("/push", #"{"push_source_name": "planes", "df": {}, "to": "offline"}"#).0 == 501)
            #expect(try await error("/materialize", "{}").0 == 501)
            #expect(try await error("/materialize-incremental", #"{"end_ts": "2026-01-01T00:00:00"}"#).0 == 501)
            #expect(run.store.figures.snapshot.sequence == 0)
        }
    }

    @Test("A frame's times may be Feast's: without a zone, as seconds, under Feast's names")
    func times() async throws {
        try await ServerRun.serving { run async throws in
            let frame = { (times: String) in
                #"{"feature_view_name": "planes", "df": {"tailnum": ["a"], "event_timestamp": [\#(times)], "created": [null], "manufacturer": ["m"], "model": ["m"], "engines": [2.0], "seats": [7]}}"#
            }
            let times = [
                "2012-01-01T00:00:00", "2012-01-01 00:00:00+00:00", "2012-01-01 00:00:00", "2012-01-01",
                "2012-01-01 02:00:00.000000000+0200", "2011-12-31T19:00:00.000-05", "2012-01-01 00:00 Z",
            ]
            for time in times.map({ "\"\($0)\"" }) + ["1325376000"] {
                let reply = try await run.post("/write-to-online-store", frame(time))
                #expect(reply.status == 200 && reply.text == "null", "\(reply.text)")
            }
            for text in [
                "2012-01-01 00:00:00.000000001", "2012-01-01  00:00:00", "2012-01-01 00",
                "2012-01-01 00:00:00 Europe/Oslo",
                "2012-13-01", "2012-01-01 ", "2012-01-01 00:00:00+1", "soon",
            ] {
                #expect(try await run.post("/write-to-online-store", frame("\"\(text)\"")).status == 422, "\(text)")
            }
            // All are the same instant, so every further row is the first again.
            #expect(run.store.figures.snapshot.sequence == 1)
            #expect(Self.told(1_500_000) == "\"1970-01-01T00:00:01.500Z\"")
            #expect(Self.told(1_500_001) == "\"1970-01-01T00:00:01.500001Z\"")
            #expect(Self.told(0) == "\"1970-01-01T00:00:00Z\"")
        }
    }

    /// An instant as an answer tells it.
    private static func told(_ microseconds: Int64) -> String {
        var writer = JSONWriter()
        writer.instant(Timestamp(microseconds: microseconds), shortening: true)
        return String(decoding: writer.bytes, as: UTF8.self)
    }
}
