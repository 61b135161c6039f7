/// One side while it is read: one connection or file, one snapshot, used by one thread.
///
/// A new kind of source is one folder beside the others with one type that implements this.
protocol ComparedSide {
    /// What reads it, and which version: `sqlite 3.40.1`.
    var engine: String { get }
    /// The columns that it offers, in its order.
    var columns: [SideColumn] { get }
    /// What the cells of a column are that ``read(_:into:_:)`` delivers.
    func typing(_ column: ColumnReading) -> BatchWriter.Typing
    /// Writes all rows, ordered by their keys: integers and instants by number, texts by bytes.
    func read(_ reading: SideReading, into writer: BatchWriter, _ stop: StopFlag) throws
}

extension ComparisonRequest.Side {
    /// Connects, and begins the snapshot that everything else is read from.
    func open(_ stop: StopFlag) throws -> any ComparedSide {
        switch address {
        case .sqlite(let path): try SQLiteSide(path: path, rows: rows, name: name, stop)
        case .postgres(let url): try PostgresSide(url: url, rows: rows, name: name, stop)
        case .csv(let path): try CSVSide(path: path, name: name)
        }
    }
}
