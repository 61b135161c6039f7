internal import Contracts
internal import FeatureStore

/// What was drawn from a warehouse: a case, and how it came about.
public struct DrawnSample: Sendable {
    /// The rows and the questions.
    public let drawn: Case
    /// What is known of each kind of entity, in the project's order.
    public let kinds: [DrawnKind]
    /// What the reader should know: what was left out, what is not asked; sentences without a full stop.
    public let notes: [String]

    /// How many rows there are of each source, in the project's order.
    public var rowCounts: [(source: String, rows: Int)] {
        drawn.tables.map { ($0.source.name, $0.rows.rowCount) }
    }
}

/// What was drawn of one kind of entity.
public struct DrawnKind: Sendable {
    /// The entity.
    public let entity: String
    /// How many were drawn.
    public let drawn: Int
    /// How many there are in the table with the most of them; nil where questions were given.
    public let seen: Int?
    /// Whether they came with all of their rows; else with those that the questions can depend on.
    public let isWhole: Bool
    /// How many questions are asked about them.
    public let questions: Int
    /// Shapes of history that are in.
    public let shapes: [String]
    /// Shapes that no entity has, or for which there was no room; none where entities are not whole.
    public let missing: [String]
}

extension DrawnKind {
    /// Shapes of one source after another: `flights: one row, ties in scheduled_at; planes: no row, some in flights`.
    public static func text(_ shapes: [String]) -> String {
        var groups: [(source: Substring, names: [Substring])] = []
        for shape in shapes {
            let parts = shape.split(separator: ": ", maxSplits: 1)
            guard let source = parts.first, let name = parts.last else { continue }
            if let known = groups.firstIndex(where: { $0.source == source }) {
                groups[known].names.append(name)
            } else {
                groups.append((source, [name]))
            }
        }
        return groups.map { "\($0.source): \($0.names.joined(separator: ", "))" }.joined(separator: "; ")
    }
}
