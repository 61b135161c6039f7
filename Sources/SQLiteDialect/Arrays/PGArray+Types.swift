public import SQLFrontend

extension PGArray.ElementKind {
    /// How elements of a type are stored; nil for types that arrays do not keep here.
    public init?(of element: SQLType) {
        switch element {
        case .bool, .int2, .int4, .int8, .date, .timestamp, .timestamptz: self = .integer
        case .float8: self = .real
        case .text, .varchar: self = .text
        case .numeric: self = .numeric
        case .interval: self = .interval
        default: return nil
        }
    }
}
