import ArgumentParser
import FeatureStore
import Foundation
import Online
import OnlinePostgres

/// The online store that a command names.
struct StoreChoice {
    /// Where a store lies unless another place is named.
    static let standard = ".featurestore/online.sqlite"

    let context: Context

    /// Opens a store to write, and makes it where there is none.
    ///
    /// - Parameter tell: Hears of a file that was made, since a mistyped or unmounted path looks like an empty store; nil: the
    ///   messages do.
    /// - Throws: ``CommandFailure``, undecided where the store cannot be reached.
    func open(_ address: String, tell: ((String) -> Void)? = nil) async throws -> any KeepingStore {
        switch try StoreAddress(address) {
        case .postgres(let url, let schema): return try await postgres(url, schema, .write)
        case .file(let path):
            let file = context.absolute(path)
            let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
            do {
                try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            } catch {
                throw CommandFailure(
                    "the folder \(folder.path) is not there and cannot be made: \(WriteFailure(error)).",
                    status: .undecided)
            }
            let isNew = !FileManager.default.fileExists(atPath: file)
            let store = try await sqlite(file, .write)
            if isNew {
                let message = "there was no store: a new, empty one was made at \(file)"
                if let tell { tell(message) } else { context.terminal.writeError("\(message)\n") }
            }
            return store
        }
    }

    /// Opens a store that is there already to write; where there is none, none is made.
    func openExisting(_ address: String) async throws -> any KeepingStore {
        switch try StoreAddress(address) {
        case .postgres(let url, let schema): return try await postgres(url, schema, .existing)
        case .file(let path):
            let file = context.absolute(path)
            guard FileManager.default.fileExists(atPath: file) else {
                throw CommandFailure("there is no store at \(path). Name one with --store.", status: .undecided)
            }
            return try await sqlite(file, .write)
        }
    }

    /// Opens a store to read, beside whoever writes it; it is not made where there is none, and nothing is added to it.
    func openToRead(_ address: String) async throws -> any OnlineStore {
        switch try StoreAddress(address) {
        case .postgres(let url, let schema): try await postgres(url, schema, .read)
        case .file(let path): try await sqlite(context.absolute(path), .read)
        }
    }

    /// Opens a feature store over a store, which is closed where that fails.
    func serving(_ store: any KeepingStore) async throws -> ServingStore {
        do throws(ServingStoreError) {
            return try await ServingStore.open(
                registry: context.registry, store: store, options: ServingOptions(clock: { Clock.now() }))
        } catch {
            await store.close()
            throw CommandFailure("\(error).", status: error.isMisuse ? .misused : .undecided)
        }
    }

    private func sqlite(_ file: String, _ access: SQLiteOnlineStore.Access) async throws -> SQLiteOnlineStore {
        do throws(OnlineStoreError) {
            return try await SQLiteOnlineStore(path: file, registry: context.registry, access: access)
        } catch {
            throw failure(error)
        }
    }

    private func postgres(
        _ url: String, _ schema: String, _ access: PostgresOnlineStore.Access
    ) async throws -> PostgresOnlineStore {
        do throws(OnlineStoreError) {
            return try await PostgresOnlineStore(url: url, schema: schema, registry: context.registry, access: access)
        } catch {
            throw failure(error)
        }
    }

    private func failure(_ error: OnlineStoreError) -> CommandFailure {
        if case .mismatch = error { return CommandFailure("\(error).") }
        return CommandFailure("\(error).", status: .undecided)
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
