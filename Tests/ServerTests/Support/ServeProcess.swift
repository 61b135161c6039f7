import Foundation
import Synchronization
import Testing

/// A running `featurestore serve`, as its users start it.
final class ServeProcess: Sendable {
    let port: Int
    private let process: Process
    private let folder: URL
    private let ended: AsyncStream<Int32>

    /// What it logged so far.
    var log: String { (try? String(contentsOf: folder.appending(path: "log"), encoding: .utf8)) ?? "" }

    /// Its process id.
    var identifier: Int32 { process.processIdentifier }

    private init(port: Int, process: Process, folder: URL, ended: AsyncStream<Int32>) {
        self.port = port
        self.process = process
        self.folder = folder
        self.ended = ended
    }

    /// Starts it over a store in a folder or elsewhere, at a port that the system chooses, and waits until it listens.
    static func start(
        in folder: URL, store: String? = nil, _ arguments: [String] = [], variables: [String: String] = [:]
    ) async throws -> ServeProcess {
        var bundle = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        if let test = CommandLine.arguments.first(where: { $0.hasSuffix(".xctest") }) { bundle = URL(filePath: test) }
        let process = Process()
        process.executableURL = bundle.deletingLastPathComponent().appending(path: "featurestore")
        process.arguments =
            ["serve", "--port", "0", "--store", store ?? folder.appending(path: "online.sqlite").path] + arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        process.standardInput = FileHandle.nullDevice
        for name in ["output", "log"] { try Data().write(to: folder.appending(path: name)) }
        process.standardOutput = try FileHandle(forWritingTo: folder.appending(path: "output"))
        process.standardError = try FileHandle(forWritingTo: folder.appending(path: "log"))
        let (ended, ending) = AsyncStream<Int32>.makeStream()
        process.terminationHandler = { process in
            ending.yield(process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus)
            ending.finish()
        }
        try process.run()
        while process.isRunning {
            let output = try String(contentsOf: folder.appending(path: "output"), encoding: .utf8)
            if output.hasSuffix("\n"), let port = output.trimmingCharacters(in: .newlines).split(separator: ":").last {
                return ServeProcess(
                    port: try #require(Int(port)), process: process, folder: folder, ended: ended)
            }
            try await Task.sleep(for: .milliseconds(20))
        }
        let log = try String(contentsOf: folder.appending(path: "log"), encoding: .utf8)
        throw NotStarted(status: process.terminationStatus, log: log)
    }

    /// It ended before it listened.
    struct NotStarted: Error {
        let status: Int32
        let log: String
    }

    /// Asks it to end, as an operator does.
    func terminate() { process.terminate() }

    /// Its exit code; a signal's number, negative, where one ended it.
    func exitCode() async -> Int32 {
        for await status in ended { return status }
        return .min
    }
}
