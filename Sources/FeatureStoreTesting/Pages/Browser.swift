package import Foundation

/// A real browser without a window, which opens one page.
package enum Browser {
    /// There is none.
    package struct NotInstalled: Error, CustomStringConvertible {
        /// What to do.
        package let description = "no chromium on the PATH; run Scripts/install-packages test"
    }

    /// Opens a page and gives its document as the browser understands it, after its scripts ran.
    package static func document(of page: String) async throws -> String {
        try await open(page) { _ in ["--dump-dom"] }.output
    }

    /// Opens a page and gives a picture of it, as PNG.
    package static func screenshot(of page: String, width: Int, height: Int) async throws -> Data {
        try await open(page) { folder in
            ["--hide-scrollbars", "--window-size=\(width),\(height)", "--screenshot=\(folder)/page.png"]
        }.picture
    }

    private static func open(
        _ page: String, _ arguments: (String) -> [String]
    ) async throws -> (output: String, picture: Data) {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        guard let path = folders.map({ "\($0)/chromium" }).first(where: FileManager.default.isExecutableFile) else {
            throw NotInstalled()
        }
        let folder = FileManager.default.temporaryDirectory.appending(path: "featurestore-page-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "page.html")
        try Data(page.utf8).write(to: file)
        let output = folder.appending(path: "output")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: path)
        process.arguments =
            ["--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(folder.path)/profile"]
            + arguments(folder.path) + [file.absoluteString]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = FileHandle.nullDevice
        try await withCheckedThrowingContinuation { (done: CheckedContinuation<Void, any Error>) in
            process.terminationHandler = { _ in done.resume() }
            do { try process.run() } catch { done.resume(throwing: error) }
        }
        return (
            String(decoding: try Data(contentsOf: output), as: UTF8.self),
            (try? Data(contentsOf: folder.appending(path: "page.png"))) ?? Data()
        )
    }
}
