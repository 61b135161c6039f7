/// Why a snapshot of an incremental state cannot be read.
public struct SnapshotError: Error, Hashable, Sendable, CustomStringConvertible {
    let message: String

    /// What was expected, what was found, what to do.
    public var description: String { "\(message); drop the snapshot and apply the rows again" }
}
