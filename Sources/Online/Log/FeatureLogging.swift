public import FeatureStore

/// Where served vectors are written down, to be audited later.
///
/// A lookup asks ``wants(requestID:)`` before it makes anything, and hands over what it has computed from without looking
/// into it: rows are hashed and lines are written off the hot path.
public protocol FeatureLogging: Sendable {
    /// Whether the vectors of a request are recorded: a function of the id alone, so that every service that sees the
    /// request takes the same decision.
    func wants(requestID: String) -> Bool

    /// Takes a vector and returns at once; where there is no room, the vector is dropped and counted.
    ///
    /// - Parameters:
    ///   - vector: What was served; the log itself fills in the fingerprints of ``ServedVector/views``.
    ///   - seen: For each of the vector's views what it computed from, or nil where its answer was materialized.
    func record(_ vector: ServedVector, seen: [EntityRows?])

    /// Erases every record that tells of an entity, those still waiting included, and those that still come from a lookup
    /// which began before.
    ///
    /// - Parameters:
    ///   - entity: The entity's name.
    ///   - keys: One row, the entity's key columns in declared order.
    ///   - snapshot: The store's first state without the entity: what was computed from an older one may hold it.
    func erase(
        entity: String, keys: ColumnBatch, at snapshot: StoreSnapshot
    ) async throws(FeatureLogError) -> LogErasure

    /// Returns when everything that was taken is in the files.
    func flush() async

    /// Writes what waits, and closes the files.
    func close() async
}

/// What erasing an entity did to a feature log.
public struct LogErasure: Hashable, Sendable {
    /// How many records told of the entity.
    public var records: Int
    /// How many lines were damaged; they could not be read, so they went too.
    public var damaged: Int
    /// The files that were written anew.
    public var files: [String]
    /// What was read again afterwards, and how many records of the entity were found there: zero each.
    public var proofs: [ErasureReport.Proof]

    /// Makes a report.
    public init(records: Int = 0, damaged: Int = 0, files: [String] = [], proofs: [ErasureReport.Proof] = []) {
        self.records = records
        self.damaged = damaged
        self.files = files
        self.proofs = proofs
    }
}

/// Why a feature log could not be used.
public enum FeatureLogError: Error, Hashable, Sendable {
    /// The folder cannot be made, listed or written to.
    case folder(path: String, reason: String)
    /// A file cannot be read or written.
    case file(path: String, reason: String)
    /// A file went away since the folder was listed: it was among the oldest, or an erasure emptied it.
    case gone(path: String)
    /// The registry's contracts are wrong.
    case contracts(String)
    /// No entity of this name is in the project.
    case unknownEntity(String, known: [String])
}

extension FeatureLogError: CustomStringConvertible {
    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .folder(let path, let reason):
            "\(path), the folder of the feature log, cannot be used: \(reason)"
        case .file(let path, let reason): "\(path), a file of the feature log, cannot be used: \(reason)"
        case .gone(let path): "\(path), a file of the feature log, went away meanwhile"
        case .contracts(let reason): "the contracts cannot be read: \(reason)"
        case .unknownEntity(let name, let known):
            "no entity is called '\(name)'; there are \(known.joined(separator: ", "))"
        }
    }
}
