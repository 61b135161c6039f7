import Contracts

/// AND and OR, conditions left out, conditions put in.
extension MutantMaker {
    mutating func addConditions(at index: Int) {
        if site.isKeyword(index, "and"), !site.betweenAnds.contains(index) { replace(index, "OR", .logic, "CND") }
        if site.isKeyword(index, "or") { replace(index, "AND", .logic, "CND") }
        guard let condition = conditionBehind(index) else { return }
        let cause = self.cause(ofDropping: condition.range)
        replace(
            condition.range, condition.isInOr ? "FALSE" : "TRUE", cause == "PAR" ? .partition : .condition, cause)
        addKnowledge(to: condition.range)
        addKeys(to: condition.range)
    }

    /// The condition that opens behind a token, and whether an OR holds it.
    private func conditionBehind(_ index: Int) -> (range: Range<Int>, isInOr: Bool)? {
        let opens = site.isKeyword(index, "where", "on", "having", "when")
        let isAnd = site.isKeyword(index, "and") && !site.betweenAnds.contains(index)
        let isOr = site.isKeyword(index, "or")
        let may =
            site.isSymbol(index, "(") || site.isSymbol(index, ",")
            || site.isKeyword(index, "select", "then", "else", "not", "distinct")
        guard opens || isAnd || isOr || may, let range = site.operand(after: index, .condition) else { return nil }
        let next = range.upperBound
        let andFollows = site.isKeyword(next, "and") && !site.betweenAnds.contains(next)
        let orFollows = site.isKeyword(next, "or")
        guard opens || isAnd || isOr || andFollows || orFollows else { return nil }
        return (range, (isOr || orFollows) && !isAnd && !andFollows)
    }

    /// What a query becomes wrong in when it lacks a condition.
    private func cause(ofDropping range: Range<Int>) -> String {
        var columns: [(relation: BoundRelation, name: String, type: PhysicalType)] = []
        var isEquality = false
        var isNullTest = false
        var isUpper = false
        var hasInterval = false
        // Without the rank that chooses one row, the largest of all is taken.
        if range.contains(where: { choosesLargest($0) }) { return "AGG" }
        for index in range {
            if let column = site.boundColumn(index) { columns.append((column.relation, column.name, column.type)) }
            if site.isSymbol(index, "=") { isEquality = true }
            if site.isSymbol(index, "<") || site.isSymbol(index, "<=") { isUpper = true }
            if site.isKeyword(index, "null") { isNullTest = true }
            if site.isKeyword(index, "interval") || site.tokens[index].word == "make_interval" { hasInterval = true }
        }
        if columns.contains(where: { site.isDeletionMark($0.name) }) { return "VER" }
        let relations = Set(columns.map(\.relation.id))
        if isEquality, relations.count == 2, columns.count == 2, columns[0].name == columns[1].name {
            // Rows of one source that are held against each other are of one entity by its key alone.
            let name = columns[0].name
            let isKey = site.query.view.entity.keys.contains { $0.name == name } || name == "spine_id"
            return isKey || Self.source(columns[0].relation) != Self.source(columns[1].relation) ? "PAR" : "CND"
        }
        if isNullTest { return "NUL" }
        let isTime = columns.contains { $0.type.base.isTime }
        if isTime, columns.contains(where: { site.isKnowledge($0.name) }) { return "LAT" }
        if isTime, isUpper, !hasInterval { return "LAT" }
        return isTime ? "WIN" : "CND"
    }

    private static func source(_ relation: BoundRelation) -> String? {
        if case .source(let source) = relation.kind { source.name } else { nil }
    }

    /// What only becomes known later must be known at `as_of`: a condition beside one on the event time.
    private mutating func addKnowledge(to range: Range<Int>) {
        guard let (event, source, asOf) = eventBound(in: range) else { return }
        let prefix = site.qualifier(event)
        for column in source.knowledgeColumns where !site.hasComparison(of: column) {
            insert(after: range.upperBound - 1, " AND \(prefix)\(column) <= \(asOf)", .arrival, "LAT")
        }
        if !site.hasUpperBound(of: source.eventTime) {
            insert(after: range.upperBound - 1, " AND \(prefix)\(source.eventTime) <= \(asOf)", .arrival, "LAT")
        }
    }

    /// The key of the entity, where the condition lacks it.
    private mutating func addKeys(to range: Range<Int>) {
        guard let (event, source, asOf) = eventBound(in: range) else { return }
        let prefix = site.qualifier(event)
        let spine = asOf.split(separator: ".").dropLast().joined(separator: ".")
        guard !spine.isEmpty else { return }
        for key in site.query.view.entity.keys where source.column(key.name) != nil && !site.hasEquality(of: key.name) {
            insert(
                after: range.upperBound - 1, " AND \(prefix)\(key.name) = \(spine).\(key.name)", .partition, "PAR")
        }
    }

    /// A condition that holds a source's event time against `as_of`: the token of the column, its source, `as_of` as written.
    private func eventBound(in range: Range<Int>) -> (event: Int, source: Source, asOf: String)? {
        var event: (Int, Source)?
        var asOf: String?
        for index in range {
            guard let column = site.boundColumn(index) else { continue }
            if case .source(let source) = column.relation.kind, column.name == source.eventTime {
                event = event ?? (index, source)
            }
            if column.name == "as_of" { asOf = site.qualifier(index) + "as_of" }
        }
        guard let event, let asOf else { return nil }
        return (event.0, event.1, asOf)
    }
}

extension Source {
    /// The columns that say when something became known, by name.
    var knowledgeColumns: [String] {
        var columns = Set(knownAt.values)
        if let arrivalTime { columns.insert(arrivalTime) }
        if let versions { columns.insert(versions.by) }
        columns.remove(eventTime)
        return columns.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension MutationSite {
    /// `f.` of a column that is written `f.departed_at`; empty for one that is written alone.
    func qualifier(_ index: Int) -> String {
        isSymbol(index + 1, ".") ? text(index..<index + 1) + "." : ""
    }
    /// Whether a column says when something became known.
    func isKnowledge(_ name: String) -> Bool { sources.contains { $0.knowledgeColumns.contains(name) } }
    /// Whether a column marks deleted rows.
    func isDeletionMark(_ name: String) -> Bool { sources.contains { $0.versions?.deleted == name } }

    /// Whether any comparison has a column of this name as an operand.
    func hasComparison(of name: String) -> Bool {
        contains(["<", "<=", ">", ">=", "="]) { $0.isColumn(name) || $1.isColumn(name) }
    }
    /// Whether a column is compared from above with anything.
    func hasUpperBound(of name: String) -> Bool {
        contains(["<", "<="]) { first, _ in first.isColumn(name) }
            || contains([">", ">="]) { _, second in second.isColumn(name) }
    }
    /// Whether a column is equal to another of the same name.
    func hasEquality(of name: String) -> Bool {
        contains(["="]) { $0.isColumn(name) && $1.isColumn(name) }
    }

    private func contains(
        _ names: Set<String>, where condition: (BoundExpression, BoundExpression) -> Bool
    ) -> Bool {
        expressions.values.contains { found in
            found.contains { expression in
                guard case .operator(let symbol, let operands) = expression.kind, operands.count == 2 else {
                    return false
                }
                return names.contains(symbol.name) && condition(operands[0], operands[1])
            }
        }
    }
}

extension BoundExpression {
    /// Whether this is a column of a name, perhaps cast.
    func isColumn(_ name: String) -> Bool {
        switch kind {
        case .column(_, _, let found): found == name
        case .cast(let operand, .implicit): operand.isColumn(name)
        default: false
        }
    }
}
