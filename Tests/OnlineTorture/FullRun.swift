import FeatureStoreTesting
import Foundation
import Online

/// Lets files grow no further while the store is written, by `RLIMIT_FSIZE`, and then lets them again.
struct FullRun {
    let seed: UInt64

    func run() async throws -> String {
        signal(SIGXFSZ, SIG_IGN)
        let folder = try TortureFolder()
        let store = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry)
        var acknowledged = 0
        var refused = 0
        for round in 1...4 {
            try limit(to: UInt(round) * 300_000)
            var error: OnlineStoreError?
            while error == nil, acknowledged < 5_000 {
                do throws(OnlineStoreError) {
                    _ = try await store.commit(try deliveries(acknowledged), ingestedAt: StoreProbe.day(0))
                    acknowledged += 1
                } catch let failure {
                    error = failure
                }
            }
            guard case .full? = error else {
                throw TortureFailure("a store without room said \(error.map { "\($0)" } ?? "nothing")")
            }
            refused += 1
            // Reads go on, and everything that was acknowledged is there, nothing of what was refused.
            let found = try await Inventory(store).check(acknowledged: acknowledged, sent: acknowledged + 1)
            guard found == acknowledged else { throw TortureFailure("\(found) of \(acknowledged) are there") }
        }
        try limit(to: UInt.max)
        for _ in 0..<20 {
            _ = try await store.commit(try deliveries(acknowledged), ingestedAt: StoreProbe.day(0))
            acknowledged += 1
        }
        await store.close()
        let again = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry)
        _ = try await Inventory(again).check(acknowledged: acknowledged, sent: acknowledged)
        await again.close()
        return "without room \(refused) times (RLIMIT_FSIZE): \(acknowledged) deliveries acknowledged, all there"
    }

    private func deliveries(_ number: Int) throws(OnlineStoreError) -> [Delivery] {
        do { return [try Workload.marks(number), try Workload.note(number)] } catch { throw .engine("\(error)") }
    }

    private func limit(to bytes: UInt) throws {
        var limit = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t.max)
        guard setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0 else {
            throw TortureFailure("the size of files cannot be limited: \(String(cString: strerror(errno)))")
        }
    }
}

/// Opens one store in two processes.
struct TwoRun {
    func run() async throws -> String {
        let folder = try TortureFolder()
        let load = try LoadProcess(path: folder.path, from: 0, seed: 1)
        while !FileManager.default.fileExists(atPath: folder.path + "-wal") {
            try await Task.sleep(for: .milliseconds(5))
        }
        var message = ""
        do throws(OnlineStoreError) {
            _ = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry)
        } catch {
            guard case .inUse(_, let by) = error, by == "process \(load.identifier)" else {
                throw TortureFailure("a second writer was told \(error)")
            }
            message = "\(error)"
        }
        guard !message.isEmpty else { throw TortureFailure("two processes have one store open for writing") }
        // Reading beside it is allowed.
        let reader = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry, access: .read)
        let inventory = try await Inventory(reader)
        await reader.close()
        let (_, sent) = try await load.kill()
        _ = try inventory.check(acknowledged: 0, sent: sent)
        // The lock went with the process.
        let writer = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry)
        await writer.close()
        return "a second process is refused: \(message)"
    }
}
