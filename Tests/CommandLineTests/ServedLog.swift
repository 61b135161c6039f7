import Foundation
import Testing

/// A store of the committed sample that was served over HTTP with a feature log, and the same rows in a SQLite warehouse.
final class ServedLog: Sendable {
    /// The folder of everything: `online.sqlite`, `served`, `data.db`.
    let path: String

    /// The one that tests share and none of them changes.
    static let shared = Task { try await ServedLog() }

    /// What was asked under the id `morning`, of two aircraft; `evening` asks the same nine hours later.
    private static let question = """
        {"features": ["LastLanding:last_dest", "LastLanding:last_arr_delay", "AircraftSize:seats"],
         "entities": {"aircraft": ["N371CA", "N0"]}, "as_of": "%"}
        """

    private init() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "featurestore-served-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
        try FlightTables.makeSQLite(at: path + "/data.db")
        for name in FlightTables.names {
            let file = CommandRun.package + "/Fixtures/samples/flights_2013/\(name).csv"
            let run = try CommandRun.featurestore(["ingest", name, file, "--store", path + "/online.sqlite"])
            try #require(run.status == 0, "\(run)")
        }
        try await serve { port in
            for (id, instant) in [("morning", "2013-08-14T15:00:00Z"), ("evening", "2013-08-15T00:00:00Z")] {
                let answer = try await Self.run(
                    "/usr/bin/env",
                    [
                        "curl", "-sS", "-f", "http://127.0.0.1:\(port)/v1/lookup", "-H",
                        "Content-Type: application/json", "-H", "X-Request-ID: \(id)", "-d",
                        Self.question.replacing("%", with: instant),
                    ])
                try #require(answer.status == 0, "\(answer)")
            }
        }
    }

    /// Runs `featurestore serve` with a log while the body asks it, and ends it as an operator does.
    private func serve(_ body: (_ port: String) async throws -> Void) async throws {
        let process = Process()
        process.executableURL = URL(filePath: try CommandRun.executable)
        process.arguments = [
            "serve", "--port", "0", "--store", path + "/online.sqlite", "--feature-log", path + "/served",
            "--feature-log-keep", "5", "--compact-minutes", "0",
        ]
        process.currentDirectoryURL = URL(filePath: CommandRun.package)
        let (output, messages) = (path + "/serve.output", path + "/serve.messages")
        for file in [output, messages] { try Data().write(to: URL(filePath: file)) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: messages)
        let (ended, ending) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            ending.yield(process.terminationStatus)
            ending.finish()
        }
        try process.run()
        defer { if process.isRunning { process.terminate() } }
        var port: Substring?
        while port == nil, process.isRunning {
            let text = try String(contentsOfFile: output, encoding: .utf8)
            if text.hasSuffix("\n") { port = text.dropLast().split(separator: ":").last }
            try await Task.sleep(for: .milliseconds(20))
        }
        try await body(
            String(try #require(port, "\((try? String(contentsOfFile: messages, encoding: .utf8)) ?? "")")))
        process.terminate()
        for await status in ended { try #require(status == 0) }
    }

    private static func run(_ program: String, _ arguments: [String]) async throws -> (status: Int32, text: String) {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        return (process.terminationStatus, text)
    }
}
