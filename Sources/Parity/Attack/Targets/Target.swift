internal import FeatureStore

/// One thing that at least one scene is made for.
enum Target: Sendable {
    /// No row in any source.
    case nothing
    /// No row in one source, rows in the others.
    case empty(table: Int)
    /// So many rows of one entity that all look as if they counted.
    case size(table: Int, Int)
    /// So many rows, or a row with a list of so many, all of whose values differ: more than what keeps a few can hold.
    case variety(table: Int, Int)
    /// A column holds an instant: so many microseconds beside an edge, seen from `as_of` or from the row's own event.
    case moment(ColumnPlace, Moment, beside: Int64, fromEvent: Bool)
    /// A column of days holds one so far from today's on the calendar of a zone.
    case day(ColumnPlace, DayDistances.Distance, Zone)
    /// A column holds a value.
    case value(ColumnPlace, CellValue)
    /// A column takes one of the groups of values that only belong together.
    case group(ColumnPlace, Int)
    /// A column is NULL in one row.
    case null(ColumnPlace)
    /// A column is NULL in every row.
    case nullEverywhere(ColumnPlace)
    /// Two rows are equal but for their unique id.
    case duplicate(table: Int)
    /// Rows have the same value in a column and differ otherwise.
    case tie(ColumnPlace)
    /// Two columns of one source hold the same in two rows once they are written one behind the other, and differ before.
    case glued(table: Int, Int, Int)
    /// A set of keys of which several entities have rows.
    case keys(Int)
    /// An instant at which the scene stands.
    case anchor(Int64)
    /// A request column holds a value.
    case request(column: Int, CellValue)
    /// A request column holds an instant beside an edge.
    case requestMoment(column: Int, Moment, beside: Int64)
    /// A later version says something else of a row.
    case correction(table: Int, Correction)
}

/// What a later version of a row says of it.
enum Correction: String, CaseIterable, Sendable {
    /// Other values.
    case content
    /// That there is no such row.
    case deletion
    /// That it belongs to another entity.
    case entity
    /// That it happened at another time.
    case event
    /// The same once more, at the same time: it was delivered twice.
    case same

    /// As often as each happens where none is wanted.
    static let usual: [Correction] = [
        .content, .content, .content, .content, .deletion, .deletion, .entity, .event, .same,
    ]
}
