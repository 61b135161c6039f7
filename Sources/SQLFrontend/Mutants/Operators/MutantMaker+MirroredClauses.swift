import Contracts

/// Whole conditions and joins that one half has and the other lacks, or has the other way round.
extension MutantMaker {
    /// How many lengths of time of the other half a window without a start is tried with.
    private static let mostStarts = 4

    mutating func addMirroredClauses(at index: Int) {
        addDroppedJoins(at: index)
        addNegatedConditions(at: index)
        addAlternatives(at: index)
        addMissingBounds(at: index)
        addUnknownAmongDifferent(at: index)
        addOtherSetOperations(at: index)
    }

    /// What is in both queries, in either, or in the first alone.
    private mutating func addOtherSetOperations(at index: Int) {
        let words = ["union", "intersect", "except"]
        guard site.isKeyword(index, among: words) else { return }
        for word in words where word != site.tokens[index].word {
            replace(index, word.uppercased(), .condition, "CND")
        }
    }

    /// A query without one of the tables that it joins: an outer join that is not needed repeats rows.
    private mutating func addDroppedJoins(at index: Int) {
        guard site.isKeyword(index, "join"),
            let on = (index + 1..<site.tokens.count).first(where: { opensCondition($0) })
        else { return }
        var start = index
        if site.isKeyword(start - 1, "outer", "inner") { start -= 1 }
        let isOuter = site.isKeyword(start - 1, "left")
        if isOuter { start -= 1 }
        let end: Int? =
            site.isKeyword(on, "using")
            ? site.partners[on + 1].map { $0 + 1 } : site.operand(after: on, .clause)?.upperBound
        guard let end else { return }
        replace(start..<end, "", isOuter ? .join : .condition, isOuter ? "FAN" : "CND")
    }

    private func opensCondition(_ index: Int) -> Bool {
        // What stands in brackets has conditions of its own.
        site.isKeyword(index, "on", "using") && !site.isKeyword(index - 1, "distinct")
    }

    /// A condition the other way round, and a branch that is never taken.
    private mutating func addNegatedConditions(at index: Int) {
        guard site.isKeyword(index, "when", "where"), let range = site.operand(after: index, .condition) else { return }
        let next = range.upperBound
        let isAlone = !site.isKeyword(next, "and", "or")
        if site.isKeyword(index, "when") {
            if let whole = site.operand(after: index, .clause) { replace(whole, "FALSE", .condition, "CND") }
        } else if site.isSymbol(index - 1, "("), isAlone {
            wrap(range, "NOT (", ")", .condition, "CND")
        }
    }

    /// What the other half counts besides: one of its conditions as another way into an aggregate.
    private mutating func addAlternatives(at index: Int) {
        guard site.isKeyword(index, "where"), site.isSymbol(index - 1, "("), site.isKeyword(index - 2, "filter"),
            let clause = site.operand(after: index, .clause),
            let place = clause.first(where: { site.boundColumn($0) != nil }),
            let relation = site.boundColumn(place)?.relation
        else { return }
        for condition in site.hints.conditions
        where !condition.isOfNull && relation.columns.contains(where: { $0.name == condition.column }) {
            let test = "\(site.qualifier(place))\(condition.column) \(condition.test)"
            replace(clause, "(\(site.text(clause))) OR \(test)", .condition, "CND")
        }
    }

    /// The start of a window that has none, and what is known by the question, where this clause alone does not ask for it.
    private mutating func addMissingBounds(at index: Int) {
        guard let column = site.boundColumn(index), case .source(let source) = column.relation.kind,
            column.name == source.eventTime, site.isSymbol(index + 1, "."),
            let opening = (0..<index).last(where: { site.isKeyword($0, "where", "on") }),
            let clause = site.operand(after: opening, .clause), clause.contains(index)
        else { return }
        let alias = site.tokens[index].word
        func mentions(_ name: String, _ signs: [String]) -> Bool {
            clause.contains { place in
                site.tokens[place].word == name && site.token(place - 2)?.word == alias
                    && signs.contains(site.token(place + 1)?.word ?? "")
            }
        }
        guard
            clause.first(where: { site.tokens[$0].word == alias && site.token($0 + 2)?.word == column.name }) == index,
            let asked = clause.first(where: { site.boundColumn($0)?.name == "as_of" })
        else { return }
        let asOf = site.qualifier(asked) + "as_of"
        if mentions(column.name, ["<", "<="]), !mentions(column.name, [">", ">=", "between"]) {
            for duration in site.hints.durations.prefix(Self.mostStarts) where duration > 0 {
                insert(
                    after: clause.upperBound - 1,
                    " AND \(alias).\(column.name) > \(asOf) - INTERVAL '\(duration) microseconds'", .window, "WIN")
            }
        }
        for known in source.knowledgeColumns where !mentions(known, ["<", "<="]) && site.hasComparison(of: known) {
            insert(after: clause.upperBound - 1, " AND \(alias).\(known) <= \(asOf)", .arrival, "LAT")
        }
    }

    /// What is unknown, counted as one value more.
    private mutating func addUnknownAmongDifferent(at index: Int) {
        guard site.tokens[index].word == "count", site.isSymbol(index + 1, "("), site.isKeyword(index + 2, "distinct"),
            let close = site.partners[index + 1], let argument = site.boundAggregate(index)?.arguments.first
        else { return }
        let value = index + 3..<close
        guard !value.isEmpty, !value.contains(where: { site.isKeyword($0, "coalesce") }) else { return }
        let text = argument.type.base.isText ? site.text(value) : "(\(site.text(value)))::text"
        replace(value, "COALESCE(\(text), '?')", .nullPolicy, "NUL")
    }
}
