import SQLite

/// The case whose rows the views of one connection show.
///
/// A function without arguments, in a subquery of its own, so that a statement asks it once wherever a view of rows stands,
/// and looks the rows up by its value. A table that names the case would be written and read anew for each case, which costs
/// as much as a small query.
final class CurrentCase {
    /// The case's number.
    var number: Int64 = 0

    /// How SQL asks for it; the name has a blank, so that no function of a query can have it.
    static let call = "(SELECT \(SQLiteStatements.name(name))())"

    private static let name = "current case"

    /// Lets the statements of a connection ask for it.
    func register(on connection: Connection) throws(SQLiteError) {
        try connection.registerFunction(Self.name, arguments: 0) { [self] _ throws(FunctionFailure) in .integer(number)
        }
    }
}
