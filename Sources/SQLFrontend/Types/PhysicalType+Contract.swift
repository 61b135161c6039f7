public import Contracts
public import FeatureStore

extension PhysicalType {
    /// The type that a column has in PostgreSQL: the declared one, else the default of its contract type.
    ///
    /// Defaults: int bigint, double double precision, decimal(p,s) numeric(p,s), text text, bool boolean, timestamp
    /// timestamptz, date date, a list an array of its element's default.
    ///
    /// - Returns: nil when the declared type is no type that features are computed from.
    public static func of(_ column: ColumnContract) -> PhysicalType? {
        if let declared = column.physicalType { return PhysicalType(declaration: declared) }
        return standing(for: column.type)
    }

    /// The default type in PostgreSQL for a contract's type.
    public static func standing(for type: ValueType) -> PhysicalType {
        switch type {
        case .int: PhysicalType(.int8)
        case .double: PhysicalType(.float8)
        case .decimal(let precision, let scale): PhysicalType(.numeric, modifier: .precision(precision, scale: scale))
        case .text: PhysicalType(.text)
        case .bool: PhysicalType(.bool)
        case .timestamp: PhysicalType(.timestamptz)
        case .date: PhysicalType(.date)
        case .list(let element, _, _):
            PhysicalType(.array(standing(for: element).base), modifier: standing(for: element).modifier)
        }
    }

    /// Whether a column of this type can be given values of the contract's type: what ``fits(_:)``, and float4 for a double.
    ///
    /// A float4 column holds the doubles that binary32 holds exactly; loading any other is an error.
    public func keeps(_ type: ValueType) -> Bool {
        switch (type, base) {
        case (.double, .float4): true
        case (.list(let element, _, _), .array(let base)): PhysicalType(base, modifier: modifier).keeps(element)
        default: fits(type)
        }
    }

    /// Whether a value of this type is a value of the contract's type without any change.
    ///
    /// int: int2, int4, int8. double: float8 alone (float4 has fewer digits than it prints). decimal: numeric. text: text and
    /// varchar (char pads). timestamp: timestamptz alone. A list: an array of what fits its elements.
    public func fits(_ type: ValueType) -> Bool {
        switch (type, base) {
        case (.int, .int2), (.int, .int4), (.int, .int8), (.double, .float8), (.decimal, .numeric), (.text, .text),
            (.text, .varchar), (.bool, .bool), (.timestamp, .timestamptz), (.date, .date):
            true
        case (.list(let element, _, _), .array(let base)): PhysicalType(base, modifier: modifier).fits(element)
        default: false
        }
    }
}
