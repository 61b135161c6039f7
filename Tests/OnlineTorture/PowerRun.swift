import FeatureStoreTesting
import Foundation
import Online

/// Does to copies of a store's files what a machine without power does, and worse.
struct PowerRun {
    let points: Int
    let seed: UInt64

    func run() async throws -> String {
        var chance = Chance(seed: seed)
        let folder = try TortureFolder()
        let deliveries = 150
        let (file, log) = try await filesMidway(folder, deliveries)
        var tally = (whole: 0, earlier: 0, refused: 0)
        for point in 0..<points {
            let copy = try TortureFolder()
            var (file, log) = (file, log)
            // The log is cut or torn as a machine without power leaves it; the file itself is only bent by worse.
            let isFileBent = point % 3 == 2
            switch point % 3 {
            case 0: log = log.prefix(Int.random(in: 0...log.count, using: &chance))
            case 1: bend(&log, &chance)
            default: bend(&file, &chance)
            }
            try Data(file).write(to: URL(filePath: copy.path))
            try Data(log).write(to: URL(filePath: copy.path + "-wal"))
            switch try await look(copy.path, sent: deliveries, isFileBent: isFileBent) {
            case deliveries?: tally.whole += 1
            case .some: tally.earlier += 1
            case nil: tally.refused += 1
            }
        }
        return "files damaged at \(points) places: \(tally.whole) stores whole, \(tally.earlier) at an earlier commit, "
            + "\(tally.refused) refused by name, no wrong row"
    }

    /// The file and the log as they lie beside each other while the store is open.
    private func filesMidway(_ folder: TortureFolder, _ deliveries: Int) async throws -> (Data, Data) {
        let store = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry)
        for number in 0..<deliveries {
            _ = try await store.commit(
                [try Workload.marks(number), try Workload.note(number)], ingestedAt: StoreProbe.day(Double(number)))
        }
        let file = try Data(contentsOf: URL(filePath: folder.path))
        let log = try Data(contentsOf: URL(filePath: folder.path + "-wal"))
        await store.close()
        guard !log.isEmpty else { throw TortureFailure("the log is empty: there is nothing to tear") }
        // Half of the points find most rows in the file: the store once more, closed and opened.
        let again = try await SQLiteOnlineStore(path: folder.path, registry: StoreProbe.registry)
        await again.close()
        return seed % 2 == 0 ? (file, log) : (try Data(contentsOf: URL(filePath: folder.path)), Data(log.prefix(0)))
    }

    /// Overwrites up to a sector somewhere, as a torn write or a worn-out disk does.
    private func bend(_ data: inout Data, _ chance: inout Chance) {
        guard !data.isEmpty else { return }
        let start = Int.random(in: 0..<data.count, using: &chance)
        for position in start..<min(data.count, start + Int.random(in: 1...512, using: &chance)) {
            data[position] = UInt8.random(in: 0...255, using: &chance)
        }
    }

    /// How many deliveries are there, or nil where the store was refused; throws where a row is wrong.
    private func look(_ path: String, sent: Int, isFileBent: Bool) async throws -> Int? {
        let store: SQLiteOnlineStore
        do throws(OnlineStoreError) {
            store = try await SQLiteOnlineStore(path: path, registry: StoreProbe.registry)
        } catch {
            return try refused(error)
        }
        do {
            let inventory = try await Inventory(store)
            try inventory.checkNothingWrong(sent: sent)
            await store.close()
            // A log that ends early leaves the state behind some commit: deliveries up to it, and none behind.
            return isFileBent ? sent : try inventory.check(acknowledged: 0, sent: sent)
        } catch let error as OnlineStoreError {
            await store.close()
            return try refused(error)
        }
    }

    private func refused(_ error: OnlineStoreError) throws -> Int? {
        switch error {
        case .damaged, .mismatch: return nil
        default: throw TortureFailure("a damaged store was refused with \(error)")
        }
    }
}
