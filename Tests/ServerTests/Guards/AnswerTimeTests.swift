import Online
import Testing

@testable import Server

@Suite("How long an answer may take")
struct AnswerTimeTests {
    private static let options = {
        var limits = ServerLimits()
        limits.answerTime = .seconds(1)
        return ServerOptions(limits: limits)
    }()

    @Test(
        "Work that ends in time is answered with what it gave; work that ends when it is cancelled with what it says then"
    )
    func ending() async throws {
        let time = AnswerTime()
        try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<200 {
                group.addTask {
                    try await time.give(within: .seconds(60), overdue: .overdue) {
                        if number % 2 == 0 { await Task.yield() }
                        return number
                    }
                }
            }
            var sum = 0
            for try await number in group { sum += number }
            #expect(sum == 19_900)
        }
        let cancelled = RequestError(.timedOut, "cancelled")
        // On a busy machine it takes long until the work runs again and sees that it is cancelled.
        let patient = AnswerTime(grace: .seconds(300))
        await #expect(throws: cancelled) {
            try await patient.give(within: .milliseconds(50), overdue: .overdue) { () async throws -> Int in
                while !Task.isCancelled { await Task.yield() }
                throw cancelled
            }
        }
    }

    @Test("Work that does not end is answered for; its place is given back when it ends")
    func endless() async throws {
        let time = AnswerTime()
        let (gate, opening) = AsyncStream<Void>.makeStream()
        let (ends, ending) = AsyncStream<Void>.makeStream()
        let places = Shared(1)
        await #expect(throws: RequestError.perhapsStored) {
            try await time.give(
                within: .milliseconds(50), overdue: .perhapsStored,
                ended: {
                    places.change { $0 -= 1 }
                    ending.finish()
                }
            ) {
                // Deaf to being cancelled, as a call into a library is.
                await Task { for await _ in gate {} }.value
            }
        }
        #expect(places.now == 1)
        opening.finish()
        for await _ in ends {}
        #expect(places.now == 0)
    }

    @Test("A store that does not answer gives 503, for lookups and metrics; when it does, the server is as it was")
    func lookup() async throws {
        try await ServerRun.holding(options: Self.options) { run, store async throws in
            try await Flights.ingest(into: run)
            store.holdReads()
            let question = #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["N100"]}}"#
            let late = try await run.post("/v1/lookup", question)
            #expect(late.status == 503 && late.code == "timed_out", "\(late.text)")
            #expect(late.headers[.retryAfter] == "1")
            let feast = try await run.post(
                "/get-online-features", #"{"features": ["AircraftSize:seats"], "entities": {"tailnum": ["N100"]}}"#)
            #expect(feast.status == 503, "\(feast.text)")
            let metrics = try await run.ask(.get, "/metrics")
            #expect(metrics.text.contains(#"featurestore_errors_total{code="timed_out"} 2"#))
            // Both hold their places as long as the store holds them.
            #expect(metrics.text.contains("featurestore_requests_in_progress 3"))
            store.release()
            var well = try await run.post("/v1/lookup", question)
            // A busy machine may take longer than the short time of this test.
            while well.code == "timed_out" { well = try await run.post("/v1/lookup", question) }
            #expect(try well.json["rows"] == .array([.array([.number("149")])]), "\(well.text)")
            while !(try await run.ask(.get, "/metrics").text.contains("featurestore_requests_in_progress 1")) {
                try await Task.sleep(for: .milliseconds(20))
            }
        }
    }

    @Test("While rows are still read nobody says that they may be stored: the store had none of them")
    func reading() async throws {
        let (time, notes) = (AnswerTime(), CallNotes())
        for (isBeingStored, words) in [(false, "nothing was stored"), (true, "may be stored or not")] {
            let (gate, opening) = AsyncStream<Void>.makeStream()
            await #expect {
                try await time.give(within: .milliseconds(20), overdue: Endpoint.Overdue.storing.error(notes)) {
                    // As a call does that hands its rows on while the clock runs, and is deaf to being cancelled.
                    notes.isBeingStored = isBeingStored
                    await Task { for await _ in gate {} }.value
                }
            } throws: {
                ($0 as? RequestError)?.code == .timedOut && ($0 as? RequestError)?.message.contains(words) == true
            }
            opening.finish()
        }
    }

    @Test("Rows that wait too long in line are given up; of rows that are being stored nobody says that they are not")
    func ingest() async throws {
        try await ServerRun.holding(options: Self.options) { run, store async throws in
            store.holdCommits()
            async let first = run.post("/v1/ingest/planes", "[\(Flights.planes[0])]")
            while store.held == 0 { try await Task.sleep(for: .milliseconds(5)) }
            let second = try await run.post("/v1/ingest/planes", "[\(Flights.planes[1])]")
            #expect(second.code == "timed_out" && second.text.contains("nothing was stored"), "\(second.text)")
            #expect(try await first.code == "timed_out")
            #expect(try await first.text.contains("may be stored or not"))
            store.release()
            let both = "[\(Flights.planes.joined(separator: ","))]"
            var again = try await run.post("/v1/ingest/planes", both)
            while again.code == "timed_out" { again = try await run.post("/v1/ingest/planes", both) }
            let seats = #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["N100", "N200"]}}"#
            let rows = JSONValue.array([.array([.number("149")]), .array([.number("150")])])
            #expect(run.store.figures.sources.map(\.stored) == [2])
            var found = try await run.post("/v1/lookup", seats)
            while found.code == "timed_out" { found = try await run.post("/v1/lookup", seats) }
            #expect(try found.json["rows"] == rows)
        }
    }
}
