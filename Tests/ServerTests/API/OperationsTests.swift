import HTTPTypes
import Testing

@testable import Server

@Suite("What operators ask")
struct OperationsTests {
    @Test("The OpenAPI document has every endpoint, and no other")
    func document() async throws {
        try await ServerRun.serving { run async throws in
            let document = try await run.ask(.get, "/openapi.json").json
            guard case .object(let paths)? = document["paths"] else {
                Issue.record("no paths")
                return
            }
            let described = paths.flatMap { path -> [String] in
                guard case .object(let methods) = path.value else { return [] }
                return methods.map { "\($0.name.uppercased()) \(path.name)" }
            }
            let parts = ServerParts(
                store: run.store, catalogue: ServedCatalogue(project: try .repository, registry: run.store.registry),
                limits: ServerLimits(), clock: { ServerRun.now }, logger: .init(label: "unused"))
            let served = EndpointList.all(parts).map { "\($0.method.rawValue) \($0.path)" }
            #expect(Set(described) == Set(served))
            #expect(described.count == served.count)
        }
    }

    @Test("Health, catalogue, unknown addresses and wrong methods")
    func addresses() async throws {
        try await ServerRun.serving { run async throws in
            for path in ["/healthz", "/readyz", "/v1/services", "/v1/views", "/health", "/metrics"] {
                #expect(try await run.ask(.get, path).status == 200, "\(path)")
            }
            #expect(try await run.ask(.get, "/health").text.isEmpty)
            #expect(try await run.ask(.get, "/nothing").code == "unknown_route")
            #expect(try await run.ask(.get, "/v1/ingest/a/b").code == "unknown_route")
            let wrong = try await run.ask(.get, "/v1/lookup")
            #expect(wrong.code == "method_not_allowed")
            #expect(wrong.headers[.allow] == "POST")
            // Monitors ask so; the answer is that to GET without its body, which a client would take for the next answer.
            let heads = try await RawConnection.open(run.port) { conversation in
                for path in ["/healthz", "/openapi.json", "/v1/lookup"] {
                    try await conversation.send("HEAD \(path) HTTP/1.1\r\nHost: localhost\r\n\r\n")
                }
                try await conversation.send("GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                return await conversation.everything()
            }
            let statuses = heads.split(separator: "HTTP/1.1 ").map { $0.prefix(3) }
            #expect(statuses == ["200", "200", "405", "200"], "\(heads)")
            #expect(heads.contains("content-length: 15\r\n") || heads.contains("Content-Length: 15\r\n"), "\(heads)")
            #expect(
                heads.split(separator: #"{"status":"ok"}"#, omittingEmptySubsequences: false).count == 2, "\(heads)")
            #expect(try await run.post("/healthz", "{}").headers[.allow] == "GET, HEAD")
            let named = try await run.ask(.get, "/healthz", headers: [.requestID: "my.request_1"])
            #expect(named.headers[.requestID] == "my.request_1")
            let unfit = try await run.ask(.get, "/healthz", headers: [.requestID: "a b"])
            #expect(unfit.headers[.requestID] != "a b")
        }
    }

    @Test("Metrics count what was asked, with labels from closed sets; neither they nor the log hold a key or a value")
    func metrics() async throws {
        try await ServerRun.serving(level: .trace) { run async throws in
            try await Flights.ingest(into: run)
            for key in 0..<50 {
                try await run.post(
                    "/v1/lookup",
                    #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["secret-\#(key)", "N100"]}}"#)
                try await run.post("/unknown-\(key)", "{}")
            }
            try await run.post("/v1/lookup", #"{"features": ["AircraftSize:secret-1"], "entities": {}}"#)
            let text = try await run.ask(.get, "/metrics").text
            #expect(text.contains(#"featurestore_requests_total{endpoint="lookup",status="200"} 50"#))
            #expect(text.contains(#"featurestore_requests_total{endpoint="none",status="404"} 50"#))
            #expect(text.contains(#"featurestore_values_total{status="not_found"} 50"#))
            #expect(text.contains(#"featurestore_values_total{status="present"} 50"#))
            #expect(text.contains(#"featurestore_rows_total{endpoint="lookup"} 100"#))
            #expect(text.contains(#"featurestore_ingested_rows_total{source="flights",outcome="stored"} 60"#))
            #expect(text.contains(#"featurestore_source_age_seconds{source="flights"} 0"#))
            #expect(!text.contains(#"featurestore_source_age_seconds{source="weather"}"#))
            #expect(text.contains(#"featurestore_request_duration_seconds_count{endpoint="lookup"} 51"#))
            for line in text.split(separator: "\n") where !line.hasPrefix("#") {
                #expect(
                    line.wholeMatch(of: /[a-z_]+(\{[a-z]+="[^"]*"(,[a-z]+="[^"]*")*\})? [0-9.e+-]+/) != nil, "\(line)")
            }
            #expect(!text.contains("secret") && !text.contains("N100"))
            let log = run.log.all
            #expect(log.count > 100)
            for line in log {
                #expect(throws: Never.self) { try JSONReader.read(Array(line.utf8)) }
                #expect(!line.contains("secret") && !line.contains("N100"), "\(line)")
            }
        }
    }

    @Test("However many ask whether it is ready, the store is asked now and then; traces of the erased are no success")
    func store() async throws {
        try await ServerRun.holding { run, store async throws in
            try await Flights.ingest(into: run)
            let before = store.looks
            for _ in 0..<50 { #expect(try await run.ask(.get, "/readyz").status == 200) }
            #expect(store.looks - before < 25)
            store.leaveTraces()
            let erased = try await run.ask(.delete, "/v1/entities/aircraft", #"{"keys": {"tailnum": "N100"}}"#)
            #expect(erased.status == 500 && erased.code == "traces_left", "\(erased.text)")
            #expect(erased.text.contains("a corner"))
        }
    }
}
