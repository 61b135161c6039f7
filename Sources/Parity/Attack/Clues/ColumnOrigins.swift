internal import Contracts
internal import SQLFrontend

/// Which columns of sources and spine an expression's value comes from, through subqueries and common tables.
struct ColumnOrigins {
    private let shape: ScenarioShape
    private var relations: [RelationID: BoundRelation] = [:]
    private var commonTables: [CommonTableID: BoundStatement] = [:]

    /// How deep queries are followed into each other; a recursive one has no end.
    private static let deepest = 12

    init(_ statement: BoundStatement, shape: ScenarioShape) {
        self.shape = shape
        collect(statement)
    }

    /// The columns that an expression mentions, each once, in order.
    func columns(in expression: BoundExpression) -> [ColumnPlace] {
        var found: Set<ColumnPlace> = []
        find(expression, &found, Self.deepest)
        return found.sorted()
    }

    private func find(_ expression: BoundExpression, _ found: inout Set<ColumnPlace>, _ depth: Int) {
        guard depth > 0 else { return }
        if case .column(let relation, let index, let name) = expression.kind {
            find(relations[relation], index, name, &found, depth)
        }
        for child in expression.children { find(child, &found, depth) }
        for query in expression.subqueries { find(query, 0, &found, depth - 1) }
    }

    private func find(
        _ relation: BoundRelation?, _ index: Int, _ name: String, _ found: inout Set<ColumnPlace>, _ depth: Int
    ) {
        switch relation?.kind {
        case .source(let source):
            guard let table = shape.sources.firstIndex(where: { $0.name == source.name }),
                let column = source.columns.firstIndex(where: { $0.name == name })
            else { return }
            found.insert(ColumnPlace(table: table, column: column))
        case .spine:
            guard let column = shape.spine.firstIndex(where: { $0.name == name }) else { return }
            found.insert(ColumnPlace(table: ColumnPlace.spine, column: column))
        case .commonTable(let id, _): if let query = commonTables[id] { find(query, index, &found, depth - 1) }
        case .subquery(let query): find(query, index, &found, depth - 1)
        case .function(_, let arguments, _): for argument in arguments { find(argument, &found, depth - 1) }
        case nil: break
        }
    }

    private func find(_ statement: BoundStatement, _ index: Int, _ found: inout Set<ColumnPlace>, _ depth: Int) {
        switch statement.body {
        case .select(let select):
            if select.items.indices.contains(index) { find(select.items[index].expression, &found, depth) }
        case .values(let rows):
            for row in rows where row.indices.contains(index) { find(row[index], &found, depth) }
        case .setOperation(let operation):
            find(operation.first, index, &found, depth - 1)
            find(operation.second, index, &found, depth - 1)
        }
    }

    private mutating func collect(_ statement: BoundStatement) {
        for table in statement.commonTables {
            commonTables[table.id] = table.statement
            collect(table.statement)
        }
        switch statement.body {
        case .select(let select): for item in select.from { collect(item) }
        case .setOperation(let operation):
            collect(operation.first)
            collect(operation.second)
        case .values: break
        }
        var queries: [BoundStatement] = []
        statement.walkDeep { queries += $0.subqueries }
        for query in queries { collect(query) }
    }

    private mutating func collect(_ item: BoundFromItem) {
        for relation in item.relations {
            relations[relation.id] = relation
            if case .subquery(let query) = relation.kind { collect(query) }
        }
    }
}
