import Foundation
import Testing

/// What ctrl-C leaves: nothing.
@Suite struct InterruptionTests {
    @Test(arguments: [SIGINT, SIGTERM])
    func anInterruptedRunLeavesNoWorker(signal: Int32) throws {
        var child: Int32?
        let run = try CommandRun.featurestore(
            ["verify"],
            whileRunning: { process in
                while process.isRunning, child == nil {
                    child = Self.children(of: process.processIdentifier).first
                    usleep(5_000)
                }
                kill(process.processIdentifier, signal)
            })
        #expect(run.status == 130, "\(run.output)\(run.messages)")
        let worker = try #require(child, "the run ended before it had a worker")
        #expect(kill(worker, 0) == -1)
    }

    @Test func aKilledRunLeavesNoWorker() throws {
        var child: Int32?
        _ = try CommandRun.featurestore(
            ["verify"],
            whileRunning: { process in
                while process.isRunning, child == nil {
                    child = Self.children(of: process.processIdentifier).first
                    usleep(5_000)
                }
                kill(process.processIdentifier, SIGKILL)
            })
        let worker = try #require(child, "the run ended before it had a worker")
        // The kernel tells the worker of its parent's end; reaping may take whoever inherits it a moment.
        Self.waitForEnd(of: worker)
        #expect(kill(worker, 0) == -1 || Self.isZombie(worker))
    }

    private static func waitForEnd(of worker: Int32) {
        for _ in 0..<6_000 where kill(worker, 0) == 0 && !isZombie(worker) { usleep(10_000) }
    }

    private static func children(of parent: Int32) -> [Int32] {
        let listed = try? String(contentsOfFile: "/proc/\(parent)/task/\(parent)/children", encoding: .utf8)
        var found = (listed ?? "").split(separator: " ").compactMap { Int32($0) }
        // Children belong to the thread that made them.
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/\(parent)/task")) ?? []
        for thread in threads {
            let text = (try? String(contentsOfFile: "/proc/\(parent)/task/\(thread)/children", encoding: .utf8)) ?? ""
            found += text.split(separator: " ").compactMap { Int32($0) }
        }
        return found
    }

    private static func isZombie(_ process: Int32) -> Bool {
        let status = (try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8)) ?? ""
        return status.contains(") Z ")
    }
}
