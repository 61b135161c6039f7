/// Which columns of a SELECT's tables follow from which, by unique ids and equalities.
struct Dependencies {
    /// A column of a relation.
    struct Column: Hashable {
        let relation: RelationID
        let index: Int
    }

    /// The relations of the SELECT; columns of others are constants to it.
    let local: Set<RelationID>
    private let keys: [RelationID: [Set<Int>]]
    private let widths: [RelationID: Int]
    private var implications: [(from: Set<Column>, to: Column)] = []

    /// Collects what the FROM and WHERE clauses of a SELECT say; `keys` tells the unique columns of a relation.
    init(_ select: BoundSelect, keys: (BoundRelation) -> [Set<Int>]) {
        let relations = select.from.flatMap(\.relations)
        local = Set(relations.map(\.id))
        self.keys = Dictionary(uniqueKeysWithValues: relations.map { ($0.id, keys($0)) })
        widths = Dictionary(uniqueKeysWithValues: relations.map { ($0.id, $0.columns.count) })
        for item in select.from { collect(item) }
        if let filter = select.filter { collect(filter, into: nil) }
    }

    private mutating func collect(_ item: BoundFromItem) {
        guard case .join(let join) = item else { return }
        collect(join.first)
        collect(join.second)
        guard let condition = join.condition else { return }
        switch join.kind {
        case .inner, .cross: collect(condition, into: nil)
        // Rows without a partner have NULLs on the other side, whatever the condition says of it.
        case .left: collect(condition, into: Set(join.second.relations.map(\.id)))
        case .right: collect(condition, into: Set(join.first.relations.map(\.id)))
        case .full: break
        }
    }

    private mutating func collect(_ condition: BoundExpression, into targets: Set<RelationID>?) {
        switch condition.kind {
        case .and(let parts):
            for part in parts { collect(part, into: targets) }
        case .operator(let found, let operands) where found.name == "=" && operands.count == 2:
            for (one, other) in [(operands[0], operands[1]), (operands[1], operands[0])] {
                guard let target = Self.column(other), targets?.contains(target.relation) ?? true,
                    one.subqueriesWithin.isEmpty
                else { continue }
                implications.append((columns(of: one), target))
            }
        case .isNull(let operand, false):
            if let target = Self.column(operand), targets?.contains(target.relation) ?? true {
                implications.append(([], target))
            }
        default: break
        }
    }

    /// The column that an expression is, seen through casts that keep different values different.
    static func column(_ expression: BoundExpression) -> Column? {
        switch expression.kind {
        case .column(let id, let index, _): return Column(relation: id, index: index)
        case .cast(let operand, .implicit):
            let isInjective =
                (operand.type.base.isInteger && (expression.type.base.isInteger || expression.type.base == .numeric))
                || (operand.type.base == .varchar && expression.type.base == .text)
            return isInjective ? column(operand) : nil
        case .collate(let operand, _): return column(operand)
        default: return nil
        }
    }

    /// The SELECT's own columns that an expression names.
    func columns(of expression: BoundExpression) -> Set<Column> {
        var found: Set<Column> = []
        expression.walkDeep {
            if case .column(let id, let index, _) = $0.kind, local.contains(id) {
                found.insert(Column(relation: id, index: index))
            }
        }
        return found
    }

    /// What follows from these columns: they, and all columns that they determine.
    func closure(of start: Set<Column>) -> (columns: Set<Column>, relations: Set<RelationID>) {
        var known = start
        var determined: Set<RelationID> = []
        var changed = true
        while changed {
            changed = false
            for implication in implications where !known.contains(implication.to) {
                guard implication.from.isSubset(of: known) else { continue }
                known.insert(implication.to)
                changed = true
            }
            for (id, candidates) in keys where !determined.contains(id) {
                let isDetermined = candidates.contains { key in
                    key.allSatisfy { known.contains(Column(relation: id, index: $0)) }
                }
                guard isDetermined else { continue }
                determined.insert(id)
                for index in 0..<(widths[id] ?? 0) { known.insert(Column(relation: id, index: index)) }
                changed = true
            }
        }
        return (known, determined)
    }
}

extension BoundExpression {
    /// The queries within this expression, at any depth of it.
    var subqueriesWithin: [BoundStatement] {
        var found: [BoundStatement] = []
        walk { found += $0.subqueries }
        return found
    }
}
