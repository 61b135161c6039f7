import Contracts

/// What the question says in the place of what a row says, and a column of a row in the place of one that may be unknown.
extension MutantMaker {
    /// How many columns are put in the place of one.
    private static let mostOthers = 4
    /// How many of the tables that know the question are taken its instant from.
    private static let mostTables = 3

    private static let signs: Set<String> = ["+", "-", "*", "/"]
    private static let comparisons: Set<String> = ["<", "<=", ">", ">=", "="]

    mutating func addMirroredColumns(at index: Int) {
        guard let column = site.boundColumn(index), !site.isSpine(column.relation) else { return }
        let end = site.isSymbol(index + 1, ".") ? index + 3 : index + 1
        guard let last = site.token(end - 1), last.word == column.name else { return }
        let before = site.token(index - 1)?.word ?? ""
        let behind = site.token(end)?.word ?? ""
        // What bounds a window is tried where bounds are, and no row is told from another by what the question says.
        guard !Self.comparisons.contains(before), !Self.comparisons.contains(behind), before != "by" else { return }
        let isCalculated = Self.signs.contains(before) || Self.signs.contains(behind) || before == "(" && behind == ")"
        for other in questionColumns(like: column.type.base, column.name) {
            replace(index..<end, other, .column, "COL")
            if isCalculated, site.mayBeUnknown(column.relation, column.name) {
                replace(index..<end, known(index..<end, other), .column, "COL")
            }
        }
        guard isCalculated, site.mayBeUnknown(column.relation, column.name) else { return }
        let others = column.relation.columns.filter {
            $0.name != column.name && $0.type.base == column.type.base && !site.isIdentity($0.name)
        }
        for other in others.prefix(Self.mostOthers) {
            replace(index..<end, known(index..<end, site.qualifier(index) + other.name), .column, "COL")
        }
    }

    /// Another value wherever one is known: who looks whether it is there does not always take it then.
    private func known(_ value: Range<Int>, _ other: String) -> String {
        "CASE WHEN \(site.text(value)) IS NOT NULL THEN \(other) END"
    }

    /// The columns of the question that are of a type, as any table says them that has them; its keys are none.
    private func questionColumns(like type: SQLType, _ name: String) -> [String] {
        var found: [String] = []
        for relation in site.relations.values.sorted(by: { $0.offset < $1.offset }) where !relation.alias.isEmpty {
            for column in relation.columns where column.type.base == type && column.name != name {
                let isOfQuestion = site.isSpine(relation) ? !site.isIdentity(column.name) : column.name == "as_of"
                let text = "\(relation.alias).\(column.name)"
                if isOfQuestion, !found.contains(text) { found.append(text) }
            }
        }
        return Array(found.prefix(Self.mostTables))
    }
}

extension MutationSite {
    /// Whether a column says which row or which entity it is, or where in an order it stands.
    func isIdentity(_ name: String) -> Bool {
        name == "spine_id" || ranks.contains(name) || query.view.entity.keys.contains { $0.name == name }
            || isUnique(name)
    }

    /// Whether a column has a name by which a source tells its rows apart.
    func isUnique(_ name: String) -> Bool {
        sources.contains { $0.unique.contains(name) }
    }

    /// Whether a column of a relation may be NULL.
    func mayBeUnknown(_ relation: BoundRelation, _ name: String) -> Bool {
        switch relation.kind {
        case .source(let source): source.column(name)?.isNullable == true
        case .commonTable, .subquery: name != "spine_id" && !ranks.contains(name)
        case .spine, .function: false
        }
    }
}
