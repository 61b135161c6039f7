/// A named, typed column of a source, a spine, a key or an answer.
public struct ColumnSchema: Hashable, Sendable {
    /// The column's name, as SQL and fixtures spell it.
    public let name: String
    /// Its type.
    public let type: ValueType
    /// Whether NULL is allowed.
    public let isNullable: Bool

    /// Makes a column.
    public init(_ name: String, _ type: ValueType, isNullable: Bool = false) {
        self.name = name
        self.type = type
        self.isNullable = isNullable
    }
}

/// What the framework needs to know about the rows of one source.
///
/// Columns are positions in `columns`.
public struct RowSchema: Hashable, Sendable {
    /// The source's name.
    public let source: String
    /// The columns, in declared order.
    public let columns: [ColumnSchema]
    /// The timestamp column that says when the event happened.
    public let eventTime: Int
    /// The timestamp column that says when the row became known, or nil when rows are known at their event time.
    public let arrivalTime: Int?
    /// The columns that are known later than their row.
    public let knownAt: [KnownAt]
    /// The columns that identify a row, in declared order; empty when nothing does.
    public let unique: [Int]
    /// Set when several rows of one id are versions of one row.
    public let versions: Versions?

    /// A column, and the timestamp column that says when its value became known.
    public struct KnownAt: Hashable, Sendable {
        /// The column whose value comes later.
        public let column: Int
        /// The column that says when; NULL means not yet.
        public let since: Int
    }

    /// How versions of a row follow one another.
    public struct Versions: Hashable, Sendable {
        /// The timestamp column that orders versions.
        public let by: Int
        /// The bool column that marks a version as a deletion, or nil.
        public let deleted: Int?
    }

    /// Makes a schema from column names, as generated code does; a name that is no column traps.
    public init(
        source: String, columns: [ColumnSchema], eventTime: String, arrivalTime: String? = nil,
        knownAt: KeyValuePairs<String, String> = [:], unique: [String] = [],
        versions: (by: String, deleted: String?)? = nil
    ) {
        func position(_ name: String) -> Int {
            guard let position = columns.firstIndex(where: { $0.name == name }) else {
                preconditionFailure("source \(source) has no column \(name); generate the code again")
            }
            return position
        }
        self.source = source
        self.columns = columns
        self.eventTime = position(eventTime)
        self.arrivalTime = arrivalTime.map(position)
        self.knownAt = knownAt.map { KnownAt(column: position($0.key), since: position($0.value)) }
        self.unique = unique.map(position)
        self.versions = versions.map { Versions(by: position($0.by), deleted: $0.deleted.map(position)) }
    }

    /// The position of the column of this name, or nil.
    public func position(of column: String) -> Int? { columns.firstIndex { $0.name == column } }
}
