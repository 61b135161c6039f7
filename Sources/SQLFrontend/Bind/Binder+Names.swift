import Contracts

extension Binder {
    /// Resolves `column` or `table.column`, from the inside out.
    func resolve(
        _ names: [String], at offset: Int, _ context: ExpressionContext
    ) throws(BindError) -> BoundExpression {
        guard let last = names.last, names.count <= 2 else {
            throw BindError(
                message: "qualified relations are refused: \(names.joined(separator: "."))", offset: offset,
                hint: "name the source alone")
        }
        let found =
            names.count == 1
            ? try resolveBare(last, at: offset, context.scope)
            : try resolveQualified(table: names[0], column: last, at: offset, context.scope)
        let expression = BoundExpression(kind: found.kind, type: found.type, offset: offset)
        noteRead(expression, at: offset)
        return expression
    }

    private func resolveBare(_ name: String, at offset: Int, _ scope: Scope) throws(BindError) -> BoundExpression {
        for level in scope.chain {
            let matches = level.namespace.columns.filter { $0.name == name }
            if matches.count > 1 {
                let owners = level.namespace.tables.filter { $0.columns.contains { $0.name == name } }.map(\.alias)
                throw BindError(
                    message: "column \(name) is ambiguous", offset: offset,
                    hint: "say which: \(owners.map { "\($0).\(name)" }.joined(separator: " or "))")
            }
            if let match = matches.first { return match.expression }
        }
        if let refusal = systemColumn(name, at: offset) { throw refusal }
        let tables = scope.chain.flatMap(\.namespace.tables)
        if tables.contains(where: { $0.alias == name }) {
            throw BindError(
                message: "\(name) is a table, and a whole row is not one value", offset: offset,
                hint: "name a column of it, or write count(*)")
        }
        let known = scope.chain.flatMap(\.namespace.columns).map(\.name)
        throw BindError(
            message: "there is no column \(name)", offset: offset, hint: Nearest.hint(for: name, among: known))
    }

    private func resolveQualified(
        table: String, column: String, at offset: Int, _ scope: Scope
    ) throws(BindError) -> BoundExpression {
        for level in scope.chain {
            guard let found = level.namespace.tables.first(where: { $0.alias == table }) else { continue }
            let matches = found.columns.filter { $0.name == column }
            if matches.count > 1 {
                throw BindError(message: "column \(table).\(column) is ambiguous", offset: offset)
            }
            if let match = matches.first { return match.expression }
            if let refusal = systemColumn(column, at: offset) { throw refusal }
            throw BindError(
                message: "\(table) has no column \(column)", offset: offset,
                hint: Nearest.hint(for: column, among: found.columns.map(\.name))
                    ?? "it has \(found.columns.map(\.name).joined(separator: ", "))")
        }
        let known = scope.chain.flatMap(\.namespace.tables).map(\.alias)
        throw BindError(
            message: "there is no table \(table) in the FROM clauses that this place can see", offset: offset,
            hint: Nearest.hint(for: table, among: known)
                ?? (view.reads.contains { $0.source == table }
                    ? "it may have an alias here, or the sub-query needs LATERAL" : nil))
    }

    private func systemColumn(_ name: String, at offset: Int) -> BindError? {
        guard ["ctid", "tableoid", "xmin", "xmax", "cmin", "cmax", "oid"].contains(name) else { return nil }
        return BindError(
            message: "system column \(name) is refused: it says where a row lies, not what it means", offset: offset,
            hint: "use the source's unique columns")
    }

    /// The columns that `*` or `table.*` stands for.
    func star(_ names: [String], at offset: Int, _ scope: Scope) throws(BindError) -> [VisibleColumn] {
        guard names.count <= 1 else {
            throw BindError(
                message: "qualified relations are refused: \(names.joined(separator: ".")).*", offset: offset,
                hint: "name the source alone")
        }
        let columns: [VisibleColumn]
        if let name = names.first {
            guard let table = scope.chain.lazy.flatMap(\.namespace.tables).first(where: { $0.alias == name }) else {
                let known = scope.chain.flatMap(\.namespace.tables).map(\.alias)
                throw BindError(
                    message: "there is no table \(name)", offset: offset, hint: Nearest.hint(for: name, among: known))
            }
            columns = table.columns
        } else {
            columns = scope.namespace.columns
            if scope.namespace.tables.isEmpty {
                throw BindError(message: "a star needs a FROM clause", offset: offset)
            }
        }
        for column in columns { noteRead(column.expression, at: offset) }
        return columns
    }
}
