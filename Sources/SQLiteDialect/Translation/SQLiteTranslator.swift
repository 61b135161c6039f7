internal import Contracts
public import SQLFrontend

/// Writes a bound query in SQLite's dialect, with PostgreSQL's meaning.
///
/// The text runs on a connection that ``SQLiteFunctions`` has prepared, over tables that are stored as
/// ``SQLiteRepresentation`` says. What cannot be kept is refused by name. Arithmetic goes through registered functions,
/// because SQLite turns an overflow into a real number and a division by zero into NULL; comparisons of plain columns stay
/// plain, so that indexes serve them.
///
/// Not kept, and not refused: PostgreSQL evaluates constant parts of a `CASE` while planning, so `CASE WHEN … THEN 1/0 END`
/// fails there even where the branch is never reached; here it does not.
public enum SQLiteTranslator {
    /// The statement in SQLite's dialect; its columns have the names of the query's.
    ///
    /// A view that brings its own text for SQLite (`Name.sqlite.sql`) is not translated: its text is checked and given.
    public static func translate(_ query: BoundQuery) throws(QueryRefusal) -> String {
        if let own = query.view.sqlite { return try OwnText(own, view: query.view).checked() }
        let translation = Translation(
            reservedNames: query.view.reads.map(\.source) + ["spine"],
            spineColumns: ["spine_id"] + query.view.spineColumns.map(\.name), view: query.view.name)
        return try translation.statement(query.statement, keepsNames: true).sql
    }
}
