/// How far an operand reaches: the weaker the level, the more it holds.
enum OperandLevel: Int {
    /// Up to a clause, a comma or the end of the bracket.
    case clause
    /// Up to AND and OR.
    case condition
    /// Up to comparisons and tests.
    case comparison
    /// Up to `+` and `-`.
    case sum
    /// Up to `*`, `/` and `%`.
    case product
}

extension MutationSite {
    private static let clauses: Set<String> = [
        "select", "from", "where", "group", "having", "order", "limit", "offset", "fetch", "union", "intersect",
        "except",
        "window", "join", "left", "right", "full", "inner", "cross", "natural", "on", "using", "as", "when", "then",
        "else",
        "asc", "desc", "nulls", "rows", "range", "groups", "by", "values", "lateral", "with",
    ]
    private static let conditions: Set<String> = ["and", "or"]
    private static let tests: Set<String> = [
        "not", "is", "in", "like", "ilike", "between", "similar", "isnull", "notnull",
    ]
    private static let comparisons: Set<String> = ["<", "<=", ">", ">=", "=", "<>", "!="]

    /// Whether an operand of a level ends at this token.
    private func ends(_ index: Int, _ level: OperandLevel) -> Bool {
        let token = tokens[index]
        if token.kind == .symbol {
            switch token.word {
            case ",", ";": return true
            case "+", "-": return level.rawValue >= OperandLevel.sum.rawValue
            case "*", "/", "%": return level == .product
            default: return level.rawValue >= OperandLevel.comparison.rawValue && Self.comparisons.contains(token.word)
            }
        }
        guard token.kind == .keyword, self.token(index - 1)?.word != "." else { return false }
        if Self.clauses.contains(token.word) {
            // left(…) and right(…) are functions, WITHIN GROUP belongs to its aggregate, IS DISTINCT FROM is a test.
            if ["left", "right"].contains(token.word), isSymbol(index + 1, "(") { return false }
            if token.word == "group", isKeyword(index - 1, "within") { return false }
            if token.word == "from", isKeyword(index - 1, "distinct") {
                return level.rawValue >= OperandLevel.comparison.rawValue
            }
            // WITH TIME ZONE belongs to a type.
            return !(token.word == "with" && isKeyword(index + 1, "time"))
        }
        if level.rawValue >= OperandLevel.condition.rawValue, Self.conditions.contains(token.word) {
            return level.rawValue >= OperandLevel.comparison.rawValue || !betweenAnds.contains(index)
        }
        return level.rawValue >= OperandLevel.comparison.rawValue && Self.tests.contains(token.word)
    }

    /// The tokens of the operand that follows a token, or nil where there is none.
    func operand(after index: Int, _ level: OperandLevel) -> Range<Int>? {
        var position = index + 1
        while position < tokens.count {
            // A sign may open an operand.
            let opens = position == index + 1 && ["-", "+", "*"].contains(tokens[position].word)
            let notOpens = position == index + 1 && isKeyword(position, "not")
            if !opens, !notOpens, ends(position, level) { break }
            if let partner = partners[position] {
                guard partner > position else { break }
                position = partner
            }
            position += 1
        }
        return position > index + 1 ? index + 1..<position : nil
    }

    /// The tokens of the operand that precedes a token, or nil where there is none.
    func operand(before index: Int, _ level: OperandLevel) -> Range<Int>? {
        var position = index - 1
        while position >= 0 {
            if ends(position, level) { break }
            if let partner = partners[position] {
                guard partner < position else { break }
                position = partner
            }
            position -= 1
        }
        return position + 1 < index ? position + 1..<index : nil
    }

    /// The tokens of the name, literal, call or bracket that ends before a token.
    func primary(before index: Int) -> Range<Int>? {
        var start = index - 1
        guard start >= 0 else { return nil }
        while true {
            if let partner = partners[start], partner < start {
                start = partner
                if start > 0, tokens[start].word == "(", isKeyword(start - 1, "filter", "over") {
                    start -= 2
                    continue
                }
                if start > 1, isKeyword(start - 1, "group"), isKeyword(start - 2, "within") {
                    start -= 3
                    continue
                }
                if start > 0, isCallable(start - 1) { start -= 1 }
            }
            while start > 1, isSymbol(start - 1, ".") { start -= 2 }
            if start > 1, isSymbol(start - 1, "::") {
                start -= 2
                continue
            }
            return start..<index
        }
    }

    /// Whether a token before a parenthesis is the name of what is called.
    private func isCallable(_ index: Int) -> Bool {
        let token = tokens[index]
        if token.kind == .name { return true }
        return token.kind == .keyword && !Self.clauses.subtracting(["left", "right"]).contains(token.word)
            && !["and", "or", "not", "in", "is", "distinct", "any", "all", "over", "filter"].contains(token.word)
    }

    /// The arguments of a call whose opening parenthesis is this token, by their tokens.
    func arguments(open: Int) -> [Range<Int>] {
        guard let close = partners[open], close > open + 1 else { return [] }
        var arguments: [Range<Int>] = []
        var start = open + 1
        var position = start
        while position < close {
            if isSymbol(position, ",") {
                arguments.append(start..<position)
                start = position + 1
            } else if let partner = partners[position], partner > position {
                position = partner
            }
            position += 1
        }
        arguments.append(start..<close)
        return arguments.filter { !$0.isEmpty }
    }
}
