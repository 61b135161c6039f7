import Foundation
import Testing

/// Short runs of what `make torture` does at length.
@Suite("What a store survives")
struct TortureTests {
    @Test(arguments: [
        ["kill", "25", "20130310"], ["power", "45", "1"], ["power", "45", "2"], ["full", "1"], ["two"],
    ])
    func survives(_ arguments: [String]) async throws {
        let process = Process()
        process.executableURL = Self.program
        process.arguments = arguments
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        let status = try await withCheckedThrowingContinuation { continuation in
            process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
            do { try process.run() } catch { continuation.resume(throwing: error) }
        }
        let said = try output.fileHandleForReading.readToEnd().map { String(decoding: $0, as: UTF8.self) } ?? ""
        #expect(status == 0, "\(arguments.joined(separator: " ")): \(said)")
    }

    /// The program, which is built into the folder of the test bundle.
    private static var program: URL {
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
        return (bundle ?? URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()).deletingLastPathComponent()
            .appending(path: "OnlineTorture")
    }
}
