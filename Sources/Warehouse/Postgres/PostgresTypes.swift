import SQLFrontend

/// The object identifiers of PostgreSQL's built-in types, which never change between servers.
enum PostgresTypes {
    /// The identifier of a type, or nil for one whose values never travel.
    static func identifier(of type: SQLType) -> UInt32? {
        switch type {
        case .bool: 16
        case .int8: 20
        case .int2: 21
        case .int4: 23
        case .text: 25
        case .float4: 700
        case .float8: 701
        case .bpchar: 1042
        case .varchar: 1043
        case .date: 1082
        case .time: 1083
        case .timestamp: 1114
        case .timestamptz: 1184
        case .interval: 1186
        case .numeric: 1700
        case .json: 114
        case .jsonb: 3802
        case .array(let element): arrays[element]
        case .record, .unknown: nil
        }
    }

    /// The type with this identifier, or nil for one whose values never travel.
    static func type(identifier: UInt32) -> SQLType? { types[identifier] }

    private static let arrays: [SQLType: UInt32] = [
        .bool: 1000, .int2: 1005, .int4: 1007, .text: 1009, .bpchar: 1014, .varchar: 1015, .int8: 1016, .float4: 1021,
        .float8: 1022, .timestamp: 1115, .date: 1182, .time: 1183, .timestamptz: 1185, .interval: 1187, .numeric: 1231,
        .json: 199, .jsonb: 3807,
    ]

    private static let types: [UInt32: SQLType] = {
        var types: [UInt32: SQLType] = [:]
        for scalar in SQLType.scalars {
            for type in [scalar, .array(scalar)] {
                if let identifier = identifier(of: type) { types[identifier] = type }
            }
        }
        return types
    }()
}
