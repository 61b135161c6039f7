internal import Contracts
internal import SQLFrontend
internal import SQLite

extension Translation {
    /// ` FROM …`, or nothing for a SELECT that reads nothing.
    func fromClause(_ items: [BoundFromItem]) throws(QueryRefusal) -> String {
        guard let first = items.first else { return "" }
        let outerSiblings = siblings
        siblings = []
        defer { siblings = outerSiblings }
        var sql = try fromItem(first)
        // JOIN without a condition, since CROSS JOIN would forbid SQLite to choose the order of the loops.
        for item in items.dropFirst() { sql += " JOIN \(try operand(item))" }
        return " FROM \(sql)"
    }

    private func fromItem(_ item: BoundFromItem) throws(QueryRefusal) -> String {
        switch item {
        case .relation(let relation):
            return try self.relation(relation)
        case .join(let join):
            let (first, second) = (try fromItem(join.first), try operand(join.second))
            let word =
                switch join.kind {
                case .inner, .cross: "JOIN"
                case .left: "LEFT JOIN"
                case .right: "RIGHT JOIN"
                case .full: "FULL JOIN"
                }
            guard let condition = join.condition else { return "\(first) \(word) \(second)" }
            return "\(first) \(word) \(second) ON \(try self.condition(condition))"
        }
    }

    /// The item behind a JOIN; joins bind from the first to the last, so a join there needs parentheses.
    private func operand(_ item: BoundFromItem) throws(QueryRefusal) -> String {
        if case .join = item { return "(\(try fromItem(item)))" }
        return try fromItem(item)
    }

    private func relation(_ relation: BoundRelation) throws(QueryRefusal) -> String {
        let table: String
        let alias: String
        var names: [String]
        switch relation.kind {
        case .source(let source):
            names = source.columns.map(\.name)
            table = quoted(source.name)
            alias = self.alias(relation.alias, ofTable: source.name)
        case .spine:
            names = spineColumns
            table = quoted("spine")
            alias = self.alias(relation.alias, ofTable: "spine")
        case .commonTable(let id, let name):
            guard let common = commonTables[id] else { throw refusal("the common table \(name)", relation.offset) }
            names = common.columns.map(\.name)
            table = quoted(common.alias)
            alias = self.alias(relation.alias, ofTable: common.alias)
        case .subquery(let statement):
            let outerForbidden = outOfReach
            outOfReach.formUnion(siblings)
            defer { outOfReach = outerForbidden }
            let output = try self.statement(statement)
            names = output.columns.map(\.name)
            table = "(\(output.sql))"
            alias = self.alias(relation.alias, ofTable: nil)
        case .function(let function, _, _):
            throw refusal("\(function.name) in FROM", relation.offset)
        }
        relations[relation.id] = Relation(
            alias: alias,
            columns: relation.columns.indices.map { index in
                Column(name: names[index], type: relation.columns[index].type)
            })
        siblings.insert(relation.id)
        return "\(table) AS \(quoted(alias))"
    }
}
