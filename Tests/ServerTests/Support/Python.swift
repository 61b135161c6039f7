import Foundation
import Testing

/// Runs Python of the virtual environments that `Scripts/install-packages test` makes, without blocking a thread.
enum Python {
    /// A virtual environment under `.build`.
    enum Environment: String {
        /// Validators of documents, and `requests`.
        case validators
        /// Feast, as its users install it.
        case feast
    }

    /// What a program did.
    struct Run: Sendable {
        let status: Int32
        /// What it wrote, to either stream.
        let text: String
    }

    /// The scripts of these tests.
    static let scripts = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Scripts")
    /// The package's folder.
    static let root = scripts.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static func run(
        _ environment: Environment, _ arguments: [String], in folder: URL? = nil, variables: [String: String] = [:]
    ) async throws -> Run {
        let python = root.appending(path: ".build/\(environment.rawValue)/bin/python").path
        try #require(
            FileManager.default.isExecutableFile(atPath: python),
            "\(python) is not there. Run Scripts/install-packages test.")
        return try await program(python, arguments, in: folder, variables: variables)
    }

    static func program(
        _ path: String, _ arguments: [String], in folder: URL? = nil, variables: [String: String] = [:]
    ) async throws -> Run {
        let output = FileManager.default.temporaryDirectory.appending(path: "output-\(UUID().uuidString)")
        try Data().write(to: output)
        defer { try? FileManager.default.removeItem(at: output) }
        let handle = try FileHandle(forWritingTo: output)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(variables) { $1 }
        if let folder { process.currentDirectoryURL = folder }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        let status = try await withCheckedThrowingContinuation {
            (continuation: CheckedContinuation<Int32, any Error>) in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do {
                try process.run()
            } catch {
                process.terminationHandler = nil
                continuation.resume(throwing: error)
            }
        }
        try handle.close()
        return Run(status: status, text: String(decoding: try Data(contentsOf: output), as: UTF8.self))
    }
}
