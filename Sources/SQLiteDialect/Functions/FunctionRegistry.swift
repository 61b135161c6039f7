internal import SQLite

/// Shorthands for registering functions that, like most of PostgreSQL's, are NULL when an argument is NULL.
struct FunctionRegistry {
    let connection: Connection

    func strict(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> SQLiteValue
    ) throws(SQLiteError) {
        try connection.registerFunction(name, arguments: arguments) { (values) throws(FunctionFailure) in
            values.hasNull ? .null : try body(values)
        }
    }

    func integer(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> Int64
    ) throws(SQLiteError) {
        try strict(name, arguments) { (values) throws(FunctionFailure) in .integer(try body(values)) }
    }

    func bool(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> Bool
    ) throws(SQLiteError) {
        try strict(name, arguments) { (values) throws(FunctionFailure) in .integer(try body(values) ? 1 : 0) }
    }

    /// A function that gives a double.
    func real(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> Double
    ) throws(SQLiteError) {
        try strict(name, arguments) { (values) throws(FunctionFailure) in .real(try body(values)) }
    }

    func text(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> String
    ) throws(SQLiteError) {
        try strict(name, arguments) { (values) throws(FunctionFailure) in .text(try body(values)) }
    }

    func numeric(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> PGNumeric
    ) throws(SQLiteError) {
        try strict(name, arguments) { (values) throws(FunctionFailure) in .text(try body(values).text) }
    }
}

extension SQLiteArguments {
    /// An argument that is a numeric.
    func numeric(_ index: Int) throws(FunctionFailure) -> PGNumeric {
        guard storageClass(index) == .text, let value = withUTF8(index, { PGNumeric(canonical: $0) }) else {
            throw .wrongClass("numeric")
        }
        return value
    }
}
