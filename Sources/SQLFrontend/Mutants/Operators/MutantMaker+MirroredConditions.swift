import Contracts

/// The conditions of the other half, put in wherever this half could have them.
extension MutantMaker {
    /// How many columns are put behind ORDER BY in the place of another.
    private static let mostKeys = 6

    mutating func addMirroredConditions(at index: Int) {
        addConditions(toClauseAt: index)
        addConditions(toAggregateAt: index)
        addDistinctRows(at: index)
        addOtherKeys(at: index)
    }

    /// Behind WHERE and ON.
    private mutating func addConditions(toClauseAt index: Int) {
        guard !site.hints.conditions.isEmpty, site.isKeyword(index, "where", "on"),
            !site.isKeyword(index - 1, "distinct"), let clause = site.operand(after: index, .clause)
        else { return }
        // Beside an OR a further condition would bind to its last part alone.
        var position = clause.lowerBound
        while position < clause.upperBound {
            if site.isKeyword(position, "or") { return }
            position = max(position, site.partners[position] ?? position) + 1
        }
        let asOf = clause.first { site.boundColumn($0)?.name == "as_of" }.map { site.qualifier($0) + "as_of" }
        for (place, relation) in relations(in: clause) {
            for condition in site.hints.conditions {
                guard let text = text(of: condition, place, relation, asOf) else { continue }
                insert(after: clause.upperBound - 1, " AND \(text)", operation(of: condition), code(of: condition))
            }
        }
    }

    /// As the FILTER of an aggregate that has none.
    private mutating func addConditions(toAggregateAt index: Int) {
        guard !site.hints.conditions.isEmpty, site.boundAggregate(index) != nil, site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], !site.isKeyword(close + 1, "filter", "within", "over")
        else { return }
        for (place, relation) in relations(in: index + 2..<close) {
            for condition in site.hints.conditions {
                guard let text = text(of: condition, place, relation, nil) else { continue }
                insert(after: close, " FILTER (WHERE \(text))", operation(of: condition), code(of: condition))
            }
        }
    }

    private func operation(of condition: MutantHints.Condition) -> MutationOperator {
        condition.isOfNull ? .nullPolicy : .condition
    }
    private func code(of condition: MutantHints.Condition) -> String { condition.isOfNull ? "NUL" : "CND" }

    /// The relations that a range of tokens mentions, each with the token of its first column.
    private func relations(in range: Range<Int>) -> [(place: Int, relation: BoundRelation)] {
        var found: [(place: Int, relation: BoundRelation)] = []
        for index in range {
            guard let column = site.boundColumn(index), !found.contains(where: { $0.relation.id == column.relation.id })
            else { continue }
            if case .spine = column.relation.kind { continue }
            found.append((index, column.relation))
        }
        return found
    }

    /// The condition in SQL; nil where the relation has no such column.
    ///
    /// What is known later is not known at all before.
    private func text(
        of condition: MutantHints.Condition, _ place: Int, _ relation: BoundRelation, _ asOf: String?
    ) -> String? {
        guard relation.columns.contains(where: { $0.name == condition.column }) else { return nil }
        let prefix = site.qualifier(place)
        let test = "\(prefix)\(condition.column) \(condition.test)"
        guard condition.isOfNull, case .source(let source) = relation.kind, let asOf,
            let known = source.knownAt[condition.column]
                ?? (source.knownAt.values.contains(condition.column) ? condition.column : nil)
        else { return test }
        return known == condition.column ? "\(prefix)\(known) <= \(asOf)" : "\(test) AND \(prefix)\(known) <= \(asOf)"
    }

    /// Rows counted once for each value of a column.
    private mutating func addDistinctRows(at index: Int) {
        guard site.tokens[index].word == "count", site.isSymbol(index + 1, "("), site.isSymbol(index + 2, "*") else {
            return
        }
        var seen: Set<String> = []
        for position in site.tokens.indices where seen.count < Self.mostKeys {
            guard let column = site.boundColumn(position), site.isSymbol(position + 1, "."),
                !["spine_id", "as_of"].contains(column.name),
                seen.insert(site.qualifier(position) + column.name).inserted
            else { continue }
            replace(index + 2, "DISTINCT \(site.qualifier(position))\(column.name)", .duplicates, "DUP")
        }
    }

    /// Rows put in the order of another column.
    private mutating func addOtherKeys(at index: Int) {
        guard site.isKeyword(index, "by"), site.isKeyword(index - 1, "order"), !site.isKeyword(index - 3, "group"),
            let key = site.operand(after: index, .clause), let column = site.boundColumn(key.lowerBound),
            key.count == 1 || key.count == 3 && site.isSymbol(key.lowerBound + 1, ".")
        else { return }
        // Other columns of the same type are tried where columns are.
        let others = column.relation.columns.filter { other in
            let isOrdered = other.type.base.isNumber || other.type.base.isTime || other.type.base.isText
            return isOrdered && other.name != column.name && other.type.base != column.type.base
                && other.name != "spine_id"
        }
        for other in others.prefix(Self.mostKeys) {
            replace(key, site.qualifier(key.lowerBound) + other.name, .order, "ORD")
        }
        addTimeForValue(key, column.relation)
    }

    /// Rows put in the order of time and not of a value: the last for the lowest, and of equal ones by what tells them apart.
    private mutating func addTimeForValue(_ key: Range<Int>, _ relation: BoundRelation) {
        let names = Set(relation.columns.map(\.name))
        let written = site.tokens[key.upperBound - 1].word
        guard let source = site.sources.first(where: { names.contains($0.eventTime) }), written != source.eventTime
        else { return }
        let end = site.isKeyword(key.upperBound, "asc", "desc") ? key.upperBound + 1 : key.upperBound
        let prefix = site.qualifier(key.lowerBound)
        let identity = source.unique.first { names.contains($0) && $0 != source.eventTime }
        for direction in ["DESC", "ASC"] {
            var order = "\(prefix)\(source.eventTime) \(direction)"
            replace(key.lowerBound..<end, order, .order, "ORD")
            guard let identity else { continue }
            order += ", \(prefix)\(identity) \(direction)"
            replace(key.lowerBound..<end, order, .order, "ORD")
        }
    }
}
