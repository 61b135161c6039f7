/// Operators of numbers and instants, division, rounding, casts.
extension MutantMaker {
    private static let others: [String: [String]] = [
        "+": ["-"], "-": ["+"], "*": ["/"], "/": ["*", "%"], "%": ["/"],
    ]
    private static let roundings = ["floor", "ceil", "trunc", "round"]

    mutating func addArithmetic(at index: Int) {
        let token = site.tokens[index]
        if token.kind == .symbol, let others = Self.others[token.word], site.boundOperator(index) != nil {
            for other in others { replace(index, other, .arithmetic, "ARI") }
            if token.word == "/" { addDivision(at: index) }
        }
        addRounding(at: index)
        addCast(at: index)
    }

    /// `a / b` of whole numbers in doubles, and of doubles that hold whole numbers in whole numbers.
    private mutating func addDivision(at index: Int) {
        guard let found = site.boundOperator(index), let first = site.operand(before: index, .sum),
            let second = site.operand(after: index, .product)
        else { return }
        let (dividend, divisor) = (site.text(first), site.text(second))
        let whole = first.lowerBound..<second.upperBound
        if found.operator.result.isInteger {
            wrap(first, "(", ")::float8", .division, "DIV")
            replace(whole, "(\(dividend))::numeric / \(divisor)", .division, "DIV")
            replace(whole, "round((\(dividend))::numeric / \(divisor))::bigint", .rounding, "RND")
            replace(whole, "floor((\(dividend))::numeric / \(divisor))::bigint", .rounding, "RND")
        } else if found.operator.result.isNumber {
            let type = found.operator.result.catalogueName
            replace(
                whole, "((\(withoutCast(first))) / (\(withoutCast(second))))::\(type)", .division, "DIV")
            replace(whole, "trunc((\(dividend) / \(divisor))::numeric)::\(type)", .division, "DIV")
        }
    }

    /// An operand without a cast to a type of fractions at its end or around it.
    private func withoutCast(_ range: Range<Int>) -> String {
        let end = range.upperBound
        if range.count > 2, site.isSymbol(end - 2, "::"), isFraction(end - 1) {
            return site.text(range.lowerBound..<end - 2)
        }
        if site.isKeyword(range.lowerBound, "nullif"), range.count > 3 {
            let arguments = site.arguments(open: range.lowerBound + 1)
            if arguments.count == 2, let first = arguments.first, let second = arguments.last {
                return "NULLIF(\(withoutCast(first)), \(site.text(second)))"
            }
        }
        return site.text(range)
    }

    private func isFraction(_ index: Int) -> Bool {
        ["float8", "numeric", "decimal", "real", "float4"].contains(site.token(index)?.word ?? "")
    }

    private mutating func addRounding(at index: Int) {
        let word = site.tokens[index].word == "ceiling" ? "ceil" : site.tokens[index].word
        guard Self.roundings.contains(word), site.isSymbol(index + 1, "("), site.boundFunction(index) != nil,
            let close = site.partners[index + 1]
        else { return }
        for other in Self.roundings where other != word { replace(index, other, .rounding, "RND") }
        let arguments = site.arguments(open: index + 1)
        guard let first = arguments.first else { return }
        if arguments.count == 1 {
            // Halves: away from zero in numeric, to even in double.
            let result = site.boundFunction(index)?.function.result.catalogueName ?? "numeric"
            let other = result == "numeric" ? "float8" : "numeric"
            replace(
                index..<close + 1, "\(word)((\(site.text(first)))::\(other))::\(result)", .rounding, "RND")
            addEarlyRounding(at: index, first)
        }
        replace(index..<close + 1, "(\(site.text(first)))", .rounding, "RND")
    }

    /// `round(sum(x))` by `sum(round(x))`, and back.
    private mutating func addEarlyRounding(at index: Int, _ argument: Range<Int>) {
        let inner = argument.lowerBound
        guard site.boundAggregate(inner) != nil, site.isSymbol(inner + 1, "("),
            site.partners[inner + 1] == argument.upperBound - 1
        else { return }
        let swapped =
            "\(site.text(inner..<inner + 1))(\(site.text(index..<index + 1))"
            + "(\(site.text(inner + 2..<argument.upperBound - 1))))"
        replace(index..<argument.upperBound + 1, swapped, .rounding, "RND")
    }

    /// `x::int` rounds, others cut; a detour loses digits.
    private mutating func addCast(at index: Int) {
        guard site.isSymbol(index, "::"), let value = site.primary(before: index), let type = site.token(index + 1)
        else { return }
        let text = site.text(value)
        switch type.word {
        case "int", "integer", "int4", "int8", "bigint", "smallint", "int2":
            for rounding in ["floor", "trunc", "ceil"] {
                replace(value, "\(rounding)((\(text))::numeric)", .rounding, "RND")
            }
            replace(value, "(\(text))::float8", .rounding, "RND")
            replace(value, "(\(text))::numeric", .rounding, "RND")
        case "float8", "double":
            replace(value, "(\(text))::float8::real", .precision, "PRC")
            replace(value, "(\(text))::int", .division, "RND")
            replace(value, "(\(text))::numeric", .precision, "PRC")
            replace(value, "round((\(text))::numeric, 2)", .rounding, "RND")
        case "numeric", "decimal":
            replace(value, "(\(text))::float8", .precision, "PRC")
        default: break
        }
    }
}
