import Foundation

/// One finished run of the `featurestore` that was built beside the tests.
struct CommandRun {
    let status: Int32
    let output: String
    let messages: String

    /// The package folder.
    static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    /// The built product: SwiftPM puts it beside the test bundle.
    static var executable: String { get throws { try executable("featurestore") } }

    private static func executable(_ program: String) throws -> String {
        var folder = URL(filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
        // Swift Testing may run from the bundle itself or from a helper of the toolchain, which names the bundle.
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }.map { URL(filePath: $0) }
        if let bundle { folder = bundle }
        let product = folder.deletingLastPathComponent().appending(path: program).path
        guard FileManager.default.isExecutableFile(atPath: product) else { throw NotBuilt(path: product) }
        return product
    }

    struct NotBuilt: Error { let path: String }

    /// Runs `featurestore` with these arguments, in the package folder unless another is named, and waits for its end.
    ///
    /// - Parameters:
    ///   - program: Another program that was linked to the command line.
    ///   - environment: replaces variables of the tests' own environment.
    static func featurestore(
        _ arguments: [String], program: String = "featurestore", in folder: String = package,
        environment: [String: String] = [:],
        whileRunning: (Process) throws -> Void = { _ in }
    ) throws -> CommandRun {
        let process = Process()
        process.executableURL = URL(filePath: try executable(program))
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        var variables = ProcessInfo.processInfo.environment
        variables["FEATURESTORE_POSTGRES_URL"] = nil
        process.environment = variables.merging(environment) { $1 }
        // Files and not pipes: nothing needs to be read while the process runs, and no pipe can fill.
        let folder = try TemporaryFolder()
        let (output, messages) = (folder.path + "/output", folder.path + "/messages")
        for file in [output, messages] { try Data().write(to: URL(filePath: file)) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: output)
        process.standardError = FileHandle(forWritingAtPath: messages)
        try process.run()
        try whileRunning(process)
        process.waitUntilExit()
        return CommandRun(
            status: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
            output: String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self),
            messages: String(decoding: FileManager.default.contents(atPath: messages) ?? Data(), as: UTF8.self))
    }
}

/// A folder that is removed with its last reference.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "featurestore-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, with the folders above it.
    func write(_ text: String, to name: String) throws {
        let url = URL(filePath: path).appending(path: name)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
    }
}
