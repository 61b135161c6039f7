internal import SQLFrontend
internal import SQLite

extension Translation {
    /// A complete query; `keepsNames` gives the result the query's own column names, else they are made unique.
    func statement(_ statement: BoundStatement, keepsNames: Bool = false) throws(QueryRefusal) -> Output {
        var definitions: [String] = []
        for table in statement.commonTables where table.referenceCount > 0 {
            definitions.append(try commonTable(table))
        }
        guard !statement.limitIncludesTies else { throw refusal("WITH TIES", statement.offsetInText) }
        let names = statement.columns.map(\.name)
        let wanted = keepsNames ? names : Self.uniqueColumnNames(names)
        let body: Output
        switch statement.body {
        case .select(let select):
            if case .on(let keys) = select.distinct {
                body = try distinctOn(select, keys, statement, names: wanted)
            } else {
                body = try self.select(select, names: wanted, orderBy: statement.orderBy)
            }
        case .values(let rows):
            body = try ordered(try values(rows, statement, names: wanted), statement)
        case .setOperation(let operation):
            body = try ordered(try setOperation(operation, statement, names: wanted), statement)
        }
        let with = definitions.isEmpty ? "" : "WITH \(definitions.joined(separator: ", ")) "
        return Output(sql: with + body.sql + (try limits(statement)), columns: body.columns)
    }

    private func commonTable(_ table: BoundCommonTable) throws(QueryRefusal) -> String {
        let output = try statement(table.statement)
        let name = uniqueName(table.name)
        commonTables[table.id] = Relation(alias: name, columns: output.columns)
        let hint =
            switch table.isMaterialized {
            case true?: "MATERIALIZED "
            case false?: "NOT MATERIALIZED "
            case nil: ""
            }
        return "\(quoted(name)) AS \(hint)(\(output.sql))"
    }

    /// Orders rows whose keys can only be columns of the result.
    private func ordered(_ output: Output, _ statement: BoundStatement) throws(QueryRefusal) -> Output {
        guard !statement.orderBy.isEmpty else { return output }
        var keys: [String] = []
        for key in statement.orderBy {
            guard case .column(let index) = key.value else {
                throw refusal("ORDER BY an expression behind a set operation", key.offset)
            }
            keys.append(sortTerm("\(index + 1)", output.columns[index].type.base, key))
        }
        return Output(
            sql: "SELECT * FROM (\(output.sql)) ORDER BY \(keys.joined(separator: ", "))", columns: output.columns)
    }

    private func values(
        _ rows: [[BoundExpression]], _ statement: BoundStatement, names: [String]
    ) throws(QueryRefusal) -> Output {
        let columns = statement.columns.indices.map { index in
            Column(name: names[index], type: statement.columns[index].type)
        }
        var lines: [String] = []
        // In SQLite's VALUES a column of a query around it hides the columns' own names; a compound has at most 500 parts.
        if rows.contains(where: { $0.contains(where: \.mentionsColumn) }) {
            for row in rows {
                var items: [String] = []
                for (value, name) in zip(row, names) { items.append("\(try expression(value)) AS \(quoted(name))") }
                lines.append("SELECT \(items.joined(separator: ", "))")
            }
            return Output(sql: lines.joined(separator: " UNION ALL "), columns: columns)
        }
        for row in rows { lines.append("(\(try list(row)))") }
        let items = names.enumerated().map { "\(quoted("column\($0 + 1)")) AS \(quoted($1))" }
        return Output(
            sql: "SELECT \(items.joined(separator: ", ")) FROM (VALUES \(lines.joined(separator: ", ")))",
            columns: columns)
    }

    private func setOperation(
        _ operation: BoundSetOperation, _ statement: BoundStatement, names: [String]
    ) throws(QueryRefusal) -> Output {
        let word =
            switch (operation.kind, operation.isAll) {
            case (.union, true): "UNION ALL"
            case (.union, false): "UNION"
            case (.intersect, false): "INTERSECT"
            case (.except, false): "EXCEPT"
            case (.intersect, true): throw refusal("INTERSECT ALL", statement.offsetInText)
            case (.except, true): throw refusal("EXCEPT ALL", statement.offsetInText)
            }
        let (first, second) = (try self.statement(operation.first), try self.statement(operation.second))
        var sides: [String] = []
        for side in [first, second] {
            let items = side.columns.indices.map { index in
                compared(quoted(side.columns[index].name), side.columns[index].type.base)
                    + " AS \(quoted(names[index]))"
            }
            sides.append("SELECT \(items.joined(separator: ", ")) FROM (\(side.sql))")
        }
        let columns = statement.columns.indices.map { index in
            Column(name: names[index], type: statement.columns[index].type)
        }
        return Output(sql: sides.joined(separator: " \(word) "), columns: columns)
    }

    private func limits(_ statement: BoundStatement) throws(QueryRefusal) -> String {
        var text = ""
        if let limit = try limit(statement.limit, function: "fs_limit") { text += " LIMIT \(limit)" }
        if let offset = try limit(statement.offset, function: "fs_offset") {
            text += text.isEmpty ? " LIMIT -1 OFFSET \(offset)" : " OFFSET \(offset)"
        }
        return text
    }

    private func limit(
        _ expression: BoundExpression?, function: String
    ) throws(QueryRefusal) -> String? {
        guard let expression else { return nil }
        switch expression.kind {
        case .constant(.null): return nil
        case .constant(.integer(let count)) where count >= 0: return String(count)
        default: return "\(function)(\(try self.expression(expression)))"
        }
    }

    /// One term of an ORDER BY, its NULLs placed as PostgreSQL places them.
    func sortTerm(_ text: String, _ type: SQLType, _ key: BoundSortKey) -> String {
        "\(compared(text, type)) \(key.isAscending ? "ASC" : "DESC") NULLS \(key.nullsFirst ? "FIRST" : "LAST")"
    }
}

extension BoundExpression {
    /// Whether a column stands in it, however deep.
    fileprivate var mentionsColumn: Bool {
        var found = false
        walkDeep { if case .column = $0.kind { found = true } }
        return found
    }
}
