public import Contracts
import FeatureStore
public import SQLFrontend

/// A source's own table in a warehouse, as the warehouse describes it.
public struct LiveTable: Sendable {
    /// The source.
    public let source: Source
    /// What the table is called here, as the project spells it: `prod.flights`.
    public let name: String
    /// The table's name in SQL, quoted and qualified.
    public let reference: String
    /// Its columns, in the table's order.
    public let columns: [LiveColumn]
    /// Its indexes over plain columns and all rows.
    public let indexes: [LiveIndex]
    /// Whether the engine holds a column's cells to its type; SQLite does not.
    public let enforcesTypes: Bool
    /// Whether each row has a number of the engine's own, by which an error can name it.
    public let numbersRows: Bool

    /// Makes a description.
    public init(
        source: Source, name: String, reference: String, columns: [LiveColumn], indexes: [LiveIndex],
        enforcesTypes: Bool, numbersRows: Bool
    ) {
        self.source = source
        self.name = name
        self.reference = reference
        self.columns = columns
        self.indexes = indexes
        self.enforcesTypes = enforcesTypes
        self.numbersRows = numbersRows
    }

    /// The column of this name, or nil.
    public func column(_ name: String) -> LiveColumn? { columns.first { $0.name == name } }

    /// Whether some index begins with exactly these columns, in any order.
    public func hasIndex(beginningWith columns: [String]) -> Bool {
        indexes.contains { Set($0.columns.prefix(columns.count)) == Set(columns) }
    }

    /// Whether the engine itself keeps these columns unique: some unique index lies within them.
    public func isUnique(_ columns: [String]) -> Bool {
        indexes.contains { $0.isUnique && Set($0.columns).isSubset(of: columns) }
    }
}

/// A column of a live table.
public struct LiveColumn: Sendable {
    /// The column's name.
    public let name: String
    /// Its type as the engine declares it; SQLite's is what the table's author wrote, perhaps nothing.
    public let declaration: String
    /// Its type where the engine enforces one that this product knows, else nil.
    public let physicalType: PhysicalType?
    /// Whether the engine lets it hold NULL.
    public let isNullable: Bool

    /// Makes a description.
    public init(name: String, declaration: String, physicalType: PhysicalType?, isNullable: Bool) {
        self.name = name
        self.declaration = declaration
        self.physicalType = physicalType
        self.isNullable = isNullable
    }
}

/// An index of a live table.
public struct LiveIndex: Sendable {
    /// Its columns, in order.
    public let columns: [String]
    /// Whether it keeps them unique.
    public let isUnique: Bool

    /// Makes a description.
    public init(columns: [String], isUnique: Bool) {
        self.columns = columns
        self.isUnique = isUnique
    }
}
