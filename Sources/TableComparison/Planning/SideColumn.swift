/// A column as one side offers it.
package struct SideColumn: Hashable, Sendable {
    /// What it is called.
    package let name: String
    /// Its type in the side's own words: `numeric(10,2)`, `INTEGER`; "untyped" where the side has none.
    package let declared: String
    /// The types that its cells can be read as without a conversion, the likeliest first; one for a typed column, none
    /// for a type that is not compared.
    let possible: [ComparedType]
    /// The types that it can be converted to when somebody asks for it.
    let convertible: [ComparedType]
}

/// A column as one side is to be read.
struct ColumnReading: Hashable, Sendable {
    let name: String
    let type: ComparedType
    /// Whether a conversion was asked for.
    let isConverted: Bool
}

/// What is read of one side: the key first, by which the rows are ordered, then the columns that are compared.
struct SideReading: Sendable {
    let key: [ColumnReading]
    let values: [ColumnReading]
}
