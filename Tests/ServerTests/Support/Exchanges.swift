import FeatureStoreTesting
import Foundation
import Synchronization

@testable import Server

/// Everything that was asked and answered, to be held to the OpenAPI document.
final class Exchanges: Sendable {
    private let lines = Mutex<[String]>([])

    func add(_ method: String, _ path: String, _ reply: Reply) {
        var writer = JSONWriter()
        writer.object { writer in
            writer.member("method", method)
            writer.member("path", path)
            writer.member("status", Int64(reply.status))
            writer.member("type", reply.headers[.contentType] ?? "")
            writer.member("request_id", reply.headers[.requestID] ?? "")
            writer.member("body", reply.text)
        }
        let line = String(decoding: writer.bytes, as: UTF8.self)
        lines.withLock { $0.append(line) }
    }

    /// What of it the document does not describe; "" where it describes all.
    func problems() async throws -> String {
        let lines = lines.withLock { $0 }
        guard !lines.isEmpty else { return "" }
        let folder = FileManager.default.temporaryDirectory.appending(path: "exchanges-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "exchanges.ndjson")
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let document = folder.appending(path: "openapi.json")
        try Data(OpenAPIEndpoint.document).write(to: document)
        let run = try await Python.run(
            .validators, [Python.scripts.appending(path: "openapi_answers.py").path, document.path, file.path])
        return run.status == 0 ? "" : run.text
    }
}
