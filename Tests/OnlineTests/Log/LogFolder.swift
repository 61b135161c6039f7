import Contracts
import FeatureStore
import Features
import Foundation
import Online

/// A temporary folder and what tests of the log put into it.
struct LogFolder: ~Copyable {
    let path: String
    let project: Project

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "featurestore-log-\(UUID().uuidString)").path
        project = try ProjectLoader.load(featureRegistry)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func open(_ options: FeatureLogOptions = FeatureLogOptions()) throws -> FeatureLog {
        try FeatureLog(folder: path, project: project, registry: featureRegistry, options: options)
    }

    /// Everything that is in the folder.
    func entries() throws -> [FeatureLogReader.Entry] {
        let reader = FeatureLogReader(folder: path)
        return try reader.files().flatMap { try reader.entries(of: $0) }
    }

    func records() throws -> [ServedVector] {
        try entries().compactMap { if case .record(let logged) = $0 { logged.vector } else { nil } }
    }

    func damages() throws -> [DamagedLogLine.Damage] {
        try entries().compactMap { if case .damaged(let line) = $0 { line.damage } else { nil } }
    }

    /// A vector about one aircraft.
    static func vector(_ request: String, tailnum: String = "N1", at seconds: Int64 = 0) -> ServedVector {
        var key = Column(name: "aircraft.tailnum", type: .text)
        key.append(tailnum)
        var count = Column(name: "RecentDelays:departures_7d", type: .int)
        count.append(Int64(3))
        let instant = Timestamp(microseconds: 1_600_000_000_000_000 + seconds * 1_000_000)
        return ServedVector(
            requestID: request, servedAt: instant, asOf: instant, snapshot: StoreSnapshot(sequence: 7), service: nil,
            keys: ColumnBatch(columns: [key], rowCount: 1), request: ColumnBatch(columns: [], rowCount: 1),
            features: ColumnBatch(columns: [count], rowCount: 1), statuses: [.present],
            views: [.init(version: "RecentDelays@1", newestEvent: instant, rows: nil)])
    }
}
