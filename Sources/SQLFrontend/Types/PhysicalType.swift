/// A PostgreSQL type with its modifier, as a column of a table is declared: `numeric(10,2)`.
public struct PhysicalType: Hashable, Sendable {
    /// The type.
    public let base: SQLType
    /// What the declaration adds to it, or nil.
    public let modifier: TypeModifier?

    /// Makes a physical type.
    public init(_ base: SQLType, modifier: TypeModifier? = nil) {
        self.base = base
        self.modifier = modifier
    }

    /// The declaration in PostgreSQL: `numeric(10,2)`, `timestamp(3) with time zone`, `character varying(20)[]`.
    public var declaration: String {
        switch (base, modifier) {
        case (.array(let element), _): "\(PhysicalType(element, modifier: modifier).declaration)[]"
        case (_, nil): base.name
        case (_, .precision(let precision, let scale)?): "\(base.name)(\(precision),\(scale))"
        case (_, .length(let length)?): "\(base.name)(\(length))"
        case (.timestamptz, .fraction(let digits)?): "timestamp(\(digits)) with time zone"
        case (.timestamp, .fraction(let digits)?): "timestamp(\(digits)) without time zone"
        case (.time, .fraction(let digits)?): "time(\(digits)) without time zone"
        case (_, .fraction(let digits)?): "\(base.name)(\(digits))"
        }
    }
}

/// What a declaration adds to a type.
public enum TypeModifier: Hashable, Sendable {
    /// `numeric(precision, scale)`: digits in all, and digits behind the point (which may be negative).
    case precision(Int, scale: Int)
    /// `varchar(n)`, `char(n)`: the largest number of characters.
    case length(Int)
    /// `timestamptz(n)`, `interval(n)`: digits of a second that are kept, 0 to 6.
    case fraction(Int)
}
