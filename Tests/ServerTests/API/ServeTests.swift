import FeatureStore
import Features
import Foundation
import Online
import Testing

@testable import Server

@Suite("featurestore serve")
struct ServeTests {
    @Test("On SIGTERM a request under way is answered and durable, no new one is taken, and the program ends with 0")
    func drain() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try await ServeProcess.start(in: folder)
        let body = "[\(Flights.planes[0])]"
        let request = RawConnection.request("POST", "/v1/ingest/planes", body)
        let answer = try await RawConnection.open(server.port) { conversation in
            try await conversation.send(String(request.dropLast(10)))
            try await Self.inFlight(server)
            server.terminate()
            while !server.log.contains("draining") { try await Task.sleep(for: .milliseconds(10)) }
            await #expect(throws: (any Error).self) {
                // The listener is closed a moment after the log's line.
                while true {
                    try await RawConnection.open(server.port) { _ in }
                    try await Task.sleep(for: .milliseconds(20))
                }
            }
            try await conversation.send(String(request.suffix(10)))
            return await conversation.everything()
        }
        #expect(answer.hasPrefix("HTTP/1.1 200 "), "\(answer)")
        #expect(answer.contains(#""stored":1"#))
        #expect(await server.exitCode() == 0, "\(server.log)")
        let store = try await ServingStore.open(
            registry: featureRegistry, at: folder.appending(path: "online.sqlite").path)
        #expect(store.figures.snapshot.sequence == 1)
        await store.close()
    }

    @Test("It tells how many bytes SQLite holds, which no other verb counts")
    func heldBytes() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try await ServeProcess.start(in: folder)
        let metrics = try await RawConnection.open(server.port) { conversation in
            try await conversation.send(RawConnection.request("GET", "/metrics", ""))
            return await conversation.answer()
        }
        server.terminate()
        #expect(await server.exitCode() == 0, "\(server.log)")
        let name = "featurestore_sqlite_bytes "
        let line = metrics.split(whereSeparator: \.isNewline).first { $0.hasPrefix(name) }
        let bytes = try #require(line.flatMap { Double($0.dropFirst(name.count)) }, "\(metrics)")
        #expect(bytes > 10_000)
    }

    @Test("Ended while many deliver, it stores what it acknowledges, and acknowledges what it stores")
    func drainUnderLoad() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let server = try await ServeProcess.start(in: folder)
        let count = Shared(0)
        let acknowledged = try await withThrowingTaskGroup(of: [String].self) { group in
            for lane in 0..<16 {
                group.addTask {
                    try await RawConnection.open(server.port) { conversation in
                        var acknowledged: [String] = []
                        while true {
                            let tail = "L\(lane)-\(acknowledged.count)"
                            let row = Flights.planes[0].replacing("N100", with: tail)
                            try? await conversation.send(RawConnection.request("POST", "/v1/ingest/planes", "[\(row)]"))
                            let answer = await conversation.answer()
                            guard answer.hasPrefix("HTTP/1.1 200 ") else {
                                // Ended between two requests, or told so.
                                #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 503 "), "\(answer)")
                                return acknowledged
                            }
                            #expect(answer.contains(#""stored":1"#))
                            acknowledged.append(tail)
                            let whole = count.change { count in
                                count += 1
                                return count
                            }
                            if whole == 300 { server.terminate() }
                        }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(await server.exitCode() == 0, "\(server.log)")
        let path = folder.appending(path: "online.sqlite").path
        let stored = try await Python.program(
            "/usr/bin/env", ["sqlite3", "-readonly", path, "SELECT tailnum FROM planes ORDER BY tailnum"])
        #expect(acknowledged.count >= 300)
        #expect(stored.text.split(separator: "\n").map(String.init) == acknowledged.sorted())
    }

    @Test("With a certificate it speaks HTTPS; with tokens in the environment it asks for one")
    func certificate() async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let (certificate, key) = (folder.appending(path: "cert.pem").path, folder.appending(path: "key.pem").path)
        let made = try await Python.program(
            "/usr/bin/env",
            [
                "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                "-days", "2",
                "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", key, "-out", certificate,
            ])
        try #require(made.status == 0, "\(made.text)")
        let server = try await ServeProcess.start(
            in: folder, ["--tls-cert", certificate, "--tls-key", key],
            variables: ["FEATURESTORE_TOKENS": "read a-token-for-this-test"])
        let address = "https://127.0.0.1:\(server.port)/v1/services"
        for (arguments, status, words) in [
            (
                ["--tls-cert", key, "--tls-key", certificate], 2,
                "found a private key: are certificate and key swapped?"
            ),
            (["--tls-cert", certificate, "--tls-key", certificate], 2, "expected a private key in PEM"),
            (["--port", "\(server.port)"], 3, "127.0.0.1:\(server.port): another program listens there"),
        ] {
            do {
                let store = folder.appending(path: "other.sqlite").path
                _ = try await ServeProcess.start(in: folder, store: store, arguments)
                Issue.record("it started")
            } catch let error as ServeProcess.NotStarted {
                #expect(error.status == Int32(status) && error.log.contains(words), "\(error.log)")
            }
        }
        let curl = ["curl", "-sS", "--cacert", certificate, "-o", "/dev/null", "-w", "%{http_code}"]
        let strange = try await Python.program("/usr/bin/env", curl + [address])
        #expect(strange.text == "401")
        let known = try await Python.program(
            "/usr/bin/env", curl + ["-H", "Authorization: Bearer a-token-for-this-test", address])
        #expect(known.text == "200")
        server.terminate()
        #expect(await server.exitCode() == 0, "\(server.log)")
        #expect(!server.log.contains("a-token-for-this-test"))
    }

    @Test(
        "What it cannot do is said before it starts",
        arguments: [
            (["--host", "0.0.0.0"], "tokens"), (["--tls-cert", "a"], "belong together"),
            (["--tokens", "nowhere"], "nowhere"), (["--tokens", "log"], "no token"),
            (["--feature-log-rate", "5"], "--feature-log-rate takes a share from 0 to 1"),
            (["--port", "70000"], "--port takes a number from 0 to 65535, found 70000"),
        ])
    func refused(arguments: [String], word: String) async throws {
        let folder = try Self.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        do {
            _ = try await ServeProcess.start(in: folder, arguments)
            Issue.record("it started")
        } catch let error as ServeProcess.NotStarted {
            #expect(error.status == 2)
            #expect(error.log.contains(word), "\(error.log)")
        }
    }

    /// Waits until the server has begun to read the request.
    private static func inFlight(_ server: ServeProcess) async throws {
        while true {
            let metrics = try await RawConnection.open(server.port) { conversation in
                try await conversation.send("GET /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n")
                return await conversation.answer()
            }
            if !metrics.contains("featurestore_held_body_bytes 0\n") { return }
            try await Task.sleep(for: .milliseconds(10))
        }
    }

    private static func folder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "serve-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
