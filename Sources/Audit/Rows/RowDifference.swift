public import FeatureStore
import Online
public import Parity

/// A row that serving and the warehouse do not have alike.
public struct RowDifference: Sendable {
    /// The source.
    public let source: String
    /// The source's columns, in declared order.
    public let columns: [String]
    /// In which way.
    public let kind: Kind
    /// What serving had of it, or nil; a column that was not yet known is NULL.
    public let served: [CellValue]?
    /// What the warehouse shows of it as of the same instant, or nil.
    public let warehouse: [CellValue]?
    /// When the store took its own, or nil where it never did.
    public let ingestedAt: Timestamp?

    /// In which way a row differs.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The store took it behind the state that the answer was computed from.
        case late
        /// The store never took it.
        case missing
        /// Both had the row, with different contents; perhaps such that serving did not show the view its own.
        case different
        /// The warehouse does not have it.
        case extra
    }
}
