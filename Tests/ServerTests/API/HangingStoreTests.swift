import FeatureStoreTesting
import Foundation
import Testing

@testable import Server

/// The program over a store that is there and never answers: a PostgreSQL whose processes stand still.
@Suite("A server whose store hangs")
struct HangingStoreTests {
    @Test(
        "On SIGTERM it ends in the time that was stated, though no call into the store returns, and says so",
        .timeLimit(.minutes(5)))
    func drain() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hanging-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let postgres = try TemporaryPostgres()
        defer { postgres.stop() }
        try postgres.session().execute("CREATE DATABASE hanging")
        let server = try await ServeProcess.start(
            in: folder, store: postgres.url(database: "hanging"), ["--drain-seconds", "1", "--answer-seconds", "300"])
        defer { server.terminate() }
        let stored = try await Self.ask(server, "POST", "/v1/ingest/planes", "[\(Flights.planes[0])]")
        try #require(stored.hasPrefix("HTTP/1.1 200 "), "\(stored)")
        // So that what reads is connected.
        let known = try await Self.ask(server, "POST", "/v1/lookup", Self.seats(of: "N900"))
        try #require(known.hasPrefix("HTTP/1.1 200 "), "\(known)")
        let standing = try Self.processes(of: postgres, "hanging")
        for process in standing { #expect(kill(process, SIGSTOP) == 0) }
        defer { for process in standing { kill(process, SIGCONT) } }

        // These wait for the one connection that writes, for a minute and more.
        let writes = [
            ("POST", "/v1/ingest/planes", "[\(Flights.planes[1])]"),
            ("DELETE", "/v1/entities/aircraft", #"{"keys": {"tailnum": "N300"}}"#),
        ]
        let answers = try await withThrowingTaskGroup(of: String.self) { group in
            group.addTask { try await Self.ask(server, "POST", "/v1/lookup", Self.seats(of: "N100")) }
            for (method, path, body) in writes {
                group.addTask { try await Self.ask(server, method, path, body) }
            }
            // Some machines take so long to come here that what reads was told that it cannot connect.
            let all = writes.count + 1
            while true {
                let refused = Self.ends("lookup", with: "store_unavailable", server) ? 1 : 0
                if try await Self.inProgress(server) - 1 + refused >= all { break }
                try await Task.sleep(for: .milliseconds(20))
            }
            server.terminate()
            return try await group.reduce(into: []) { $0.append($1) }
        }
        for answer in answers { #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 503 "), "\(answer)") }
        #expect(await server.exitCode() == 3, "\(server.log)")
        #expect(server.log.contains("the store did not close within 1 s"), "\(server.log)")
        for endpoint in ["ingest", "forget"] {
            #expect(Self.ends(endpoint, with: "draining", server), "\(server.log)")
        }
        let isRead = ["draining", "store_unavailable"].contains { Self.ends("lookup", with: $0, server) }
        #expect(isRead, "\(server.log)")
    }

    /// Whether the server told of a request that ended with an error.
    private static func ends(_ endpoint: String, with error: String, _ server: ServeProcess) -> Bool {
        server.log.contains(#""endpoint":"\#(endpoint)","error":"\#(error)""#)
    }

    private static func seats(of aircraft: String) -> String {
        #"{"features": ["AircraftSize:seats"], "entities": {"aircraft": ["\#(aircraft)"]}}"#
    }

    private static func ask(
        _ server: ServeProcess, _ method: String, _ path: String, _ body: String
    ) async throws -> String {
        try await RawConnection.open(server.port) { conversation in
            try await conversation.send(RawConnection.request(method, path, body))
            return await conversation.answer()
        }
    }

    /// How many requests the server is at, the one that asks included.
    private static func inProgress(_ server: ServeProcess) async throws -> Int {
        let metrics = try await ask(server, "GET", "/metrics", "")
        let name = "\nfeaturestore_requests_in_progress "
        guard let found = metrics.firstRange(of: name) else { return 0 }
        return Int(metrics[found.upperBound...].prefix { $0.isNumber }) ?? 0
    }

    /// The processes that serve a database, and the one that would start others.
    private static func processes(of postgres: TemporaryPostgres, _ database: String) throws -> [pid_t] {
        let serving = try postgres.query("SELECT pid FROM pg_stat_activity WHERE datname = '\(database)'")
            .compactMap { $0[0].flatMap { pid_t($0) } }
        let first = try #require(serving.first, "the server keeps no connection")
        let status = try String(contentsOfFile: "/proc/\(first)/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("PPid:") })
        return serving + [try #require(pid_t(line.dropFirst(5).trimmingCharacters(in: .whitespaces)))]
    }
}
