extension Binder {
    /// Binds a query within a scope; undecided columns become text unless something around the query decides them.
    func bindStatement(
        _ node: ParseNode, parent: Scope?, keepsUndecided: Bool = false
    ) throws(BindError) -> BoundStatement {
        try refuseClauses(node)
        let scope = Scope(parent: parent)
        let tables = try node.node("withClause", as: "WithClause").map { node throws(BindError) in
            try bindWith(node, scope)
        }
        let core: Core
        if node.text("op") != "SETOP_NONE", node.has("larg") {
            core = try bindSetOperation(node, scope)
        } else if node.has("valuesLists") {
            core = try bindValues(node, scope)
        } else {
            core = try bindSelect(node, scope, keepsUndecided: keepsUndecided)
        }
        let context = ExpressionContext(scope: Scope(parent: scope), clause: "LIMIT")
        func count(_ field: String) throws(BindError) -> BoundExpression? {
            guard let part = node.node(field) else { return nil }
            let value = try coerce(try bind(part, context), to: .int8, .implicit)
            if value.contains({ $0.isColumn }) {
                throw BindError(message: "LIMIT and OFFSET cannot depend on a column", offset: value.offset)
            }
            return value
        }
        let common = (tables ?? []).map { table in
            BoundCommonTable(
                name: table.bound.name, id: table.bound.id, statement: table.bound.statement,
                columns: table.bound.columns, referenceCount: table.scope.referenceCount,
                isMaterialized: table.bound.isMaterialized)
        }
        return BoundStatement(
            commonTables: common, body: core.body, orderBy: core.orderBy, limit: try count("limitCount"),
            limitIncludesTies: node.text("limitOption") == "LIMIT_OPTION_WITH_TIES", offset: try count("limitOffset"),
            columns: core.columns, offsetInText: node.offset)
    }

    /// A query's body, with what is bound in its scope.
    struct Core {
        let body: BoundBody
        let orderBy: [BoundSortKey]
        let columns: [BoundColumn]
    }

    private func refuseClauses(_ node: ParseNode) throws(BindError) {
        if let into = node.node("intoClause", as: "IntoClause") {
            throw BindError(
                message: "SELECT INTO is refused: a view reads and makes nothing", offset: into.offset,
                hint: "leave INTO out")
        }
        if let lock = node.nodes("lockingClause").first {
            let name =
                switch lock.text("strength") {
                case "LCS_FORSHARE": "FOR SHARE"
                case "LCS_FORKEYSHARE": "FOR KEY SHARE"
                case "LCS_FORNOKEYUPDATE": "FOR NO KEY UPDATE"
                default: "FOR UPDATE"
                }
            throw BindError(
                message: "\(name) is refused: a view reads and locks nothing", offset: node.offset,
                hint: "leave \(name) out")
        }
    }

    private struct NamedQuery {
        let bound: BoundCommonTable
        let scope: CommonTableScope
    }

    private func bindWith(_ node: ParseNode, _ scope: Scope) throws(BindError) -> [NamedQuery] {
        if node.flag("recursive") {
            throw BindError(
                message: "WITH RECURSIVE is refused", offset: node.offset, hint: "use generate_series for series")
        }
        var result: [NamedQuery] = []
        for table in node.nodes("ctes") {
            let name = table.text("ctename") ?? ""
            guard let query = table.node("ctequery") else { throw malformed(table) }
            guard query.kind == "SelectStmt" else {
                throw BindError(
                    message: "a view is one SELECT, and WITH \(name) holds \(StatementNames.name(of: query.kind))",
                    offset: table.offset)
            }
            if scope.commonTables.contains(where: { $0.name == name }) {
                throw BindError(message: "WITH names \(name) twice", offset: table.offset)
            }
            let statement = try bindStatement(query, parent: scope)
            let names = table.names("aliascolnames")
            guard names.count <= statement.columns.count else {
                throw BindError(
                    message: "WITH \(name) names \(names.count) columns, and its query gives "
                        + "\(statement.columns.count)", offset: table.offset)
            }
            let columns = statement.columns.enumerated().map { index, column in
                BoundColumn(name: index < names.count ? names[index] : column.name, type: column.type)
            }
            let entry = CommonTableScope(name: name, id: newCommonTableID(), columns: columns)
            scope.commonTables.append(entry)
            let isMaterialized: Bool? =
                switch table.text("ctematerialized") {
                case "CTEMaterializeAlways": true
                case "CTEMaterializeNever": false
                default: nil
                }
            let bound = BoundCommonTable(
                name: name, id: entry.id, statement: statement, columns: columns, referenceCount: 0,
                isMaterialized: isMaterialized)
            result.append(NamedQuery(bound: bound, scope: entry))
        }
        return result
    }

    private func bindValues(_ node: ParseNode, _ scope: Scope) throws(BindError) -> Core {
        let context = ExpressionContext(scope: Scope(parent: scope), clause: "VALUES")
        var rows: [[BoundExpression]] = []
        for list in node.nodes("valuesLists") { rows.append(try bindAll(list.nodes("items"), context)) }
        guard let width = rows.first?.count, rows.allSatisfy({ $0.count == width }) else {
            throw BindError(message: "the rows of VALUES have different lengths", offset: node.offset)
        }
        var columns: [BoundColumn] = []
        for index in 0..<width {
            let (type, unified) = try unify(rows.map { $0[index] }, for: "VALUES")
            for row in rows.indices { rows[row][index] = unified[row] }
            columns.append(BoundColumn(name: "column\(index + 1)", type: type))
        }
        let keys = try bindResultOrder(node.nodes("sortClause"), columns)
        return Core(body: .values(rows), orderBy: keys, columns: columns)
    }
}
