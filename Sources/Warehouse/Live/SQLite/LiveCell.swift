import FeatureStore
import SQLFrontend
import SQLite

/// How a cell of a user's SQLite table is read as a value of its declared type.
///
/// SQLite keeps no types, so each cell is looked at. What is no value of the type fails the statement and is named by table,
/// column and row; nothing is guessed. docs/sample.md holds the table of what is taken.
enum LiveCell {
    /// The name under which ``register(on:)`` makes the reading of a cell callable.
    static let function = "featurestore_cell"

    /// The call that reads a cell; the first argument says the type, the others where the cell is.
    static func call(_ type: PhysicalType, place: String, row: String, value: String) -> String {
        "\(function)(\(SQLiteText.literal(type.declaration)), \(SQLiteText.literal(place)), \(row), \(value))"
    }

    /// Makes ``function`` callable on a connection.
    static func register(on connection: Connection) throws(SQLiteError) {
        try connection.registerFunction(function, arguments: 4) { arguments throws(FunctionFailure) in
            guard !arguments.isNull(3) else { return .null }
            let value = arguments.value(3)
            do throws(Misfit) {
                // A `String` would repair what is no UTF-8, and pass it on as another text.
                if arguments.storageClass(3) == .text,
                    !arguments.withUTF8(3, { String(validating: $0, as: UTF8.self) != nil })
                {
                    throw Misfit(expected: "text in UTF-8")
                }
                guard let type = PhysicalType(declaration: arguments.text(0)) else {
                    throw Misfit(expected: "a type that SQLite has")
                }
                return try read(value, as: type)
            } catch {
                let row = arguments.isNull(2) ? "" : ", rowid \(arguments.integer(2))"
                throw FunctionFailure(
                    "\(arguments.text(1))\(row): expected \(error.expected), found \(shown(value))")
            }
        }
    }

    /// What would have been right.
    struct Misfit: Error {
        let expected: String
    }

    /// The value in the standing representation of its type.
    static func read(_ value: SQLiteValue, as type: PhysicalType) throws(Misfit) -> SQLiteValue {
        switch (type.base, value) {
        case (.int8, .integer), (.float8, .real): return value
        case (.float4, .real(let number)):
            if let problem = LoadProblem.check(number, type) { throw Misfit(expected: "no \(problem.found)") }
            return value
        case (.int2, .integer(let number)), (.int4, .integer(let number)):
            if let problem = LoadProblem.check(number, type) { throw Misfit(expected: "no \(problem.found)") }
            return value
        case (.float8, .integer(let number)), (.float4, .integer(let number)):
            guard let exact = Double(exactly: number) else {
                throw Misfit(expected: "a number that binary64 holds exactly")
            }
            return .real(exact)
        case (.bool, .integer(0)), (.bool, .integer(1)): return value
        case (.text, .text), (.varchar, .text): return value
        case (.timestamptz, .text(let text)): return .integer(try instant(text).microseconds)
        case (.timestamptz, .integer(let number)):
            guard !ambiguous.contains(number) else {
                throw Misfit(
                    expected:
                        "microseconds since 1970, which an integer this small is hardly: it looks like seconds or "
                        + "milliseconds. Store microseconds, or text such as 2013-03-10T07:00:00Z")
            }
            return value
        case (.date, .text(let text)):
            guard let day = try? CalendarDate(text) else { throw Misfit(expected: "a day as 2013-03-10") }
            return .integer(Int64(day.daysSinceEpoch))
        case (.date, .integer(let days)):
            guard (-719_162...2_932_896).contains(days) else {
                throw Misfit(expected: "a day as 2013-03-10, or days since 1970-01-01 within the years 1 to 9999")
            }
            return value
        case (.numeric, .integer(let number)): return try decimal("\(number)", type)
        case (.numeric, .text(let text)): return try decimal(text, type)
        default: throw Misfit(expected: expected(type))
        }
    }

    /// Integers that would be instants of 1966-11 to 1973-03: what counts of seconds and of milliseconds look like.
    private static let ambiguous = -100_000_000_000_000...100_000_000_000_000 as ClosedRange<Int64>

    private static func instant(_ text: String) throws(Misfit) -> Timestamp {
        // A blank between date and time is what most programs write.
        var bytes = Array(text.utf8)
        if bytes.count > 10, bytes[10] == UInt8(ascii: " ") { bytes[10] = UInt8(ascii: "T") }
        do {
            return try Timestamp(String(decoding: bytes, as: UTF8.self))
        } catch {
            throw Misfit(expected: "\(error.expected) (\(error.reason))")
        }
    }

    private static func decimal(_ text: String, _ type: PhysicalType) throws(Misfit) -> SQLiteValue {
        guard let value = DecimalText.value(Array(text.utf8)) else { throw Misfit(expected: expected(type)) }
        if let problem = LoadProblem.check(value, type) {
            throw Misfit(expected: "\(type.declaration), not \(problem.found)")
        }
        return .text(DecimalText.text(value))
    }

    private static func expected(_ type: PhysicalType) -> String {
        switch type.base {
        case .int2, .int4, .int8: "an integer"
        case .float4, .float8: "a number"
        case .bool: "the integer 0 or 1"
        case .text, .varchar: "text"
        case .timestamptz: "an instant as 2013-03-10T07:00:00Z, or microseconds since 1970 as an integer"
        case .date: "a day as 2013-03-10, or days since 1970 as an integer"
        case .numeric: "a decimal as the text 12.50, or an integer; a real number has been rounded already"
        default: "a \(type.declaration)"
        }
    }

    private static func shown(_ value: SQLiteValue) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let integer): "the integer \(integer)"
        case .real(let number): "the real number \(number)"
        case .text(let text): "the text '\(text.prefix(80))'"
        case .blob(let bytes): "\(bytes.count) bytes"
        }
    }
}
