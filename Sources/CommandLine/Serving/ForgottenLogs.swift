import Contracts
import FeatureStore
import Foundation
import Online

/// The feature logs that an entity is forgotten in.
struct ForgottenLogs {
    private let logs: [(folder: String, log: FeatureLog)]

    /// Opens the logs of folders that are there, and in which no server writes.
    init(_ folders: [String], in context: Context) async throws {
        let project = try context.project()
        var opened: [(folder: String, log: FeatureLog)] = []
        for folder in folders {
            do {
                opened.append((folder, try Self.open(folder, project, context)))
            } catch {
                for (_, log) in opened { await log.close() }
                throw error
            }
        }
        logs = opened
    }

    private static func open(_ folder: String, _ project: Project, _ context: Context) throws -> FeatureLog {
        let path = context.absolute(folder)
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw CommandFailure("nothing was erased: there is no folder \(folder), which --feature-log names.")
        }
        do throws(FeatureLogError) {
            return try FeatureLog(folder: path, project: project, registry: context.registry)
        } catch {
            throw CommandFailure(
                "nothing was erased: \(error). A server that runs erases its own log: DELETE /v1/entities.",
                status: .undecided)
        }
    }

    /// Erases an entity's records and says so, and what was not looked through; how many there were, and traces of them are.
    ///
    /// - Parameter snapshot: The state of the store that holds nothing of the entity any more.
    func forget(
        _ entity: String, _ key: ColumnBatch, at snapshot: StoreSnapshot, in context: Context
    ) async throws -> (records: Int, traces: Int) {
        guard !logs.isEmpty else {
            try context.terminal.write("no feature log was searched: name its folder with --feature-log\n")
            return (0, 0)
        }
        var (records, traces) = (0, 0)
        for (folder, log) in logs {
            let erasure: LogErasure
            do throws(FeatureLogError) {
                erasure = try await log.erase(entity: entity, keys: key, at: snapshot)
            } catch {
                throw CommandFailure(
                    "the rows are erased, the records in \(folder) are not, do it again: \(error)", status: .undecided)
            }
            try context.terminal.write("feature log \(folder): \(erasure.records) records erased\n")
            if erasure.damaged > 0 {
                try context.terminal.write("feature log \(folder): \(erasure.damaged) damaged lines erased\n")
            }
            records += erasure.records
            for proof in erasure.proofs { try context.terminal.write(proof.line) }
            traces += erasure.proofs.reduce(0) { $0 + $1.traces }
        }
        return (records, traces)
    }

    /// Gives the folders free.
    func close() async {
        for (_, log) in logs { await log.close() }
    }
}

extension ErasureReport.Proof {
    /// What was looked through and what was found there.
    var line: String { "\(place): \(traces == 0 ? "no" : "\(traces)") traces\n" }
}
