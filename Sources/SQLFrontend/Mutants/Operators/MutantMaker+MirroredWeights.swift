import Contracts

/// Means and sums in which each row counts as often as another column says, and such without that.
extension MutantMaker {
    /// How many columns are tried as weights.
    private static let mostWeights = 5

    mutating func addMirroredWeights(at index: Int) {
        addWeights(at: index)
        addPlainMeans(at: index)
        addDroppedFactors(at: index)
        addQuotientsOfSums(at: index)
    }

    /// `avg(x / y)` by `sum(x) / sum(y)`: the mean of shares, or the share of all.
    private mutating func addQuotientsOfSums(at index: Int) {
        guard site.tokens[index].word == "avg", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            let type = site.boundAggregate(index)?.arguments.first?.type.base,
            let slash = site.operand(after: index + 1, .clause)?.last(where: { site.isSymbol($0, "/") }),
            site.operand(after: slash, .product)?.upperBound == close, slash > index + 2
        else { return }
        var divisor = slash + 1..<close
        if site.isKeyword(slash + 1, "nullif"), let first = site.arguments(open: slash + 2).first { divisor = first }
        let (filter, end) = filter(behind: close)
        let cast = type == .float8 || type == .float4 ? "float8" : "numeric"
        let sums = [index + 2..<slash, divisor].map { "sum(\(site.text($0)))\(filter)::\(cast)" }
        replace(index..<end, "(\(sums[0]) / NULLIF(\(sums[1]), 0))", .aggregate, "AGG")
    }

    /// `avg(x)` by `sum(x * y) / sum(y)`, and `sum(x)` by `sum(x * y)`.
    private mutating func addWeights(at index: Int) {
        let word = site.tokens[index].word
        guard ["avg", "sum"].contains(word), site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            !site.isKeyword(index + 2, "distinct"), !site.isKeyword(close + 1, "over"),
            let argument = site.boundAggregate(index)?.arguments.first, argument.type.base.isNumber,
            let place = (index + 2..<close).first(where: { site.boundColumn($0) != nil }),
            let relation = site.boundColumn(place)?.relation
        else { return }
        let isFraction = argument.type.base == .float8 || argument.type.base == .float4
        let written = Set(site.tokens[index + 2..<close].map(\.word))
        let weights = relation.columns.filter { column in
            column.type.base.isNumber && !written.contains(column.name) && !site.isIdentity(column.name)
                && (isFraction || column.type.base.isInteger || column.type.base == .numeric)
        }
        let value = site.text(index + 2..<close)
        let (filter, end) = filter(behind: close)
        for column in weights.prefix(Self.mostWeights) {
            let weight = site.qualifier(place) + column.name
            if word == "sum" {
                replace(index + 2..<close, "(\(value)) * \(weight)", .arithmetic, "ARI")
            } else {
                replace(
                    index..<end,
                    "(sum((\(value)) * \(weight))\(filter)::\(isFraction ? "float8" : "numeric") / "
                        + "NULLIF(sum(CASE WHEN (\(value)) IS NOT NULL THEN \(weight) END)\(filter), 0))",
                    .aggregate, "AGG")
            }
        }
    }

    /// The condition behind an aggregate, and where it ends.
    func filter(behind close: Int) -> (text: String, end: Int) {
        guard site.isKeyword(close + 1, "filter"), let last = site.partners[close + 2] else { return ("", close + 1) }
        return (" " + site.text(close + 1..<last + 1), last + 1)
    }

    /// `sum(x * y) / sum(y)` by `avg(x)`.
    private mutating func addPlainMeans(at index: Int) {
        guard site.tokens[index].word == "sum", site.boundAggregate(index) != nil, site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], let first = site.operand(after: index + 1, .product),
            site.isSymbol(first.upperBound, "*"), let second = site.operand(after: first.upperBound, .product),
            second.upperBound == close
        else { return }
        let (filter, end) = filter(behind: close)
        let slash = site.isSymbol(end, "::") ? end + 2 : end
        guard site.isSymbol(slash, "/"), let divisor = site.operand(after: slash, .product),
            divisor.contains(where: { site.tokens[$0].word == "sum" })
        else { return }
        let ofDivisor = Set(divisor.compactMap { site.boundColumn($0)?.name })
        for (value, weight) in [(first, second), (second, first)]
        where weight.contains(where: { site.boundColumn($0).map { ofDivisor.contains($0.name) } == true }) {
            replace(index..<divisor.upperBound, "avg(\(site.text(value)))\(filter)", .aggregate, "AGG")
        }
    }

    /// A product without its second part, or without its first.
    private mutating func addDroppedFactors(at index: Int) {
        guard site.isSymbol(index, "*"), let found = site.boundOperator(index), found.operator.result.isNumber,
            let first = site.operand(before: index, .product), let second = site.operand(after: index, .product)
        else { return }
        if !isNumber(second) { replace(index..<second.upperBound, "", .arithmetic, "ARI") }
        if !isNumber(first) { replace(first.lowerBound..<index + 1, "", .arithmetic, "ARI") }
    }

    private func isNumber(_ operand: Range<Int>) -> Bool {
        operand.count == 1 && site.tokens[operand.lowerBound].kind == .number
    }
}
