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
        limits.values = 9
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
            let keys = Array(repeating: #""N1""#, count: 5).joined(separator: ",")
            let values = try await lookup(
                #"{"features": [\#(seats), \#(seats)], "entities": {"aircraft": [\#(keys)]}}"#)
            #expect(values.status == 413 && values.text.contains("5 times 2"), "\(values.text)")
            let feast = try await run.post(
                "/get-online-features", #"{"features": [\#(seats), \#(seats)], "entities": {"tailnum": [\#(keys)]}}"#)
            #expect(feast.status == 413)
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
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
            let body = try await RawConnection.open(run.port) { conversation in
                try await conversation.send(
                    "POST /v1/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: 1000\r\n\r\n{")
                return await conversation.everything()
            }
            #expect(body.hasPrefix("HTTP/1.1 408 "), "\(body)")
            #expect(body.contains("too_slow"))
        }
        limits.idle = .milliseconds(400)
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
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
        try await ServerRun.holding(options: ServerOptions(limits: limits)) { run, store async throws in
            try await Flights.ingest(into: run)
            store.holdReads()
            let question = #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["N100"]}}"#
            // Connections of their own: what stands behind another request on one waits for it.
            func alone(_ body: String) async throws -> String {
                try await RawConnection.open(run.port) { conversation in
                    try await conversation.send(RawConnection.request("POST", "/v1/lookup", body))
                    return await conversation.answer()
                }
            }
            async let first = alone(question)
            async let second = alone(question.replacing("N100", with: "N200"))
            while store.held < 2 { try await Task.sleep(for: .milliseconds(5)) }
            let refused = try await run.post("/v1/lookup", question)
            #expect(refused.status == 429 && refused.code == "overloaded")
            #expect(refused.headers[.retryAfter] == "1")
            #expect(try await run.ask(.get, "/healthz").status == 200)
            store.release()
            #expect(try await first.hasPrefix("HTTP/1.1 200 "))
            #expect(try await second.hasPrefix("HTTP/1.1 200 "))
            #expect(try await run.post("/v1/lookup", question).status == 200)
        }
    }

    @Test("Whoever sends slowly takes no place; all bodies together have a bound")
    func slowMany() async throws {
        var limits = ServerLimits()
        limits.requests = 2
        limits.heldBytes = 20_000
        // The slow ones are to be there still when the machine has been busy with other tests.
        limits.bodyTime = .seconds(600)
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
            let head =
                "POST /v1/lookup HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 15000\r\n\r\n"
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (release, releasing) = AsyncStream<Void>.makeStream()
                for _ in 0..<10 {
                    group.addTask {
                        try await RawConnection.open(run.port) { conversation in
                            try await conversation.send(head + "{")
                            for await _ in release {}
                        }
                    }
                }
                for _ in 0..<20 { #expect(try await run.post("/v1/lookup", "{}").status == 400) }
                let large = String(repeating: " ", count: 20_000)
                let refused = try await run.post("/v1/lookup", large)
                #expect(refused.status == 429 && refused.code == "overloaded", "\(refused.text)")
                releasing.finish()
                try await group.waitForAll()
            }
        }
    }

    @Test("A connection is closed whose answers nobody reads", .timeLimit(.minutes(1)))
    func unreadAnswers() async throws {
        var limits = ServerLimits()
        limits.idle = .milliseconds(300)
        try await ServerRun.serving(options: ServerOptions(limits: limits)) { run async throws in
            // Answers of some megabytes, which nobody reads until the connection is closed.
            try await RawConnection.open(run.port, reads: false) { conversation in
                let request = "GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n"
                try await conversation.send(String(repeating: request, count: 400))
                await conversation.sendUntilClosed(request)
            }
        }
    }

    @Test("A connection is closed whose body goes on behind a refusal", .timeLimit(.minutes(1)))
    func endlessBody() async throws {
        let tokens = try AccessTokens("read only-for-reading-0001")
        try await ServerRun.serving(options: ServerOptions(tokens: tokens)) { run async throws in
            let drip = try await RawConnection.open(run.port) { conversation in
                try await conversation.send(
                    "POST /v1/lookup HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\n \r\n")
                return await conversation.everything()
            }
            #expect(drip.hasPrefix("HTTP/1.1 401 ") && drip.lowercased().contains("connection: close"), "\(drip)")
        }
    }

    @Test("While it goes down, what is under way is answered and what is new is told so")
    func draining() throws {
        let admission = Admission(limit: 10)
        try admission.enter()
        #expect(throws: Never.self) { try admission.requireOpen() }
        admission.drain()
        #expect(throws: RequestError.self) { try admission.requireOpen() }
        #expect(throws: Never.self) { try admission.enter(always: true) }
        #expect(admission.inFlight == 2)
    }
}
