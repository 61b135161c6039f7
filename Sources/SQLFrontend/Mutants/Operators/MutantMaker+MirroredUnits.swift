import Contracts

/// Instants and lengths of time cut to a unit before they are calculated with, and days of the week counted from another day.
extension MutantMaker {
    /// The fields that hold the fraction of a minute, and how many of them a second has.
    private static let fractions: [String: String] = [
        "millisecond": "1000", "milliseconds": "1000", "microsecond": "1000000", "microseconds": "1000000",
    ]
    /// Units of which one is taken whole before a length is told in another, in seconds.
    private static let coarse = [1, 60, 3_600, 86_400]

    mutating func addMirroredUnits(at index: Int) {
        addCutInstants(at: index)
        addSpansForDaysOfItems(at: index)
        guard ["extract", "date_part"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], index + 4 < close, let token = site.token(index + 2)
        else { return }
        let field = token.word.trimming("'").lowercased()
        let value = site.text(index + 4..<close)
        if let count = Self.fractions[field] {
            replace(index..<close + 1, "(extract(epoch FROM \(value)) * \(count))", .calendarUnit, "CAL")
        }
        if field == "epoch" { addCoarseLengths(index..<close + 1, value) }
        addOtherFirstDays(index..<close + 1, field)
    }

    /// `extract(epoch FROM x)` in whole seconds, minutes, hours or days, and the field of the fraction alone.
    private mutating func addCoarseLengths(_ call: Range<Int>, _ value: String) {
        // What lies below zero is rounded towards it, or away from it.
        for function in ["floor", "trunc"] {
            for unit in Self.coarse {
                replace(call, "(\(function)(extract(epoch FROM \(value)) / \(unit)) * \(unit))", .rounding, "RND")
            }
        }
        guard site.isSymbol(call.upperBound, "*"), let factor = site.token(call.upperBound + 1)?.word else { return }
        for field in ["milliseconds", "microseconds"] where Self.fractions[field] == factor {
            replace(
                call.lowerBound..<call.upperBound + 2, "extract(\(field) FROM \(value))", .calendarUnit, "CAL")
        }
    }

    /// Days of the week counted from the day before, and from the day behind: Friday and Saturday for Saturday and Sunday.
    private mutating func addOtherFirstDays(_ call: Range<Int>, _ field: String) {
        switch field {
        case "dow":
            for step in [1, 6] { wrap(call, "((", " + \(step)) % 7)", .weekStart, "WKS") }
        case "isodow":
            for step in [0, 5] { wrap(call, "((", " + \(step)) % 7 + 1)", .weekStart, "WKS") }
        default: break
        }
    }

    /// Both instants cut to a unit before one is taken from the other.
    private mutating func addCutInstants(at index: Int) {
        guard isBetweenInstants(index), let first = site.operand(before: index, .product),
            let second = site.operand(after: index, .product)
        else { return }
        for unit in ["second", "minute", "hour"] {
            add(
                .rounding, "RND",
                [first, second].map {
                    SQLMutant.Edit(
                        range: site.span($0), replacement: "date_trunc('\(unit)', \(site.text($0)), 'UTC')")
                })
        }
    }

    /// Days of the calendar that a common table counts from by whole spans of 24 hours.
    private mutating func addSpansForDaysOfItems(at index: Int) {
        guard isBetweenDays(index), let first = site.operand(before: index, .product),
            let second = site.operand(after: index, .product)
        else { return }
        var days: [SQLMutant.Edit] = []
        for operand in [first, second] {
            guard let column = site.boundColumn(operand.lowerBound) else { return }
            let found = self.days(inItem: column.name)
            guard !found.isEmpty else { return }
            days += found
        }
        let whole = site.span(first.lowerBound..<second.upperBound)
        let length = "extract(epoch FROM \(site.text(first)) - \(site.text(second))) / 86400"
        for function in ["floor", "trunc"] {
            let span = SQLMutant.Edit(range: whole, replacement: "\(function)(\(length))::int")
            let edits = (days + [span]).sorted { $0.range.lowerBound < $1.range.lowerBound }
            let areApart = zip(edits, edits.dropFirst()).allSatisfy { $0.range.upperBound <= $1.range.lowerBound }
            guard areApart else { return }
            add(.calendarUnit, "CAL", edits)
        }
    }

    /// The instants of the days that items of a name are made of, each in the place of its day.
    private func days(inItem name: String) -> [SQLMutant.Edit] {
        var offsets: [Int] = []
        site.query.statement.walkSelects { select in
            for item in select.items where item.name == name && item.expression.type.base == .date {
                offsets.append(item.offset)
            }
        }
        return offsets.flatMap { offset -> [SQLMutant.Edit] in
            guard let start = site.tokens.firstIndex(where: { $0.range.lowerBound == offset }),
                let item = site.operand(after: start - 1, .clause)
            else { return [] }
            return item.compactMap { position -> SQLMutant.Edit? in
                guard site.isSymbol(position, "::"), let value = site.primary(before: position),
                    let instant = instant(ofDay: value.lowerBound..<position + 2)
                else { return nil }
                return SQLMutant.Edit(
                    range: site.span(value.lowerBound..<position + 2), replacement: "(\(instant))")
            }
        }
    }
}
