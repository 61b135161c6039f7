/// The rows that one call of a table function gives, one after another.
public protocol TableRows: AnyObject {
    /// Goes to the next row, at first to the first one; false when there is none.
    func next() throws(FunctionFailure) -> Bool
    /// The current row's value in a column, counted from 0.
    func value(_ column: Int) -> SQLiteValue
}

/// A function that stands in FROM and gives rows: `FROM spine s JOIN fs_unnest(s.days) AS d`.
///
/// Its arguments may refer to what stands before it in the FROM clause; it then runs once for each row of that.
public struct TableFunction {
    /// What it is called.
    public let name: String
    /// The columns of its rows; they have no affinity, so values keep their storage class.
    public let columns: [String]
    /// How many arguments every call has.
    public let argumentCount: Int
    /// How many rows the planner should expect of a call.
    public let expectedRows: Int64
    /// The rows of one call; the arguments are valid during this call alone.
    public let rows: (SQLiteArguments) throws(FunctionFailure) -> any TableRows

    /// Describes a table function.
    public init(
        name: String, columns: [String], argumentCount: Int, expectedRows: Int64,
        rows: @escaping (SQLiteArguments) throws(FunctionFailure) -> any TableRows
    ) {
        self.name = name
        self.columns = columns
        self.argumentCount = argumentCount
        self.expectedRows = expectedRows
        self.rows = rows
    }

    /// The table as SQLite is told of it: arguments are hidden columns.
    var declaration: String {
        let hidden = (0..<argumentCount).map { "\(SQLiteText.identifier("argument \($0)")) HIDDEN" }
        return "CREATE TABLE x (\((columns.map(SQLiteText.identifier) + hidden).joined(separator: ", ")))"
    }
}
