import FeatureStore
import Foundation
import Online

extension Context {
    /// Opens the online store that a command names to write through it, and makes it where there is none.
    func openStore(_ address: String, log: (any FeatureLogging)? = nil) async throws -> ServingStore {
        let online = try await StoreChoice(context: self).open(address)
        do throws(ServingStoreError) {
            return try await ServingStore.open(
                registry: registry, store: online, options: ServingOptions(clock: { Clock.now() }, log: log))
        } catch {
            await online.close()
            throw CommandFailure("\(error).", status: error.isMisuse ? .misused : .undecided)
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
