import HTTPTypes
import NIOCore
import Testing

@testable import Server

@Suite("How much is taken")
struct LimitsTests {
    @Test("Bodies, rows, features and depth have bounds; each is refused by name, and the server goes on")
    func sizes() async throws {
        var limits = ServerLimits()
        limits.bodyBytes = 4_000
        limits.rows = 5
        limits.features = 3
        limits.depth = 8
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
            func lookup(_ body: String) async throws -> Reply { try await run.post("/v1/lookup", body) }
            let seats = #""AircraftSize:seats""#
            let six = Array(repeating: #""N1""#, count: 6).joined(separator: ",")
            let rows = try await lookup(#"{"features": [\#(seats)], "entities": {"aircraft": [\#(six)]}}"#)
            #expect(rows.status == 413 && rows.place == "entities.aircraft")
            let features = try await lookup(
                #"{"features": [\#(Array(repeating: seats, count: 4).joined(separator: ","))], "entities": {"aircraft": []}}"#
            )
            #expect(features.status == 413 && features.place == "features")
            #expect(try await lookup(String(repeating: "[", count: 9)).status == 413)
            let large = try await RawConnection.open(run.port) { conversation in
                try await conversation.send(
                    RawConnection.request("POST", "/v1/lookup", String(repeating: " ", count: 4_001)))
                return await conversation.answer()
            }
            #expect(large.hasPrefix("HTTP/1.1 413 ") && large.lowercased().contains("connection: close"))
            let planes = Array(repeating: Flights.planes[0], count: 6)
            #expect(try await run.post("/v1/ingest/planes", "[\(planes.joined(separator: ","))]").status == 413)
            let lines = planes.joined(separator: "\n")
            #expect(try await run.post("/v1/ingest/planes", lines, type: "application/x-ndjson").status == 413)
            let five = planes.dropLast().joined(separator: "\n")
            #expect(try await run.post("/v1/ingest/planes", five, type: "application/x-ndjson").status == 200)
            #expect(try await lookup(#"{"features": [\#(seats)], "entities": {"aircraft": ["N1"]}}"#).status == 200)
        }
    }

    @Test("A body without an announced length is cut off where it grows too large")
    func chunked() async throws {
        var limits = ServerLimits()
        limits.bodyBytes = 10_000
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
            let answer = try await RawConnection.open(run.port) { conversation in
                try await conversation.send(
                    "POST /v1/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Transfer-Encoding: chunked\r\n\r\n")
                for _ in 0..<100 { try await conversation.send("400\r\n\(String(repeating: " ", count: 1_024))\r\n") }
                try await conversation.send("0\r\n\r\n")
                return await conversation.answer()
            }
            #expect(answer.hasPrefix("HTTP/1.1 413 "))
            #expect(answer.lowercased().contains("connection: close"))
        }
    }

    @Test("A body that drips in is ended by the clock, and so is a connection that says nothing")
    func slow() async throws {
        var limits = ServerLimits()
        limits.bodyTime = .milliseconds(200)
        limits.idle = .milliseconds(400)
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
            let body = try await RawConnection.open(run.port) { conversation in
                try await conversation.send(
                    "POST /v1/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000\r\n\r\n{")
                return await conversation.everything()
            }
            #expect(body.hasPrefix("HTTP/1.1 408 "), "\(body)")
            #expect(body.contains("too_slow"))
            for silence in ["", "POST /v1/lookup HTTP/1.1\r\nHost: loc"] {
                let nothing = try await RawConnection.open(run.port) { conversation in
                    try await conversation.send(silence)
                    return await conversation.everything()
                }
                #expect(nothing.isEmpty || nothing.hasPrefix("HTTP/1.1 400 "), "\(nothing)")
            }
        }
    }

    @Test("More requests at once than there are places for are told to come again; health is always answered")
    func overload() async throws {
        var limits = ServerLimits()
        limits.requests = 2
        limits.bodyTime = .seconds(20)
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
            // Two requests take the places by not ending.
            try await withThrowingTaskGroup(of: String.self) { group in
                let (release, releasing) = AsyncStream<Void>.makeStream()
                let (started, starting) = AsyncStream<Void>.makeStream()
                for _ in 0..<2 {
                    group.addTask {
                        try await RawConnection.open(run.port) { conversation in
                            try await conversation.send(
                                "POST /v1/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                                    + "Content-Length: 2\r\n\r\n{")
                            starting.yield()
                            for await _ in release { break }
                            try await conversation.send("}")
                            return await conversation.answer()
                        }
                    }
                }
                var begun = 0
                for await _ in started {
                    begun += 1
                    if begun == 2 { break }
                }
                var refused = try await run.post("/v1/lookup", "{}")
                // The two may not have been read yet.
                while refused.status != 429 { refused = try await run.post("/v1/lookup", "{}") }
                #expect(refused.code == "overloaded")
                #expect(refused.headers[.retryAfter] == "1")
                #expect(try await run.ask(.get, "/healthz").status == 200)
                releasing.finish()
                for try await answer in group { #expect(answer.hasPrefix("HTTP/1.1 400 ")) }
            }
            #expect(try await run.post("/v1/lookup", "{}").status == 400)
        }
    }

    @Test("While it goes down, what is under way is answered and what is new is told so")
    func draining() throws {
        let admission = Admission(limit: 10)
        try admission.enter()
        admission.drain()
        #expect(throws: RequestError.self) { try admission.enter() }
        #expect(throws: Never.self) { try admission.enter(always: true) }
        #expect(admission.inFlight == 2)
    }
}
