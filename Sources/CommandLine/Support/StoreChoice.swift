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

    /// Opens a store to write: a PostgreSQL URL, perhaps with `#SCHEMA` behind it, or the path of a SQLite file.
    ///
    /// - Throws: ``CommandFailure``, undecided where the store cannot be reached.
    func open(_ address: String) async throws -> any KeepingStore {
        do throws(OnlineStoreError) {
            if let (url, schema) = Self.postgres(address) {
                return try await PostgresOnlineStore(url: url, schema: schema, registry: context.registry)
            }
            let path = context.absolute(address)
            try makeFolder(of: path)
            return try await SQLiteOnlineStore(path: path, registry: context.registry)
        } catch {
            throw Self.failure(error)
        }
    }

    /// Throws where a store in a file is not there yet, for commands that have nothing to do in a new one.
    func requirePresent(_ address: String) throws {
        let path = context.absolute(address)
        guard Self.postgres(address) != nil || FileManager.default.fileExists(atPath: path) else {
            throw CommandFailure("there is no store at \(path). Name one with --store.", status: .undecided)
        }
    }

    private func makeFolder(of path: String) throws(OnlineStoreError) {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        } catch {
            throw .unavailable(reason: "the folder \(folder.path) is not there and cannot be made")
        }
    }

    private static func failure(_ error: OnlineStoreError) -> CommandFailure {
        if case .mismatch = error { return CommandFailure("\(error).") }
        return CommandFailure("\(error).", status: .undecided)
    }

    /// Opens a store to read, beside whoever writes it; it is not made where there is none.
    func openToRead(_ address: String) async throws -> any OnlineStore {
        do throws(OnlineStoreError) {
            if let (url, schema) = Self.postgres(address) {
                return try await PostgresOnlineStore(url: url, schema: schema, registry: context.registry)
            }
            return try await SQLiteOnlineStore(
                path: context.absolute(address), registry: context.registry, access: .read)
        } catch {
            throw Self.failure(error)
        }
    }

    /// The URL and the schema of a store in PostgreSQL; nil for any other address.
    static func postgres(_ address: String) -> (url: String, schema: String)? {
        guard address.hasPrefix("postgres://") || address.hasPrefix("postgresql://") else { return nil }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let schema = parts.count == 2 && !parts[1].isEmpty ? String(parts[1]) : "featurestore_online"
        return (String(parts[0]), schema)
    }

    /// How a store is told of: no address with a password.
    static func shown(_ address: String) -> String {
        postgres(address).map { "PostgreSQL, schema \($0.schema)" } ?? address
    }
}
