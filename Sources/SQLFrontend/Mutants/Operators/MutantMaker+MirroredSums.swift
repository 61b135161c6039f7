import Contracts

/// What is added, taken off and compared: less than zero, unknown, or left out.
extension MutantMaker {
    mutating func addMirroredSums(at index: Int) {
        addSizes(at: index)
        addOuterClamps(at: index)
        addDroppedSummands(at: index)
        addSwappedQuotients(at: index)
        addZerosForUnknown(at: index)
        addWholeMeans(at: index)
        addDifferentForChanges(at: index)
        addOverlaps(at: index)
    }

    /// The size of a difference, and none below zero; what is unknown stays so.
    private mutating func addSizes(at index: Int) {
        if site.tokens[index].word == "abs", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            site.boundFunction(index) != nil, index + 2 < close
        {
            let value = site.text(index + 2..<close)
            replace(
                index..<close + 1, "CASE WHEN (\(value)) < 0 THEN 0 ELSE (\(value)) END", .arithmetic, "ARI")
            return
        }
        guard site.isSymbol(index, "-"), let found = site.boundOperator(index), found.operator.result.isNumber,
            let first = site.operand(before: index, .product), let second = site.operand(after: index, .product),
            !site.isSymbol(first.lowerBound - 1, "+"), !site.isSymbol(first.lowerBound - 1, "-")
        else { return }
        let whole = first.lowerBound..<second.upperBound
        let value = site.text(whole)
        replace(whole, "abs(\(value))", .arithmetic, "ARI")
        replace(whole, "CASE WHEN (\(value)) < 0 THEN 0 ELSE (\(value)) END", .arithmetic, "ARI")
        replace(whole, "(-(\(value)))", .arithmetic, "ARI")
    }

    /// `sum(GREATEST(x, 0))` as `GREATEST(sum(x), 0)`, `sum(abs(x))` as `abs(sum(x))`, and back.
    private mutating func addOuterClamps(at index: Int) {
        guard site.isSymbol(index + 1, "("), let close = site.partners[index + 1] else { return }
        let word = site.tokens[index].word
        if word == "sum", site.boundAggregate(index) != nil, site.isKeyword(index + 2, "greatest"),
            site.partners[index + 3] == close - 1
        {
            let arguments = site.arguments(open: index + 3)
            guard arguments.count == 2 else { return }
            replace(
                index..<close + 1, "GREATEST(sum(\(site.text(arguments[0]))), \(site.text(arguments[1])))", .arithmetic,
                "ARI")
        }
        for (outer, inner) in [("sum", "abs"), ("abs", "sum")]
        where word == outer && site.token(index + 2)?.word == inner && site.partners[index + 3] == close - 1 {
            let value = site.text(index + 4..<close - 1)
            replace(index..<close + 1, "\(inner)(\(outer)(\(value)))", .arithmetic, "ARI")
        }
        if site.isKeyword(index, "greatest"), site.token(index + 2)?.word == "sum", let end = site.partners[index + 3] {
            let arguments = site.arguments(open: index + 1)
            guard arguments.count == 2, arguments[0].upperBound == end + 1 else { return }
            replace(
                index..<close + 1,
                "sum(GREATEST(\(site.text(index + 4..<end)), \(site.text(arguments[1]))))", .arithmetic, "ARI")
        }
    }

    /// A sum of numbers without its second part, or without its first.
    private mutating func addDroppedSummands(at index: Int) {
        guard site.isSymbol(index, "+") || site.isSymbol(index, "-"), let found = site.boundOperator(index),
            found.operator.result.isNumber, let first = site.operand(before: index, .product),
            let second = site.operand(after: index, .product), number(index + 1) == nil
        else { return }
        replace(index..<second.upperBound, "", .arithmetic, "ARI")
        if site.isSymbol(index, "+") { replace(first.lowerBound..<index + 1, "", .arithmetic, "ARI") }
    }

    /// A quotient the other way round.
    private mutating func addSwappedQuotients(at index: Int) {
        guard site.isSymbol(index, "/"), number(index + 1) == nil, let first = site.operand(before: index, .product),
            let second = site.operand(after: index, .product)
        else { return }
        replace(
            first.lowerBound..<second.upperBound, "\(site.text(second)) / NULLIF(\(site.text(first)), 0)", .arithmetic,
            "ARI")
    }

    /// What is unknown as nothing, where it is compared or calculated with.
    private mutating func addZerosForUnknown(at index: Int) {
        guard let column = site.boundColumn(index) else { return }
        let end = site.isSymbol(index + 1, ".") ? index + 3 : index + 1
        guard let last = site.token(end - 1), last.word == column.name, site.mayBeUnknown(column.relation, column.name)
        else { return }
        let marks: Set<String> = ["<", "<=", ">", ">=", "=", "<>", "!=", "+", "-", "*", "/"]
        guard marks.contains(site.token(index - 1)?.word ?? "") || marks.contains(site.token(end)?.word ?? "") else {
            return
        }
        let nothing: String? =
            switch column.type.base {
            case let type where type.isNumber: "0"
            case let type where type.isText: "''"
            case .bool: "FALSE"
            default: nil
            }
        if let nothing { wrap(index..<end, "COALESCE(", ", \(nothing))", .nullPolicy, "NUL") }
    }

    /// The mean of whole numbers as a whole number: of those that are known, and of all rows.
    private mutating func addWholeMeans(at index: Int) {
        guard site.tokens[index].word == "avg", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            !site.isKeyword(index + 2, "distinct"), !site.isKeyword(close + 1, "over"),
            site.boundAggregate(index)?.arguments.first?.type.base.isInteger == true
        else { return }
        var end = close
        if site.isKeyword(close + 1, "filter"), let last = site.partners[close + 2] { end = last }
        let filter = end > close ? " " + site.text(close + 1..<end + 1) : ""
        let value = site.text(index + 2..<close)
        for counted in [value, "*"] {
            replace(
                index..<end + 1, "((sum(\(value))\(filter))::bigint / NULLIF(count(\(counted))\(filter), 0))",
                .division,
                "DIV")
        }
    }

    /// Changes from one row to the next, counted as different values less one.
    private mutating func addDifferentForChanges(at index: Int) {
        let isUnequal = site.isSymbol(index, "<>") || site.isSymbol(index, "!=")
        let isDistinct = site.isKeyword(index, "is") && site.isKeyword(index + 1, "distinct")
        guard isUnequal || isDistinct, let first = site.operand(before: index, .comparison),
            let second = site.operand(after: isUnequal ? index : index + 2, .comparison),
            let open = (0..<first.lowerBound).last(where: { site.isSymbol($0, "(") }),
            site.isKeyword(open - 1, "filter"), let end = site.partners[open], end >= second.upperBound,
            site.isSymbol(open - 2, ")"), site.tokens[open - 3].word == "*", site.tokens[open - 5].word == "count"
        else { return }
        for operand in [first, second] where site.boundColumn(operand.lowerBound) != nil {
            // What is unknown may be a value of its own.
            for value in [site.text(operand), "COALESCE((\(site.text(operand)))::text, '?')"] {
                replace(open - 5..<end + 1, "GREATEST(count(DISTINCT \(value)) - 1, 0)", .duplicates, "DUP")
            }
        }
    }

    /// Any of several for all of them, and back: lists that overlap, hold, or are held.
    private mutating func addOverlaps(at index: Int) {
        let signs = ["@>", "&&", "<@"]
        guard site.tokens[index].kind == .symbol, signs.contains(site.tokens[index].word) else { return }
        for sign in signs where sign != site.tokens[index].word { replace(index, sign, .condition, "CND") }
    }
}
