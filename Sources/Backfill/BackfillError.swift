public import Online

/// Why a backfill did not begin, or stopped; what it stored before stays, and running it again goes on from there.
public enum BackfillError: Error, Sendable {
    /// No source has the name.
    case unknownSource(String, known: [String])
    /// The warehouse has no such table.
    case noTable(source: String, table: String)
    /// The table is not as featurestore.yaml says.
    case misfit(String)
    /// Rows of the source have no id, so that it must be said where those end that the backfill brings.
    case needsUntil(source: String)
    /// An interrupted run was told of another cut-over.
    case otherUntil(source: String, was: String)
    /// Rows without ids were brought already, or in part; they cannot be told from those that would come again.
    case cannotRestart(source: String)
    /// Rows of the warehouse that a store cannot take.
    case rows(DeliveryProblem)
    /// The store refused a delivery.
    case refused(DeliveryRefusal)
    /// The store failed.
    case store(OnlineStoreError)
    /// What the caller delivers through failed.
    case delivery(String)
}

extension BackfillError: CustomStringConvertible {
    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .unknownSource(let name, let known):
            "there is no source \(name); there are \(known.joined(separator: ", "))"
        case .noTable(let source, let table):
            "the warehouse has no table \(table) for the source \(source). Name it in `table:`, or check the privileges"
        case .misfit(let findings): findings
        case .needsUntil(let source):
            "rows of \(source) have no unique id: one that comes from the warehouse and live would count twice. Say with "
                + "--until from which event time on rows are delivered live"
        case .otherUntil(let source, let was):
            "the backfill of \(source) that was interrupted ran --until \(was). Give the same again; rows beyond it may "
                + "have come live since"
        case .cannotRestart(let source):
            "rows of \(source) have no unique id, and some were brought before: beginning anew would count them twice. "
                + "Begin with a new store"
        case .rows(let problem): "the warehouse holds rows that do not fit: \(problem)"
        case .refused(let refusal): "\(refusal)"
        case .store(let error): "\(error)"
        case .delivery(let reason): reason
        }
    }
}
