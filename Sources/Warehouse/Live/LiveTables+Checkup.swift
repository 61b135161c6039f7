public import Contracts
import FeatureStore
import Postgres

extension LiveTables {
    /// Everything about a source's table that does not fit what the project says: types, NULLs, unique ids, indexes.
    ///
    /// Cost: one pass over the table where the engine does not promise what was asked, and one grouping where no unique index
    /// does.
    ///
    /// - Parameter finders: the lists of columns by which queries find rows of the source, for advice about indexes.
    public func checkup(of table: LiveTable, finders: [[String]]) async throws -> [LiveFinding] {
        var findings = table.findings
        // What cannot be read as declared cannot be looked at either.
        guard !findings.contains(where: \.isProblem) else { return findings }
        do {
            findings += try await nulls(in: table)
            findings += try await duplicates(in: table)
        } catch WarehouseError.failed(_, let message, _, _) {
            findings.append(
                finding(table, true, message, "Repair the table, or name a view that converts the column in `table:`"))
        } catch WarehouseError.timedOut(_, let seconds) {
            findings.append(
                finding(
                    table, false, "\(table.name) could not be looked through within \(seconds) s",
                    "Give it longer with --statement-timeout, or a unique index"))
        }
        for columns in finders where !table.hasIndex(beginningWith: columns) {
            // Names of columns are plain lower-case words; the table's is as the project spells it.
            let list = (columns + [table.source.eventTime]).joined(separator: ", ")
            let index = "\(table.source.name)_by_\(columns.joined(separator: "_"))"
            findings.append(
                finding(
                    table, false, "no index of \(table.name) begins with \(columns.joined(separator: ", "))",
                    "For quick samples: CREATE INDEX \(index) ON \(table.name) (\(list))"))
        }
        return findings
    }

    /// Columns that hold NULL though they are declared without '?'; reading the cells also shows those that do not fit.
    private func nulls(in table: LiveTable) async throws -> [LiveFinding] {
        let suspects = table.source.columns.filter { column in
            !table.enforcesTypes || (!column.isNullable && table.column(column.name)?.isNullable ?? true)
        }
        guard !suspects.isEmpty else { return [] }
        let counts = suspects.enumerated().map { number, column in
            "count(\(dialect.value(of: column, in: table))) AS \(PostgresText.identifier("filled \(number)"))"
        }
        let columns = (["rows"] + suspects.indices.map { "filled \($0)" }).map {
            ColumnContract(name: $0, type: .int, isNullable: false)
        }
        let batch = try await collect(
            LiveStatement(
                text: "SELECT count(*) AS rows, \(counts.joined(separator: ", ")) FROM \(table.reference) AS t",
                columns: columns, table: table))
        guard case .int(let rows)? = batch.columns.first.flatMap({ LiveValue($0, row: 0) }) else { return [] }
        return zip(suspects, batch.columns.dropFirst()).compactMap { column, cell in
            guard !column.isNullable, case .int(let filled)? = LiveValue(cell, row: 0), filled < rows else {
                return nil
            }
            return finding(
                table, true, "\(table.name).\(column.name) is NULL in \(rows - filled) of \(rows) rows",
                "Declare it \(column.type)?, or repair the table")
        }
    }

    private func duplicates(in table: LiveTable) async throws -> [LiveFinding] {
        let source = table.source
        let names = source.unique + (source.versions.map { [$0.by] } ?? [])
        guard !source.unique.isEmpty, !table.isUnique(names) else { return [] }
        guard let row = try await repeated(names, in: table) else { return [] }
        let shown = zip(names, row).map { "\($0) \($1?.text ?? "NULL")" }.joined(separator: ", ")
        return [
            finding(
                table, source.versions == nil,
                "\(table.name) is not unique by \(names.joined(separator: ", ")): \(row.last??.text ?? "several") rows have "
                    + shown,
                source.versions == nil
                    ? "Repair the table, declare what is unique, or declare `versions:` if it is a log of versions"
                    : "Rows of one version must not differ")
        ]
    }

    private func finding(_ table: LiveTable, _ isProblem: Bool, _ message: String, _ advice: String) -> LiveFinding {
        LiveFinding(isProblem: isProblem, message: message, advice: advice, location: table.source.location)
    }
}

extension Project {
    /// Each list of columns by which queries are likely to find rows of a source: an entity's keys, the links of a read.
    public func finders(of source: Source) -> [[String]] {
        TableLayout.finders(of: source, in: self).filter { !$0.isEmpty }
    }
}
