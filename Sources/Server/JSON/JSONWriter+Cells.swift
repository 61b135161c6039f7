import FeatureStore

extension JSONWriter {
    /// Writes one cell of a column, null where it is NULL.
    mutating func cell(_ row: Int, of column: Column) {
        guard column.validity[row] else { return null() }
        switch column.cells {
        case .int(let values): integer(values[row])
        case .double(let values): double(values[row])
        case .decimal(let values): text(values[row].description)
        case .text(let texts): text(utf8: texts[row])
        case .bool(let values): bool(values[row])
        case .timestamp(let values): instant(values[row])
        case .date(let values): day(values[row])
        case .list(let lists):
            let elements = lists.elements
            array { writer in
                for position in lists.range(at: row) { writer.cell(position, of: elements) }
            }
        }
    }
}
