import Foundation

/// One finished run of a program that is found along the path.
struct ProgramRun {
    let status: Int32
    let hasTrapped: Bool
    let output: String
    let messages: String

    /// Runs a program in the zone UTC and the C locale, and waits for its end.
    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = arguments
        let settled = ["TZ": "UTC", "LC_ALL": "C.UTF-8", "SWIFT_BACKTRACE": "enable=no"]
        process.environment = ProcessInfo.processInfo.environment.merging(settled) { $1 }.merging(environment) { $1 }
        // Files and not pipes: nothing needs to be read while the process runs, and no pipe can fill.
        let folder = try TemporaryFolder()
        for name in ["output", "messages"] { try folder.write("", to: name) }
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle(forWritingAtPath: folder.path + "/output")
        process.standardError = FileHandle(forWritingAtPath: folder.path + "/messages")
        try process.run()
        process.waitUntilExit()
        status = process.terminationStatus
        hasTrapped = process.terminationReason == .uncaughtSignal
        output = String(
            decoding: FileManager.default.contents(atPath: folder.path + "/output") ?? Data(), as: UTF8.self)
        messages = String(
            decoding: FileManager.default.contents(atPath: folder.path + "/messages") ?? Data(), as: UTF8.self)
    }
}

/// A folder that is removed with its last reference.
final class TemporaryFolder {
    let path: String

    init() throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "featurestore-catalogue-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
        path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file.
    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path).appending(path: name))
    }
}
