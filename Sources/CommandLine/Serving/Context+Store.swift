import FeatureStore
import Foundation
import Online

extension Context {
    /// Opens the online store at a path from the command line, and makes the file and its folder where there are none.
    func openStore(_ path: String, access: SQLiteOnlineStore.Access = .write) async throws -> ServingStore {
        let file = absolute(path)
        if access == .write {
            let folder = URL(filePath: file).deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        }
        do throws(ServingStoreError) {
            return try await ServingStore.open(
                registry: registry, at: file, access: access, options: ServingOptions(clock: { Clock.now() }))
        } catch {
            throw CommandFailure("\(error)", status: error.isMisuse ? .misused : .undecided)
        }
    }
}

extension ServingStoreError {
    /// Whether another command line would help.
    fileprivate var isMisuse: Bool {
        switch self {
        case .contracts, .store(.mismatch): true
        case .store: false
        }
    }
}
