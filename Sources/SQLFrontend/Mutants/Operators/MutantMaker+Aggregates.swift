import Contracts

/// Aggregates by others, and what they count.
extension MutantMaker {
    private static let others: [String: [String]] = [
        "min": ["max", "sum", "avg"], "max": ["min", "sum", "avg"], "sum": ["avg", "max", "min", "count"],
        "avg": ["sum", "max", "min"], "count": ["sum", "max", "min"], "stddev": ["stddev_pop", "var_samp"],
        "stddev_samp": ["stddev_pop", "var_samp"], "stddev_pop": ["stddev_samp"], "variance": ["var_pop", "stddev"],
        "var_samp": ["var_pop", "stddev_samp"], "var_pop": ["var_samp"], "bool_and": ["bool_or"],
        "every": ["bool_or"], "bool_or": ["bool_and"], "percentile_cont": ["percentile_disc"],
        "percentile_disc": ["percentile_cont"], "greatest": ["least"], "least": ["greatest"],
        "covar_samp": ["covar_pop"], "covar_pop": ["covar_samp"], "bit_and": ["bit_or"], "bit_or": ["bit_and"],
    ]
    /// Window functions that differ in which of equal rows counts, or in which end is looked at.
    private static let windowOthers: [String: [(name: String, cause: String)]] = [
        "row_number": [("rank", "TIE"), ("dense_rank", "TIE")], "rank": [("row_number", "TIE"), ("dense_rank", "TIE")],
        "dense_rank": [("rank", "TIE"), ("row_number", "TIE")], "lag": [("lead", "ORD")], "lead": [("lag", "ORD")],
        "first_value": [("last_value", "FRM")], "last_value": [("first_value", "FRM")],
        "percent_rank": [("cume_dist", "RNG")], "cume_dist": [("percent_rank", "RNG")],
    ]

    mutating func addAggregates(at index: Int) {
        let token = site.tokens[index]
        guard token.kind != .symbol, site.isSymbol(index + 1, "("), site.token(index - 1)?.word != ".",
            let close = site.partners[index + 1]
        else { return }
        // The largest of instants is the last of them.
        let isOfTimes = site.boundAggregate(index)?.arguments.first?.type.base.isTime == true
        for other in Self.others[token.word] ?? [] { replace(index, other, .aggregate, isOfTimes ? "ORD" : "AGG") }
        for other in Self.windowOthers[token.word] ?? [] {
            // Ranks of values tell equal values, ranks of instants equal instants.
            let isOfValues = other.cause == "TIE" && !isOrderedByTime(behind: close)
            replace(
                index, other.name,
                isOfValues ? .duplicates : other.cause == "TIE" ? .tie : other.cause == "ORD" ? .order : .frame,
                isOfValues ? "DUP" : other.cause)
        }
        let isDistinct = site.isKeyword(index + 2, "distinct")
        if ["count", "sum", "avg", "array_agg", "string_agg"].contains(token.word) {
            if isDistinct {
                replace(index + 1..<index + 3, "(", .duplicates, "DUP")
            } else if !site.isSymbol(index + 2, "*") {
                insert(after: index + 1, "DISTINCT ", .duplicates, "DUP")
            }
        }
        addMedians(at: index, isDistinct: isDistinct)
        guard token.word == "count" else {
            addNullArguments(at: index, isDistinct: isDistinct)
            return
        }
        if site.isSymbol(index + 2, "*") {
            addCountedColumns(at: index)
        } else if !isDistinct {
            replace(index + 2..<close, "*", .counting, causeOfCountingAll(index + 2..<close))
        }
    }

    /// Whether the window that opens behind a token orders by an instant or a day first.
    private func isOrderedByTime(behind index: Int) -> Bool {
        guard let by = (index..<site.tokens.count).first(where: { site.isKeyword($0, "order") }),
            let key = site.operand(after: by + 1, .clause)
        else { return true }
        let columns = key.compactMap { site.boundColumn($0) }
        return columns.isEmpty || columns.contains { $0.type.base.isTime }
    }

    /// The mean by the median, and back.
    private mutating func addMedians(at index: Int, isDistinct: Bool) {
        guard !isDistinct, let close = site.partners[index + 1] else { return }
        let word = site.tokens[index].word
        if word == "avg" {
            let argument = site.text(index + 2..<close)
            for function in ["percentile_cont", "percentile_disc"] {
                replace(
                    index..<close + 1, "\(function)(0.5) WITHIN GROUP (ORDER BY \(argument))", .aggregate, "AGG")
            }
        } else if word.hasPrefix("percentile_"), site.isKeyword(close + 1, "within"),
            site.isSymbol(close + 3, "("), site.isKeyword(close + 4, "order"), let end = site.partners[close + 3]
        {
            replace(index..<end + 1, "avg(\(site.text(close + 6..<end)))", .aggregate, "AGG")
        }
    }

    /// `count(*)` counts the row that an outer join fills with NULL; of a nullable column it counts NULLs too.
    private func causeOfCountingAll(_ range: Range<Int>) -> String {
        for index in range {
            guard let column = site.boundColumn(index) else { continue }
            if case .source(let source) = column.relation.kind {
                return source.column(column.name)?.isNullable == true ? "NUL" : "EMP"
            }
        }
        return "NUL"
    }

    /// `count(*)` by the count of a column of what is joined.
    private mutating func addCountedColumns(at index: Int) {
        var seen: Set<String> = []
        for position in site.tokens.indices {
            guard let column = site.boundColumn(position), case .source(let source) = column.relation.kind else {
                continue
            }
            let name = site.qualifier(position) + column.name
            guard !column.relation.alias.isEmpty, site.isSymbol(position + 1, "."), seen.insert(name).inserted else {
                continue
            }
            let cause = source.column(column.name)?.isNullable == true ? "NUL" : "EMP"
            replace(index + 2, name, .counting, cause)
        }
    }

    /// `avg(x)` by `avg(coalesce(x, 0))`: what a NULL counts as.
    private mutating func addNullArguments(at index: Int, isDistinct: Bool) {
        guard ["avg", "sum", "min", "max"].contains(site.tokens[index].word),
            let aggregate = site.boundAggregate(index), let argument = aggregate.arguments.first,
            argument.type.base.isNumber, let range = site.arguments(open: index + 1).first
        else { return }
        let values = isDistinct ? range.lowerBound + 1..<range.upperBound : range
        guard let end = values.first(where: { site.isKeyword($0, "order") }) ?? Optional(values.upperBound),
            end > values.lowerBound
        else { return }
        wrap(values.lowerBound..<end, "COALESCE(", ", 0)", .nullPolicy, "NUL")
    }
}
