import FeatureStore
import Foundation
import Online
import Testing

@Suite("The feature log")
struct FeatureLogTests {
    @Test("A larger sample holds the smaller one, and a tenth is about a tenth")
    func sampling() throws {
        let ids = (0..<20_000).map { "request-\($0)" }
        var last: Set<String> = []
        for fraction in [0, 0.01, 0.1, 0.5, 1] {
            let rate = try #require(SamplingRate(fraction))
            let chosen = Set(ids.filter(rate.includes))
            #expect(last.isSubset(of: chosen))
            #expect((Double(chosen.count) / 20_000 - fraction).magnitude < 0.01)
            last = chosen
        }
        #expect(SamplingRate(1.1) == nil && SamplingRate(.nan) == nil)
    }

    @Test("A file is followed by another one when it is large or old; only the newest are kept")
    func rotation() async throws {
        let folder = try LogFolder()
        var options = FeatureLogOptions()
        options.fileSize = 2_000
        options.fileAge = .seconds(100)
        let log = try folder.open(options)
        for number in 0..<20 { log.record(LogFolder.vector("r\(number)"), seen: [nil]) }
        await log.flush()
        let files = try FeatureLogReader(folder: folder.path).files()
        #expect(files.count > 3)
        for file in files {
            let bytes = try Data(contentsOf: URL(filePath: "\(folder.path)/\(file)"))
            #expect(bytes.count <= 2_000)
        }
        log.record(LogFolder.vector("old", at: 99), seen: [nil])
        log.record(LogFolder.vector("new", at: 1_000), seen: [nil])
        await log.close()
        #expect(try folder.records().map(\.requestID) == (0..<20).map { "r\($0)" } + ["old", "new"])
        let reader = FeatureLogReader(folder: folder.path)
        #expect(try reader.entries(of: try #require(reader.files().last)).count == 1)

        options.keptFiles = 2
        let next = try folder.open(options)
        next.record(LogFolder.vector("newest", at: 2_000), seen: [nil])
        await next.close()
        #expect(try folder.records().map(\.requestID) == ["new", "newest"])
    }

    @Test("What is taken is written, what finds no room is counted, and nothing comes twice")
    func fullQueue() async throws {
        let folder = try LogFolder()
        var options = FeatureLogOptions()
        options.waiting = 4
        let log = try folder.open(options)
        let count = 3_000
        await withTaskGroup(of: Void.self) { group in
            for part in 0..<4 {
                group.addTask {
                    for number in 0..<(count / 4) { log.record(LogFolder.vector("\(part)-\(number)"), seen: [nil]) }
                }
            }
        }
        await log.close()
        log.record(LogFolder.vector("late"), seen: [nil])
        let counts = log.counts
        #expect(counts.taken + counts.dropped == count + 1 && counts.dropped > 1 && counts.failed == 0)
        let ids = try folder.records().map(\.requestID)
        #expect(ids.count == counts.written && counts.written == counts.taken && Set(ids).count == ids.count)
    }

    @Test("One process writes a folder")
    func lock() async throws {
        let folder = try LogFolder()
        let log = try folder.open()
        #expect(throws: FeatureLogError.self) { try folder.open() }
        await log.close()
    }

    @Test("Forgetting takes every record of the entity, and no other")
    func erasing() async throws {
        let folder = try LogFolder()
        var options = FeatureLogOptions()
        options.fileSize = 3_000
        let log = try folder.open(options)
        for number in 0..<40 {
            log.record(LogFolder.vector("r\(number)", tailnum: number % 3 == 0 ? "N\u{e9}" : "Ne\u{301}"), seen: [nil])
        }
        var key = Column(name: "tailnum", type: .text)
        key.append("N\u{e9}")
        let report = try await log.erase(
            entity: "aircraft", keys: ColumnBatch(columns: [key], rowCount: 1), at: StoreSnapshot(sequence: 7))
        #expect(report.records == 14 && report.damaged == 0 && report.proofs.allSatisfy { $0.traces == 0 })
        log.record(LogFolder.vector("after"), seen: [nil])
        await log.flush()
        #expect(try folder.records().map(\.requestID) == (0..<40).filter { $0 % 3 != 0 }.map { "r\($0)" } + ["after"])
        #expect(try folder.damages().isEmpty)
        await #expect(throws: FeatureLogError.self) {
            try await log.erase(
                entity: "aircrafts", keys: ColumnBatch(columns: [key], rowCount: 1), at: StoreSnapshot(sequence: 7))
        }
    }
}
