import Contracts
import FeatureStore
import Features
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Online
import Synchronization
import Testing

@testable import Server

/// A server of this repository's features over a store in a temporary folder, and everything that it answered.
struct ServerRun: Sendable {
    let store: ServingStore
    let client: any TestClientProtocol
    let port: Int
    let exchanges: Exchanges
    let log: LogLines

    /// The instant that the server takes for now.
    static let now = Timestamp(microseconds: 1_362_927_600_000_000)

    /// Serves while the closure asks; afterwards every answer is held to the OpenAPI document.
    static func serving<Value>(
        options: ServerOptions = ServerOptions(), level: Logger.Level = .debug,
        over change: (SQLiteOnlineStore) -> any OnlineStore = { $0 },
        _ ask: @Sendable (ServerRun) async throws -> Value
    ) async throws -> Value {
        let folder = FileManager.default.temporaryDirectory.appending(path: "server-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = try await SQLiteOnlineStore(
            path: folder.appending(path: "online.sqlite").path, registry: featureRegistry)
        let store = try await ServingStore.open(
            registry: featureRegistry, store: change(file), options: ServingOptions(clock: { now }))
        let log = LogLines()
        let logger = Logger(label: "test") { label in
            JSONLogHandler(label: label, level: level, clock: { now }, write: { log.append($0) })
        }
        let server = try FeatureServer(
            store: store, project: try ProjectLoader.load(featureRegistry), options: options, clock: { now },
            logger: logger)
        let exchanges = Exchanges()
        let value = try await server.application().test(.live) { client in
            try await ask(
                ServerRun(
                    store: store, client: client, port: try #require(client.port), exchanges: exchanges, log: log))
        }
        await store.close()
        let problems = try await exchanges.problems()
        #expect(problems == "", "answers that the OpenAPI document does not describe")
        return value
    }

    /// Asks, and keeps the answer for the document's test.
    @discardableResult
    func ask(
        _ method: HTTPRequest.Method, _ path: String, _ body: String? = nil, type: String? = "application/json",
        headers: HTTPFields = [:]
    ) async throws -> Reply {
        var headers = headers
        if body != nil, let type { headers[.contentType] = type }
        let response = try await client.executeRequest(
            uri: path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
        let reply = Reply(
            status: response.status.code, headers: response.headers, text: String(buffer: response.body))
        exchanges.add(method.rawValue, path, reply)
        return reply
    }

    /// Asks by POST.
    @discardableResult
    func post(_ path: String, _ body: String, type: String? = "application/json") async throws -> Reply {
        try await ask(.post, path, body, type: type)
    }
}

/// What came back.
struct Reply: Sendable {
    let status: Int
    let headers: HTTPFields
    let text: String

    /// The body as JSON, by the strict reader: nothing else is ever sent.
    var json: JSONValue { get throws { try JSONReader.read(Array(text.utf8)) } }

    /// The error's code, of the server's own form.
    var code: String? {
        guard case .text(let code)? = (try? json)?["error"]?["code"] else { return nil }
        return code
    }

    /// The error's place, of the server's own form.
    var place: String? {
        guard case .text(let place)? = (try? json)?["error"]?["where"] else { return nil }
        return place
    }
}

/// Log lines, from any thread.
final class LogLines: Sendable {
    private let lines = Mutex<[String]>([])
    var all: [String] { lines.withLock { $0 } }
    func append(_ line: String) { lines.withLock { $0.append(line) } }
}

extension Project {
    /// This repository's contracts.
    static var repository: Project { get throws { try ProjectLoader.load(featureRegistry) } }
}
