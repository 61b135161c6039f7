internal import SQLite

/// Failures in PostgreSQL's words.
extension FunctionFailure {
    static let divisionByZero = FunctionFailure("division by zero")
    static let floatOverflow = FunctionFailure("value out of range: overflow")
    static let floatUnderflow = FunctionFailure("value out of range: underflow")
    static let timestampOutOfRange = FunctionFailure("timestamp out of range")
    static let dateOutOfRange = FunctionFailure("date out of range")
    static let intervalOutOfRange = FunctionFailure("interval out of range")

    /// PostgreSQL 15 lets this overflow, whatever that gives.
    static let longDifference = notKept("a difference of more than 292,000 years")

    /// A value that PostgreSQL has and SQLite cannot hold, met while running.
    static func notKept(_ what: String) -> FunctionFailure {
        FunctionFailure("\(SQLiteRepresentation.notKeptPrefix)\(what); use --warehouse with PostgreSQL")
    }

    /// A registered function got a storage class that the translation never gives it.
    static func wrongClass(_ function: String) -> FunctionFailure {
        FunctionFailure("\(function): an argument has a storage class that its type never has")
    }
}

/// PostgreSQL's integer types.
enum IntegerWidth: Int32, Sendable, CaseIterable {
    case small = 2
    case standard = 4
    case big = 8

    /// Failure when a result does not fit.
    var outOfRange: FunctionFailure {
        switch self {
        case .small: FunctionFailure("smallint out of range")
        case .standard: FunctionFailure("integer out of range")
        case .big: FunctionFailure("bigint out of range")
        }
    }

    /// The name in messages.
    var name: String {
        switch self {
        case .small: "smallint"
        case .standard: "integer"
        case .big: "bigint"
        }
    }

    var range: ClosedRange<Int64> {
        switch self {
        case .small: Int64(Int16.min)...Int64(Int16.max)
        case .standard: Int64(Int32.min)...Int64(Int32.max)
        case .big: Int64.min...Int64.max
        }
    }

    /// The value, when it fits.
    @inline(__always)
    func checked(_ value: Int64) throws(FunctionFailure) -> Int64 {
        guard range.contains(value) else { throw outOfRange }
        return value
    }
}
