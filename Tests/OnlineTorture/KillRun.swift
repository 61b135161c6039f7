import FeatureStoreTesting
import Foundation
import Online

/// Kills a process that ingests, at random points, and looks each time what is there.
struct KillRun {
    let points: Int
    let seed: UInt64
    /// A store lives through so many kills, and not through so many that looking takes long.
    private let killsOfOneStore = 10

    func run() async throws -> String {
        var chance = Chance(seed: seed)
        var (total, unacknowledged) = (0, 0)
        var point = 0
        while point < points {
            let folder = try TortureFolder()
            var delivered = 0
            for _ in 0..<min(killsOfOneStore, points - point) {
                let (found, surplus) = try await kill(folder, from: delivered, &chance)
                unacknowledged += surplus
                total += found - delivered
                delivered = found
                point += 1
            }
        }
        return "killed at \(points) points: \(total) deliveries, \(unacknowledged) of them stored but not acknowledged"
    }

    /// One kill; gives how many deliveries are there, and how many of them were not acknowledged.
    private func kill(
        _ folder: TortureFolder, from delivered: Int, _ chance: inout Chance
    ) async throws -> (found: Int, surplus: Int) {
        let load = try LoadProcess(
            path: folder.path, from: delivered, seed: UInt64.random(in: 1...1_000_000, using: &chance))
        // From before the file is there until many commits behind.
        let part = Double.random(in: 0...1, using: &chance)
        try await Task.sleep(for: .milliseconds(Int(part * part * 500)))
        let (acknowledged, sent) = try await load.kill()
        let store = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry)
        let known = max(acknowledged, delivered)
        let found = try await Inventory(store).check(acknowledged: known, sent: max(sent, delivered))
        await store.close()
        return (found, found - known)
    }
}

/// A folder for one store, gone when nobody holds it.
final class TortureFolder {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "torture-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// The store's file.
    var path: String { url.appending(path: "online.sqlite").path() }
}

/// This program, ingesting in a process of its own.
final class LoadProcess {
    private let process = Process()
    private let output = Pipe()

    /// Its process id.
    var identifier: Int32 { process.processIdentifier }

    init(path: String, from start: Int, seed: UInt64) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = ["load", path, "\(start)", "\(seed)"]
        process.standardOutput = output
        try process.run()
    }

    /// Kills it with SIGKILL and gives the last deliveries that were acknowledged and sent, by what it had said.
    func kill() async throws -> (acknowledged: Int, sent: Int) {
        // A pipe holds 64 KiB; what is said within half a second is less.
        Foundation.kill(process.processIdentifier, SIGKILL)
        let said = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationReason == .uncaughtSignal else {
            throw TortureFailure("the process that ingests ended by itself, with \(process.terminationStatus)")
        }
        var (acknowledged, sent) = (0, 0)
        for line in String(decoding: said, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: true) {
            guard let number = Int(line.dropFirst(2)) else { continue }
            if line.hasPrefix("a ") { acknowledged = number } else { sent = number }
        }
        return (acknowledged, sent)
    }
}
