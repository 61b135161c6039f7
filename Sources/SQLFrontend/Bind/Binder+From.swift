import Contracts

extension Binder {
    /// Binds the items of a FROM clause and adds what they name to the scope.
    func bindFrom(_ nodes: [ParseNode], _ scope: Scope) throws(BindError) -> [BoundFromItem] {
        var items: [BoundFromItem] = []
        for node in nodes {
            guard
                let (item, namespace) = attempt({ () throws(BindError) in
                    try bindFromItem(node, before: scope.namespace, scope)
                })
            else { continue }
            scope.namespace = try merged(scope.namespace, namespace, at: node.offset)
            items.append(item)
        }
        return items
    }

    /// Binds one item; `before` is what LATERAL may refer to.
    private func bindFromItem(
        _ node: ParseNode, before: Namespace, _ scope: Scope
    ) throws(BindError) -> (BoundFromItem, Namespace) {
        switch node.kind {
        case "RangeVar": return try bindTable(node, scope)
        case "RangeSubselect": return try bindDerivedTable(node, before: before, scope)
        case "RangeFunction": return try bindFunctionTable(node, before: before, scope)
        case "JoinExpr": return try bindJoin(node, before: before, scope)
        case "RangeTableSample":
            throw BindError(
                message: "TABLESAMPLE is refused: it draws other rows each time", offset: node.offset,
                hint: "an answer must follow from the rows alone")
        default:
            throw BindError(message: "\(node.kind) is not supported in FROM", offset: node.offset)
        }
    }

    private func bindTable(_ node: ParseNode, _ scope: Scope) throws(BindError) -> (BoundFromItem, Namespace) {
        let name = node.text("relname") ?? ""
        let offset = node.offset
        if let schema = node.text("schemaname") {
            throw BindError(
                message: "qualified relations are refused: \(schema).\(name)", offset: offset,
                hint: "name the source alone; `table:` in featurestore.yaml says where it lies")
        }
        let kind: BoundRelation.Kind
        let columns: [BoundColumn]
        if let table = scope.commonTable(name) {
            table.referenceCount += 1
            kind = .commonTable(table.id, name: name)
            columns = table.columns
        } else if name == "spine" {
            kind = .spine
            columns = [BoundColumn(name: "spine_id", type: PhysicalType(.int8))] + (try columnTypes(view.spineColumns))
        } else if let source = project.source(name), view.reads.contains(where: { $0.source == name }) {
            kind = .source(source)
            columns = try columnTypes(source.columns)
        } else {
            throw unknownTable(name, at: offset)
        }
        return try relation(
            kind, columns: columns, name: name, alias: node.node("alias", as: "Alias"), isLateral: false, at: offset)
    }

    private func unknownTable(_ name: String, at offset: Int) -> BindError {
        let known = view.reads.map(\.source) + ["spine"]
        if project.source(name) != nil {
            return BindError(
                message: "source \(name) is not among the view's reads", offset: offset,
                hint: "add it to `reads:`, with how far back an answer can depend on it")
        }
        return BindError(
            message: "there is no source \(name)", offset: offset,
            hint: Nearest.hint(for: name, among: known) ?? "the view reads \(known.joined(separator: ", "))")
    }

    private func columnTypes(_ columns: [ColumnContract]) throws(BindError) -> [BoundColumn] {
        var result: [BoundColumn] = []
        for column in columns {
            guard let type = PhysicalType.of(column) else {
                throw BindError(
                    message: "column \(column.name) declares the physical type \(column.physicalType ?? ""), "
                        + "which is none that features are computed from", offset: 0)
            }
            result.append(BoundColumn(name: column.name, type: type))
        }
        return result
    }

    private func bindDerivedTable(
        _ node: ParseNode, before: Namespace, _ scope: Scope
    ) throws(BindError) -> (BoundFromItem, Namespace) {
        guard let select = node.node("subquery") else { throw malformed(node) }
        let isLateral = node.flag("lateral")
        guard let alias = node.node("alias", as: "Alias") else {
            throw BindError(message: "a sub-query in FROM needs an alias", offset: node.offset)
        }
        let outer = isLateral ? Scope(parent: scope.parent, namespace: before) : scope.parent
        let query = try bindStatement(select, parent: outer)
        return try relation(
            .subquery(query), columns: query.columns, name: "", alias: alias, isLateral: isLateral, at: node.offset)
    }

    private func bindFunctionTable(
        _ node: ParseNode, before: Namespace, _ scope: Scope
    ) throws(BindError) -> (BoundFromItem, Namespace) {
        let calls = node.nodes("functions").flatMap { $0.nodes("items") }
        guard calls.count == 1, let call = calls.first, call.kind == "FuncCall", node.nodes("coldeflist").isEmpty else {
            throw BindError(message: "ROWS FROM is not supported", offset: node.offset, hint: "join the functions")
        }
        let name = call.names("funcname").last ?? ""
        if let refusal = RefusedFunctions.refusal(of: name, argumentCount: 0, at: call.offset) { throw refusal }
        guard let overloads = Catalogue.functions[name]?.filter(\.returnsSet), !overloads.isEmpty else {
            throw BindError(
                message: "\(name) is no function that gives rows", offset: call.offset,
                hint: "unnest and generate_series are")
        }
        let context = ExpressionContext(
            scope: Scope(parent: scope.parent, namespace: before), clause: "FROM")
        let chosen = try choose(
            name, overloads, try bindAll(call.nodes("args"), context), isStar: false, isOrderedSet: false,
            at: call.offset)
        let withOrdinality = node.flag("ordinality")
        let alias = node.node("alias", as: "Alias")
        let valueName = alias?.text("aliasname") ?? name
        var columns = [BoundColumn(name: valueName, type: PhysicalType(chosen.function.result))]
        if withOrdinality { columns.append(BoundColumn(name: "ordinality", type: PhysicalType(.int8))) }
        return try relation(
            .function(chosen.function, arguments: chosen.arguments, withOrdinality: withOrdinality), columns: columns,
            name: name, alias: alias, isLateral: true, at: call.offset)
    }

    /// Makes a relation, its columns renamed by an alias list, and what it names.
    private func relation(
        _ kind: BoundRelation.Kind, columns: [BoundColumn], name: String, alias: ParseNode?, isLateral: Bool,
        at offset: Int
    ) throws(BindError) -> (BoundFromItem, Namespace) {
        let names = alias?.names("colnames") ?? []
        guard names.count <= columns.count else {
            throw BindError(
                message: "the alias names \(names.count) columns, and there are \(columns.count)", offset: offset)
        }
        let renamed = columns.enumerated().map { index, column in
            BoundColumn(name: index < names.count ? names[index] : column.name, type: column.type)
        }
        let relation = BoundRelation(
            id: newRelationID(), alias: alias?.text("aliasname") ?? name, kind: kind, columns: renamed,
            isLateral: isLateral, offset: offset)
        register(relation)
        let visible = renamed.enumerated().map { index, column in
            VisibleColumn(
                name: column.name,
                expression: BoundExpression(
                    kind: .column(relation.id, index: index, name: column.name), type: column.type, offset: offset))
        }
        return (
            .relation(relation),
            Namespace(
                tables: [NamedTable(alias: relation.alias, columns: visible)], columns: visible,
                relations: [relation.id])
        )
    }

    /// Two namespaces side by side; a table name that both use is an error.
    func merged(_ first: Namespace, _ second: Namespace, at offset: Int) throws(BindError) -> Namespace {
        for table in second.tables where first.tables.contains(where: { $0.alias == table.alias }) {
            throw BindError(
                message: "table name \(table.alias) is used twice in this FROM clause", offset: offset,
                hint: "give one an alias")
        }
        return first.joined(with: second)
    }
}

extension Binder {
    private func bindJoin(
        _ node: ParseNode, before: Namespace, _ scope: Scope
    ) throws(BindError) -> (BoundFromItem, Namespace) {
        let kinds: [String: BoundJoin.Kind] = [
            "JOIN_INNER": .inner, "JOIN_LEFT": .left, "JOIN_RIGHT": .right, "JOIN_FULL": .full,
        ]
        guard let left = node.node("larg"), let right = node.node("rarg"),
            var kind = kinds[node.text("jointype") ?? ""]
        else { throw malformed(node) }
        let (first, firstNames) = try bindFromItem(left, before: before, scope)
        let place = right.offset
        if node.flag("isNatural") {
            throw BindError(
                message: "NATURAL JOIN is refused: a new column would change what it means", offset: place,
                hint: "say USING (…)")
        }
        let (second, secondNames) = try bindFromItem(right, before: before.joined(with: firstNames), scope)
        if kind == .right || kind == .full, case .relation(let relation) = second, relation.isLateral,
            second.mentions(firstNames.relations)
        {
            throw BindError(message: "LATERAL cannot refer to the other side of a \(kind.rawValue) join", offset: place)
        }
        var names = try merged(firstNames, secondNames, at: place)
        var condition: BoundExpression?
        let using = node.names("usingClause")
        if !using.isEmpty {
            (condition, names) = try bindUsing(using, kind, firstNames, secondNames, names, at: place)
        } else if let quals = node.node("quals") {
            let context = ExpressionContext(scope: Scope(parent: scope.parent, namespace: names), clause: "JOIN … ON")
            condition = try boolean(try bind(quals, context), for: "ON")
        } else {
            kind = .cross
        }
        if let alias = node.node("alias", as: "Alias") {
            guard alias.names("colnames").isEmpty else {
                throw BindError(message: "column aliases of a join are not supported", offset: place)
            }
            names.tables = [NamedTable(alias: alias.text("aliasname") ?? "", columns: names.columns)]
        }
        return (
            .join(BoundJoin(kind: kind, first: first, second: second, condition: condition, offset: place)), names
        )
    }

    /// Turns USING into equalities, and its columns into the ones that both sides share.
    private func bindUsing(
        _ using: [String], _ kind: BoundJoin.Kind, _ first: Namespace, _ second: Namespace, _ both: Namespace,
        at offset: Int
    ) throws(BindError) -> (BoundExpression?, Namespace) {
        var equalities: [BoundExpression] = []
        var shared: [VisibleColumn] = []
        for name in using {
            let sides = [first, second].map { side in side.columns.filter { $0.name == name } }
            guard sides[0].count == 1, sides[1].count == 1 else {
                throw BindError(
                    message: "USING (\(name)) needs exactly one column \(name) on each side, and finds "
                        + "\(sides[0].count) and \(sides[1].count)", offset: offset)
            }
            let one = sides[0][0].expression
            let other = sides[1][0].expression
            noteRead(one, at: offset)
            noteRead(other, at: offset)
            equalities.append(try operation("=", one, other, at: offset))
            let (type, unified) = try unify([one, other], for: "USING")
            let merged: BoundExpression =
                switch kind {
                case .right: unified[1]
                case .full: BoundExpression(kind: .coalesce(unified), type: type, offset: offset)
                case .inner, .left, .cross: unified[0]
                }
            shared.append(VisibleColumn(name: name, expression: merged))
        }
        var names = both
        let rest =
            first.columns.filter { !using.contains($0.name) } + second.columns.filter { !using.contains($0.name) }
        names.columns = shared + rest
        let condition =
            equalities.count == 1
            ? equalities[0]
            : BoundExpression(kind: .and(equalities), type: PhysicalType(.bool), offset: offset)
        return (condition, names)
    }
}

extension BoundFromItem {
    /// Whether an expression within the item names a column of one of these relations.
    func mentions(_ relations: Set<RelationID>) -> Bool {
        var found = false
        walkDeep { if case .column(let id, _, _) = $0.kind, relations.contains(id) { found = true } }
        return found
    }
}
