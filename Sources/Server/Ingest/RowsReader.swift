import FeatureStore

/// Reads JSON objects as rows of a source: every value at its place, several errors told at once.
struct RowsReader {
    private let schema: RowSchema
    private let cells: JSONCells
    private var columns: [Column]
    private var rowCount = 0
    private var problems: [RequestError.Detail] = []

    /// How many problems are told; a file of another source has one in every line.
    private static let problemsTold = 20

    /// Reads rows of a source.
    init(_ schema: RowSchema, cells: JSONCells = JSONCells(), reservingCapacity capacity: Int = 0) {
        self.schema = schema
        self.cells = cells
        columns = schema.columns.map { Column(name: $0.name, type: $0.type, reservingCapacity: capacity) }
    }

    /// Adds a row; nullable columns may be missing, unknown ones are problems.
    mutating func append(_ row: JSONValue, at place: @autoclosure () -> String) {
        guard case .object(let members) = row else {
            return problem(place(), expected: "an object", found: row.kind)
        }
        var known = 0
        for (position, column) in schema.columns.enumerated() {
            let value = row[column.name]
            if value != nil { known += 1 }
            guard value != nil || column.isNullable else {
                problem("\(place()).\(column.name)", expected: "\(column.type)", found: "nothing")
                continue
            }
            do throws(CellError) {
                try cells.append(value ?? .null, to: &columns[position], isNullable: column.isNullable)
            } catch {
                problem("\(place()).\(column.name)", expected: error.expected, found: error.found)
            }
        }
        if known < members.count {
            for member in members where schema.position(of: member.name) == nil {
                let name = member.name.unicodeScalars.count <= 64 ? "a member '\(member.name)'" : "another member"
                problem(place(), expected: "columns of \(schema.source)", found: name)
            }
        }
        rowCount += 1
    }

    /// The rows.
    ///
    /// - Throws: ``RequestError`` with the first problems, where there are any.
    func rows() throws(RequestError) -> ColumnBatch {
        if let first = problems.first {
            var error = RequestError(
                .invalidRows, "rows do not fit the source \(schema.source); nothing was stored",
                expected: first.expected, found: first.found, at: first.location)
            error.details = problems
            throw error
        }
        return ColumnBatch(columns: columns, rowCount: rowCount)
    }

    private mutating func problem(_ place: String, expected: String, found: String) {
        guard problems.count < Self.problemsTold else { return }
        problems.append(RequestError.Detail(location: place, expected: expected, found: found))
    }
}
