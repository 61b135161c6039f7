import Foundation

/// The Swift toolchain, which builds what is verified.
enum Toolchain {
    /// What `swift --version` says: its first line, and the version alone; nil where there is no `swift` on the path.
    static func version(environment: [String: String]) -> (line: String, number: String)? {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["swift", "--version"]
        process.environment = environment
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        for line in text.split(whereSeparator: \.isNewline) {
            let words = line.split(separator: " ")
            guard let position = words.firstIndex(of: "version"), position + 1 < words.count else { continue }
            return (String(line), String(words[position + 1]))
        }
        return nil
    }

    /// How this program, and the Swift halves in it, were compiled: `debug` or `release`.
    static var optimisation: String {
        #if DEBUG
            "debug"
        #else
            "release"
        #endif
    }

    /// The processor's architecture: `x86_64`, `arm64`.
    static var architecture: String {
        #if arch(x86_64)
            "x86_64"
        #elseif arch(arm64)
            "arm64"
        #else
            "other"
        #endif
    }
}
