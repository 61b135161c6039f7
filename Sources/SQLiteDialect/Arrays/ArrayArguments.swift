internal import SQLite

extension SQLiteArguments {
    /// An argument that is an array.
    func array(_ index: Int) throws(FunctionFailure) -> PGArray {
        guard storageClass(index) == .text, let value = withUTF8(index, { PGArray(stored: $0) }) else {
            throw .wrongClass("an array function")
        }
        return value
    }

    /// An argument that says how elements are stored.
    func elementKind(_ index: Int) throws(FunctionFailure) -> PGArray.ElementKind {
        guard storageClass(index) == .text, let kind = PGArray.ElementKind(rawValue: text(index)) else {
            throw .wrongClass("an array function")
        }
        return kind
    }

    /// The arguments from one on.
    func values(from start: Int) -> [SQLiteValue] { (start..<count).map { value($0) } }
}

extension FunctionRegistry {
    /// A function that gives an array, NULL when an argument is.
    func array(
        _ name: String, _ arguments: Int32, _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> PGArray?
    ) throws(SQLiteError) {
        try strict(name, arguments) { (values) throws(FunctionFailure) in
            (try body(values)).map { .text($0.stored) } ?? .null
        }
    }

    /// A function that is called for NULL too.
    func lenient(
        _ name: String, _ arguments: Int32,
        _ body: @escaping (SQLiteArguments) throws(FunctionFailure) -> SQLiteValue
    ) throws(SQLiteError) {
        try connection.registerFunction(name, arguments: arguments, body)
    }
}
