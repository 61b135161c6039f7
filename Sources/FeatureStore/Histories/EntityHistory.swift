/// What is known about one entity at one instant: its keys, and a history for each source that its views read.
///
/// Generated.
public protocol EntityHistory: Sendable {
    /// The entity, and how sources are linked to it.
    static var schema: EntitySchema { get }

    /// Makes the history of the entity that these rows belong to.
    init(_ rows: EntityRows)
}

/// An entity, its keys, and the sources that its views read.
public struct EntitySchema: Hashable, Sendable {
    /// The entity's name.
    public let name: String
    /// Its key columns, in declared order.
    public let keys: [ColumnSchema]
    /// The sources, in the order of the generated history's properties.
    public let links: [Link]

    /// How the rows of a source are found.
    public struct Link: Hashable, Sendable {
        /// The source's name.
        public let source: String
        /// The source's columns that are compared, in order.
        public let columns: [String]
        /// Where the values come from: for each column a position in the entity's keys.
        ///
        /// Nil: whoever reads the history
        /// gives them, see ``KeyedHistory``.
        public let keys: [Int]?

        /// A source that belongs to the entity: its columns equal the keys at these positions.
        public init(source: String, columns: [String], keys: [Int]) {
            precondition(columns.count == keys.count, "link to \(source): as many columns as keys")
            self.source = source
            self.columns = columns
            self.keys = keys
        }

        /// A source that is found through values (`by:`).
        public init(source: String, by columns: [String]) {
            self.source = source
            self.columns = columns
            keys = nil
        }
    }

    /// Makes a schema.
    public init(name: String, keys: [ColumnSchema], links: [Link]) {
        self.name = name
        self.keys = keys
        self.links = links
    }
}
