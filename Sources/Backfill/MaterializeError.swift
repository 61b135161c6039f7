/// Why answers were not materialized.
public enum MaterializeError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The contract does not say that the view is served from batch.
    case notDeclared(view: String)
    /// An answer depends on what a request brings.
    case hasRequest(view: String)
    /// No table holds all of the entity's keys.
    case noTableOfKeys(view: String, entity: String)
    /// Entities cannot be listed by keys of this type.
    case keyType(view: String, key: String, type: String)
    /// The SQL gives two rows for one entity.
    case fanOut(view: String)
    /// The SQL answers NULL where the contract allows none.
    case null(view: String, feature: String)

    /// What was expected, what was found, what to do.
    public var description: String {
        switch self {
        case .notDeclared(let view):
            "\(view) is not declared to be served from batch. Add `online: { materialize: 24h }` to its contract"
        case .hasRequest(let view):
            "\(view) has request columns: its answers are not known before somebody asks. Serve it computed"
        case .noTableOfKeys(let view, let entity):
            "\(view) reads no source by all keys of \(entity), so that it is not known which there are"
        case .keyType(let view, let key, let type):
            "\(view) has the key \(key) of type \(type), by which entities are not listed: int, text, bool, timestamp and date "
                + "are. Serve it computed"
        case .fanOut(let view):
            "\(view): the SQL gives two rows for one question. `featurestore verify \(view)` shows it"
        case .null(let view, let feature):
            "\(view):\(feature) is NULL, which its contract does not allow. `featurestore verify \(view)` shows it"
        }
    }
}
