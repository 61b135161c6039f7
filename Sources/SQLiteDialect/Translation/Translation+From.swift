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
        for item in items.dropFirst() {
            sql += " JOIN \(item.followsWithoutParentheses ? try fromItem(item) : try operand(item))"
        }
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
        guard case .join = item else { return try fromItem(item) }
        // SQLite makes a sub-query of what stands in parentheses, from which nothing before them can be seen.
        let outerForbidden = outOfReach
        outOfReach.formUnion(siblings)
        defer { outOfReach = outerForbidden }
        return "(\(try fromItem(item)))"
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
            let isLateral = statement.mentions(siblings)
            let output = try self.statement(statement)
            if isLateral {
                (table, names) = try lateral(output, relation.offset)
            } else {
                (table, names) = ("(\(output.sql))", output.columns.map(\.name))
            }
            alias = self.alias(relation.alias, ofTable: nil)
        case .function(let function, let arguments, let withOrdinality):
            let rows = try rowFunction(function, arguments, relation.offset)
            table = rows.call
            names = rows.columns + (withOrdinality ? ["ordinality"] : [])
            alias = self.alias(relation.alias, ofTable: nil)
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

extension BoundFromItem {
    /// Whether its joins can be written behind a JOIN without parentheses: `a, b LEFT JOIN c` is `a JOIN b LEFT JOIN c`, since
    /// no row of `a` or `b` depends on which of the two joins is made first.
    fileprivate var followsWithoutParentheses: Bool {
        switch self {
        case .relation: true
        case .join(let join):
            switch join.kind {
            case .inner, .cross, .left: join.first.followsWithoutParentheses
            case .right, .full: false
            }
        }
    }
}
