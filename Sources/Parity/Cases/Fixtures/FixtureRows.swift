internal import Contracts
internal import FeatureStore

/// Reads a fixture's `rows` and `defaults` into one table for each source that is mentioned.
struct FixtureRows {
    let project: Project
    let file: String

    private static let example = "rows: { flights: [ { flight_id: 1, … } ] }"

    func read(rows: YAMLValue?, defaults: YAMLValue?, _ errors: ErrorCollector) -> [CaseTable] {
        var defaultsBySource: [String: [YAMLEntry]] = [:]
        for entry in entries(defaults, "defaults", "defaults: { flights: { origin: JFK } }", errors) {
            guard let source = source(entry, errors),
                let fields = self.fields(of: entry.value, source, "the defaults of \(source.name)", errors)
            else { continue }
            // A default that no row uses must be right too.
            checkCells(fields, source, errors)
            defaultsBySource[source.name] = fields
        }
        var tables: [CaseTable] = []
        for entry in entries(rows, "rows", Self.example, errors) {
            guard let source = source(entry, errors) else { continue }
            let defaults = defaultsBySource[source.name] ?? []
            if let table = table(source, entry.value, defaults, errors) { tables.append(table) }
        }
        return tables
    }

    private func entries(
        _ value: YAMLValue?, _ what: String, _ example: String, _ errors: ErrorCollector
    ) -> [YAMLEntry] {
        guard let value, !value.isNull else { return [] }
        return value.entries(what, example: example, errors) ?? []
    }

    private func source(_ entry: YAMLEntry, _ errors: ErrorCollector) -> Source? {
        if let source = project.source(entry.key) { return source }
        errors.reportUnknown("source", entry.key, at: entry.location, known: project.sources.map(\.name))
        return nil
    }

    /// The entries of one row, each a column of the source.
    private func fields(
        of value: YAMLValue, _ source: Source, _ what: String, _ errors: ErrorCollector
    ) -> [YAMLEntry]? {
        value.fields(
            what, known: source.columns.map(\.name), example: "{ \(source.columns.first?.name ?? ""): … }", errors
        )?.entries
    }

    private func checkCells(_ entries: [YAMLEntry], _ source: Source, _ errors: ErrorCollector) {
        for entry in entries {
            guard let column = source.column(entry.key) else { continue }
            var scratch = Column(name: column.name, type: column.type)
            _ = YAMLCell(column, title: "\(source.name).\(column.name)").append(entry.value, to: &scratch, errors)
        }
    }

    private func table(
        _ source: Source, _ value: YAMLValue, _ defaults: [YAMLEntry], _ errors: ErrorCollector
    ) -> CaseTable? {
        guard !value.isNull else { return nil }
        guard case .sequence(let rows) = value.content else {
            errors.report(
                at: value.location, "the rows of \(source.name) are not a list", expected: Self.example,
                found: value.kind)
            return nil
        }
        let readers = source.columns.map { YAMLCell($0, title: "\(source.name).\($0.name)") }
        var columns = source.columns.map { Column(name: $0.name, type: $0.type) }
        var lines: [Int32] = []
        for row in rows {
            guard let fields = fields(of: row, source, "a row of \(source.name)", errors) else { continue }
            var isComplete = true
            for (index, reader) in readers.enumerated() {
                let name = reader.column.name
                if let entry = fields.first(where: { $0.key == name }) ?? defaults.first(where: { $0.key == name }) {
                    isComplete = reader.append(entry.value, to: &columns[index], errors) && isComplete
                } else if reader.column.isNullable {
                    columns[index].appendNull()
                } else {
                    errors.report(
                        at: row.location, "the row lacks \(source.name).\(name)",
                        expected: "a value, since it is \(reader.column.type) without '?'",
                        advice: "Give it in the row, or for all rows under defaults")
                    isComplete = false
                }
            }
            // Columns of unequal length would misplace the cells of later rows; their errors are still worth showing.
            if !isComplete { columns = source.columns.map { Column(name: $0.name, type: $0.type) } }
            lines.append(Int32(clamping: row.location.line))
        }
        guard errors.errors.isEmpty else { return nil }
        let batch = ColumnBatch(columns: columns, rowCount: lines.count)
        UniqueRows(source: source).check(batch, errors) { row in
            SourceLocation(file: file, line: rows[row].location.line, column: rows[row].location.column)
        }
        return CaseTable(source: source, rows: batch, file: file, lines: lines)
    }
}
