import Contracts

/// Relational operators: bounds in time, other comparisons, BETWEEN.
extension MutantMaker {
    private static let others: [String: [String]] = [
        "<": ["<=", ">=", ">"], "<=": ["<", ">", ">="], ">": [">=", "<=", "<"], ">=": [">", "<", "<="],
        "=": ["<>", ">=", "<="], "<>": ["="], "!=": ["="],
    ]

    mutating func addComparisons(at index: Int) {
        let token = site.tokens[index]
        if token.kind == .symbol, let others = Self.others[token.word], let found = site.boundOperator(index) {
            let isTime = found.operands.contains { $0.type.base.isTime }
            let isRank = found.operands.contains(where: isRank)
            for (position, other) in others.enumerated() {
                let isBoundary = position == 0 && other.first == token.word.first && token.word != "="
                let cause =
                    if isTime, isBoundary { "BND" } else if isRank { "RNG" } else if isTime { "LAT" } else { "CND" }
                replace(
                    index, other, isTime && isBoundary ? .bound : .relational,
                    isTime && !isBoundary ? "CND" : isRank && choosesLargest(index) ? "AGG" : cause)
            }
            addNullSafe(at: index, token.word)
        }
        if site.isKeyword(index, "between") { addBetween(at: index) }
        if site.isKeyword(index, "in", "exists") { addNegation(at: index) }
        addNullTest(at: index)
    }

    /// Whether an expression is a rank among rows.
    private func isRank(_ expression: BoundExpression) -> Bool {
        if case .column(_, _, let name) = expression.kind { return site.ranks.contains(name) }
        return false
    }

    /// Whether a rank says which row the largest or the smallest value is taken of: `max(x) FILTER (WHERE recency = 1)`.
    func choosesLargest(_ index: Int) -> Bool {
        guard site.isSymbol(index, "="), site.token(index + 1)?.word == "1",
            let open = (0..<index).last(where: { site.isSymbol($0, "(") && (site.partners[$0] ?? 0) > index }),
            site.isKeyword(open - 1, "filter"), let call = site.primary(before: open - 1)
        else { return false }
        return ["max", "min"].contains(site.tokens[call.lowerBound].word)
    }

    /// `x BETWEEN a AND b` with either end open.
    private mutating func addBetween(at index: Int) {
        guard !site.isKeyword(index - 1, "not", "rows", "range", "groups"),
            let value = site.operand(before: index, .comparison),
            let and = (index + 1..<site.tokens.count).first(where: { site.betweenAnds.contains($0) }),
            let high = site.operand(after: and, .comparison)
        else { return }
        let low = index + 1..<and
        guard !low.isEmpty else { return }
        let isTime = value.contains { site.boundColumn($0)?.type.base.isTime == true }
        let whole = value.lowerBound..<high.upperBound
        let (x, a, b) = (site.text(value), site.text(low), site.text(high))
        // Of whole numbers and days it is the first or the last that is left out.
        let isOfSteps = value.contains { place in
            site.boundColumn(place).map { $0.type.base.isInteger || $0.type.base == .date } == true
        }
        for (first, second) in [(">=", "<"), (">", "<="), (">", "<")] {
            replace(
                whole, "(\(x) \(first) \(a) AND \(x) \(second) \(b))", isTime ? .bound : .relational,
                isTime ? "BND" : isOfSteps ? "RNG" : "CND")
        }
        insert(after: index - 1, " NOT", .relational, "CND")
        if site.hints.mirrors {
            // What lies around midnight lies between no two hours.
            for second in ["<=", "<"] {
                replace(whole, "(\(x) >= \(a) OR \(x) \(second) \(b))", .relational, "CND")
            }
        }
        replace(whole, "\(x) >= \(a)", .condition, isTime ? "LAT" : "CND")
        replace(whole, "\(x) <= \(b)", .condition, isTime ? "WIN" : "CND")
    }

    /// `=` and `<>` that know NULL, and back.
    private mutating func addNullSafe(at index: Int, _ word: String) {
        guard let first = site.operand(before: index, .comparison),
            let second = site.operand(after: index, .comparison)
        else { return }
        if word == "=" { replace(index, "IS NOT DISTINCT FROM", .nullPolicy, "NUL") }
        if word == "<>" || word == "!=" { replace(index, "IS DISTINCT FROM", .nullPolicy, "NUL") }
        // A comparison with NULL counts as true.
        let whole = first.lowerBound..<second.upperBound
        wrap(whole, "((", ") IS NOT FALSE)", .nullPolicy, "NUL")
    }

    private mutating func addNegation(at index: Int) {
        if site.isKeyword(index - 1, "not") {
            replace(index - 1..<index + 1, site.text(index..<index + 1), .relational, "CND")
        } else {
            replace(index, "NOT " + site.text(index..<index + 1), .relational, "CND")
        }
        guard site.isKeyword(index, "in"), site.isSymbol(index + 1, "("), let close = site.partners[index + 1]
        else { return }
        let items = site.arguments(open: index + 1)
        guard items.count > 1, !site.isKeyword(index + 2, "select", "with") else { return }
        for position in items.indices {
            let rest = items.indices.filter { $0 != position }.map { site.text(items[$0]) }
            replace(index + 2..<close, rest.joined(separator: ", "), .condition, "CST")
        }
    }

    private mutating func addNullTest(at index: Int) {
        guard site.isKeyword(index, "is") else { return }
        let isNegated = site.isKeyword(index + 1, "not")
        let word = isNegated ? index + 2 : index + 1
        if site.isKeyword(word, "null", "true", "false", "unknown") {
            if isNegated {
                replace(index..<index + 2, "IS", .nullTest, "NUL")
            } else {
                replace(index, "IS NOT", .nullTest, "NUL")
            }
        }
        if site.isKeyword(word, "distinct"), site.isKeyword(word + 1, "from") {
            replace(index..<word + 2, isNegated ? "=" : "<>", .nullPolicy, "NUL")
            if isNegated {
                replace(index..<word + 2, "IS DISTINCT FROM", .relational, "CND")
            } else {
                replace(index..<word + 2, "IS NOT DISTINCT FROM", .relational, "CND")
            }
        }
    }
}

extension SQLType {
    /// Whether values are instants, days or times of day.
    var isTime: Bool {
        switch self {
        case .timestamptz, .timestamp, .date, .time: true
        default: false
        }
    }

    /// Whether values are numbers.
    var isNumber: Bool {
        switch self {
        case .int2, .int4, .int8, .numeric, .float4, .float8: true
        default: false
        }
    }

    /// Whether values are texts.
    var isText: Bool {
        switch self {
        case .text, .varchar, .bpchar: true
        default: false
        }
    }
}
