import SQLite

/// One value of a test row, writable in both engines without a shared reader or writer of text.
enum Probe {
    case null
    case integer(Int64)
    case double(Double)
    case numeric(String)
    case text(String)
    case bool(Bool)
    /// Microseconds since the epoch.
    case instant(Int64)
    /// Days since the epoch.
    case day(Int64)

    var sqlite: SQLiteValue {
        switch self {
        case .null: .null
        case .integer(let value), .instant(let value), .day(let value): .integer(value)
        case .double(let value): .real(value)
        case .numeric(let digits): .text(digits)
        case .text(let value): .text(value)
        case .bool(let value): .integer(value ? 1 : 0)
        }
    }

    func postgres(_ type: String) -> String {
        switch self {
        case .null: return "NULL::\(type)"
        case .integer(let value): return "'\(value)'::\(type)"
        case .double(let value): return "'\(value)'::\(type)"
        case .numeric(let digits): return "'\(digits)'::\(type)"
        case .text(let value): return "'\(value.replacing("'", with: "''"))'::\(type)"
        case .bool(let value): return value ? "true" : "false"
        case .instant(let value):
            let (days, rest) = value.quotientAndRemainder(dividingBy: 86_400_000_000)
            return "(\(type) 'epoch' + interval '\(days) days' + interval '\(rest) microseconds')"
        case .day(let value): return "(date 'epoch' + (\(value)))"
        }
    }
}
