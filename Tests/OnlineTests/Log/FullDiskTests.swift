import FeatureStore
import Foundation
import Synchronization
import Testing

@testable import Online

@Suite("A feature log on a disk that is full")
struct FullDiskTests {
    /// A disk that takes half of what it is given where it is full.
    private final class Disk: Sendable {
        let isFull = Mutex(false)
        let tries = Mutex(0)

        func write(_ bytes: [UInt8], _ descriptor: Int32, _ path: String) throws(FeatureLogError) {
            tries.withLock { $0 += 1 }
            guard isFull.withLock({ $0 }) else { return try Descriptor.write(bytes, to: descriptor, path: path) }
            try Descriptor.write(Array(bytes.prefix(bytes.count / 2)), to: descriptor, path: path)
            throw .file(path: path, reason: "No space left on device")
        }
    }

    @Test("What was written stays, nothing empty or torn is left, and it goes on when there is room")
    func keepsWhatIsThere() throws {
        let folder = try LogFolder()
        let disk = Disk()
        var files = try LogFiles(folder: folder.path, size: 2_000, age: .hours(1), kept: 3) {
            (bytes, descriptor, path) throws(FeatureLogError) in try disk.write(bytes, descriptor, path)
        }
        func line(_ second: Int64) -> LogLine { LogLine(LogFolder.vector("r\(second)", at: second)) }
        func instant(_ second: Int64) -> Timestamp { LogFolder.vector("", at: second).servedAt }
        for second in Int64(0)..<20 { try files.append(line(second), servedAt: instant(second)) }
        let written = try folder.records().map(\.requestID)
        let names = try FeatureLogReader(folder: folder.path).files()
        #expect(names.count == 3 && written.last == "r19")

        disk.isFull.withLock { $0 = true }
        disk.tries.withLock { $0 = 0 }
        for second in Int64(20)..<220 {
            #expect(throws: FeatureLogError.self) { try files.append(line(second), servedAt: instant(second)) }
        }
        #expect(try FeatureLogReader(folder: folder.path).files() == names)
        #expect(try folder.records().map(\.requestID) == written)
        #expect(try folder.damages().isEmpty)
        // One try in five seconds, and not one for every record.
        #expect(disk.tries.withLock { $0 } == 40)

        disk.isFull.withLock { $0 = false }
        for second in Int64(230)..<235 { try files.append(line(second), servedAt: instant(second)) }
        let after = try folder.records().map(\.requestID)
        #expect(after.suffix(5) == (230..<235).map { "r\($0)" } && after.count > 5)
        #expect(try FeatureLogReader(folder: folder.path).files().count == 3)
        files.release()
    }

    @Test("Empty files that a crash left are none of those that are kept")
    func emptyFiles() throws {
        let folder = try LogFolder()
        var files = try LogFiles(folder: folder.path, size: 1, age: .hours(1), kept: 2)
        for second in Int64(0)..<2 {
            let vector = LogFolder.vector("r\(second)", at: second)
            try files.append(LogLine(vector), servedAt: vector.servedAt)
        }
        for number in 0..<5 {
            try Data().write(to: URL(filePath: "\(folder.path)/served-20200913T12264\(number)Z-00099.ndjson"))
        }
        let vector = LogFolder.vector("r9", at: 9)
        try files.append(LogLine(vector), servedAt: vector.servedAt)
        files.release()
        #expect(try folder.records().map(\.requestID) == ["r1", "r9"])
    }
}
