import Contracts

/// What is made of many rows, made of them in another way: by another of them, after another step, or over fewer.
extension MutantMaker {
    mutating func addMirroredAggregates(at index: Int) {
        addCountedConditions(at: index)
        addLastForLargest(at: index)
        addLargestForLast(at: index)
        addOtherQuantifiers(at: index)
        addClamps(at: index)
        addNeighbourDefaults(at: index)
        addRoundedSummands(at: index)
        addShares(at: index)
        addKnownElements(at: index)
    }

    /// `count(x > 1)` counts what is known; `count(*) FILTER (WHERE x > 1)` what is true.
    private mutating func addCountedConditions(at index: Int) {
        guard site.tokens[index].word == "count", site.isSymbol(index + 1, "("), let close = site.partners[index + 1]
        else { return }
        if !site.isKeyword(close + 1, "filter") {
            guard site.boundAggregate(index)?.arguments.first?.type.base == .bool else { return }
            replace(
                index..<close + 1, "count(*) FILTER (WHERE \(site.text(index + 2..<close)))", .aggregate, "AGG")
        } else if let end = site.partners[close + 2], close + 4 < end {
            replace(index..<end + 1, "count(\(site.text(close + 4..<end)))", .aggregate, "AGG")
        }
    }

    /// The largest for the last, and the smallest for the first.
    private mutating func addLastForLargest(at index: Int) {
        guard ["max", "min"].contains(site.tokens[index].word), site.boundAggregate(index) != nil,
            site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            let place = (index + 2..<close).first(where: { site.boundColumn($0) != nil }),
            let relation = site.boundColumn(place)?.relation
        else { return }
        var times = relation.columns.filter { $0.type.base.isTime && $0.name != "as_of" }.map(\.name)
        if case .source(let source) = relation.kind { times = [source.eventTime] }
        var end = close
        if site.isKeyword(close + 1, "filter"), let last = site.partners[close + 2] { end = last }
        let filter = end > close ? " " + site.text(close + 1..<end + 1) : ""
        for time in times.prefix(2) where !(index..<close).contains(where: { site.tokens[$0].word == time }) {
            for direction in ["DESC", "ASC"] {
                let order = "ORDER BY \(site.qualifier(place))\(time) \(direction)"
                replace(
                    index..<end + 1, "(array_agg(\(site.text(index + 2..<close)) \(order))\(filter))[1]", .aggregate,
                    "AGG")
            }
        }
    }

    /// The last for the largest: of a list in an order, and of a query that is cut to one row.
    private mutating func addLargestForLast(at index: Int) {
        if site.tokens[index].word == "array_agg", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            let order = (index + 2..<close).first(where: { site.isKeyword($0, "order") }),
            site.isSymbol(index - 1, "("), let end = site.partners[index - 1], site.isSymbol(end + 1, "["),
            let last = site.partners[end + 1]
        {
            let filter = end > close + 1 ? " " + site.text(close + 1..<end) : ""
            for other in ["max", "min"] {
                replace(
                    index - 1..<last + 1, "\(other)(\(site.text(index + 2..<order)))\(filter)", .aggregate, "AGG")
            }
        }
        guard site.isKeyword(index, "select"), site.isSymbol(index - 1, "("), let close = site.partners[index - 1],
            let item = site.operand(after: index, .clause), site.isKeyword(item.upperBound, "from"),
            site.isKeyword(close - 2, "limit"), site.tokens[close - 1].word == "1",
            let order = (item.upperBound..<close).last(where: { site.isKeyword($0, "order") })
        else { return }
        for other in ["max", "min"] {
            add(
                .aggregate, "AGG",
                [
                    SQLMutant.Edit(range: site.span(item), replacement: "\(other)(\(site.text(item)))"),
                    SQLMutant.Edit(range: site.span(order..<close), replacement: ""),
                ])
        }
    }

    /// Whether any or whether all, each with what it says of nothing.
    private mutating func addOtherQuantifiers(at index: Int) {
        guard site.isKeyword(index, "coalesce"), site.isSymbol(index + 1, "(") else { return }
        let arguments = site.arguments(open: index + 1)
        guard arguments.count == 2, let word = site.token(index + 2)?.word,
            ["bool_or", "bool_and", "every"].contains(word), arguments[1].count == 1
        else { return }
        add(
            .aggregate, "AGG",
            [
                SQLMutant.Edit(
                    range: site.tokens[index + 2].range, replacement: word == "bool_or" ? "bool_and" : "bool_or"),
                SQLMutant.Edit(range: site.span(arguments[1]), replacement: word == "bool_or" ? "true" : "false"),
            ])
    }

    /// What lies below zero: cut off, counted as it is, or its size.
    private mutating func addClamps(at index: Int) {
        guard site.isSymbol(index + 1, "("), let close = site.partners[index + 1] else { return }
        let arguments = site.arguments(open: index + 1)
        if site.isKeyword(index, "greatest", "least"), arguments.count == 2 {
            for argument in arguments where number(argument.lowerBound) == nil || argument.count > 1 {
                replace(index..<close + 1, "(\(site.text(argument)))", .arithmetic, "ARI")
            }
        }
        if site.tokens[index].word == "abs", arguments.count == 1 {
            let value = site.text(arguments[0])
            replace(index..<close + 1, "GREATEST(\(value), 0)", .arithmetic, "ARI")
            replace(index..<close + 1, "(\(value))", .arithmetic, "ARI")
        }
    }

    /// What the first row is held against, which has none before it.
    private mutating func addNeighbourDefaults(at index: Int) {
        guard ["lag", "lead"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1]
        else { return }
        let arguments = site.arguments(open: index + 1)
        guard let value = arguments.first.map(site.text) else { return }
        let step = arguments.count > 1 ? site.text(arguments[1]) : "1"
        if arguments.count == 3 { replace(index + 2..<close, "\(value), \(step)", .empty, "EMP") }
        let other = arguments.count == 3 ? site.text(arguments[2]) : ""
        for missing in ["0", value] where missing != other {
            replace(index + 2..<close, "\(value), \(step), \(missing)", .empty, "EMP")
        }
    }

    /// Each summand rounded before they are added, or their sum rounded in its place.
    private mutating func addRoundedSummands(at index: Int) {
        guard ["sum", "avg"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], !site.isKeyword(index + 2, "distinct"),
            let argument = site.boundAggregate(index)?.arguments.first, argument.type.base.isNumber,
            !argument.type.base.isInteger
        else { return }
        let value = index + 2..<close
        let text = site.text(value)
        if value.contains(where: { site.tokens[$0].word == "epoch" }) {
            for unit in [1, 60, 3_600] { replace(value, "floor((\(text)) / \(unit)) * \(unit)", .rounding, "RND") }
        } else {
            for rounded in ["round((\(text))::numeric)", "trunc((\(text))::numeric)", "round((\(text))::numeric, 2)"] {
                replace(value, rounded, .rounding, "RND")
            }
        }
        let name = site.tokens[value.lowerBound].word
        guard ["floor", "round", "trunc", "ceil"].contains(name), site.partners[value.lowerBound + 1] == close - 1
        else {
            return
        }
        let rest = site.text(value.lowerBound + 2..<close - 1)
        replace(index..<close + 1, "\(name)(\(site.tokens[index].word)(\(rest)))", .rounding, "RND")
    }

    /// A place in an order that is one further on, or one before, where the share divides the number of rows.
    private mutating func addShares(at index: Int) {
        guard site.tokens[index].word == "percentile_disc", site.isSymbol(index + 1, "("),
            let share = site.token(index + 2), share.kind == .number, site.isSymbol(index + 3, ")")
        else { return }
        for sign in ["+", "-"] { replace(index + 2, "(\(share.word) \(sign) 0.0000001)", .limit, "RNG") }
    }

    /// The elements of a list that are known.
    private mutating func addKnownElements(at index: Int) {
        guard ["cardinality", "array_length"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], let list = site.arguments(open: index + 1).first
        else { return }
        replace(index..<close + 1, "cardinality(array_remove(\(site.text(list)), NULL))", .nullPolicy, "NUL")
    }
}
