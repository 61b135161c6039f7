import FeatureStore
import SQLite

/// Values of both engines in one text, which is what is compared: doubles by their bits, texts and numerics as they are,
/// instants and days as numbers.
enum CanonicalValue {
    /// All bits that are NaN are one value, in SQL too; PostgreSQL leaves them as the processor made them.
    private static let notANumber = "7ff8000000000000"

    /// SQL that writes a value of PostgreSQL.
    static func text(_ value: String, _ type: ValueType) -> String {
        switch type {
        case .double:
            "CASE WHEN (\(value)) = 'NaN'::float8 THEN '\(notANumber)' ELSE encode(float8send(\(value)), 'hex') END"
        case .bool: "\(value)::int::text"
        case .timestamp: "(extract(epoch FROM \(value)) * 1000000)::numeric(30,0)::text"
        case .date: "(\(value) - date 'epoch')::text"
        default: "\(value)::text"
        }
    }

    /// A value of SQLite in the same words; a wrong storage class is told.
    static func text(_ value: SQLiteValue, _ type: ValueType) -> String {
        switch (value, type) {
        case (.null, _): "NULL"
        case (.notANumber, .double): notANumber
        case (.real(let number), .double):
            String(repeating: "0", count: number.bitPattern.leadingZeroBitCount / 4)
                + (number.bitPattern == 0 ? "" : String(number.bitPattern, radix: 16))
        case (.integer(let number), .int), (.integer(let number), .bool), (.integer(let number), .timestamp),
            (.integer(let number), .date):
            String(number)
        case (.text(let text), .text), (.text(let text), .decimal): text
        default: "wrong storage class: \(value) for \(type)"
        }
    }
}
