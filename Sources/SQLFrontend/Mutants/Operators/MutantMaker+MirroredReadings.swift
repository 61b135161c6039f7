import Contracts

/// The same words of a definition read in another way: days for 24 hours, the middle value for the upper of two, the conditions
/// of a neighbour, a difference the other way round.
extension MutantMaker {
    /// How many conditions of other aggregates are tried at each.
    private static let mostFilters = 3
    /// How many lengths of time of the other half stand for a unit of the calendar.
    private static let mostLengths = 3

    mutating func addMirroredReadings(at index: Int) {
        addUpperMedians(at: index)
        addFiltersOfOthers(at: index)
        addSwappedDifferences(at: index)
        addBeginningsFromNothing(at: index)
        addQuantifiersOfKnown(at: index)
        addDaysForHours(at: index)
        addDaysInZones(at: index)
        addShiftedQuarters(at: index)
        addFixedLengths(at: index)
        addFoldedElements(at: index)
        addNoBlanks(at: index)
    }

    /// The upper, and the lower, of the two values in the middle.
    private mutating func addUpperMedians(at index: Int) {
        guard site.tokens[index].word == "percentile_cont", site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], let share = site.token(index + 2), share.kind == .number,
            site.isKeyword(close + 1, "within"), let end = site.partners[close + 3]
        else { return }
        let (filter, last) = filter(behind: end)
        for sign in ["+", "-"] {
            replace(
                index..<last,
                "(percentile_disc(\(share.word) \(sign) 0.0000001) \(site.text(close + 1..<end + 1))\(filter))::float8",
                .aggregate, "AGG")
        }
    }

    /// An aggregate held to the condition that another one has.
    private mutating func addFiltersOfOthers(at index: Int) {
        guard site.boundAggregate(index) != nil, site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            !site.isKeyword(close + 1, "filter", "over", "within")
        else { return }
        var seen: Set<String> = []
        for place in site.tokens.indices where site.isKeyword(place, "filter") && site.isSymbol(place + 1, "(") {
            guard let end = site.partners[place + 1], seen.count < Self.mostFilters else { continue }
            let text = site.text(place..<end + 1)
            if seen.insert(text).inserted { insert(after: close, " " + text, .condition, "CND") }
        }
    }

    /// `a - b` by `b - a`.
    private mutating func addSwappedDifferences(at index: Int) {
        guard site.isSymbol(index, "-"), let found = site.boundOperator(index), found.operands.count == 2,
            found.operands[0].type.base == found.operands[1].type.base,
            let first = site.operand(before: index, .product), let second = site.operand(after: index, .product),
            second.contains(where: { site.boundColumn($0) != nil })
        else { return }
        replace(
            first.lowerBound..<second.upperBound, "(\(site.text(second)) - \(site.text(first)))", .arithmetic, "ARI")
    }

    /// The least and the greatest of nothing and what there is: as where one begins with 0.
    private mutating func addBeginningsFromNothing(at index: Int) {
        let word = site.tokens[index].word
        guard ["min", "max"].contains(word), site.isSymbol(index + 1, "("),
            site.boundAggregate(index)?.arguments.first?.type.base.isNumber == true,
            let close = site.partners[index + 1], !site.isKeyword(close + 1, "over")
        else { return }
        let end = filter(behind: close).end
        let value = site.text(index..<end)
        let sign = word == "min" ? ">" : "<"
        replace(index..<end, "CASE WHEN \(value) \(sign) 0 THEN 0 ELSE \(value) END", .empty, "EMP")
        wrap(index..<end, word == "min" ? "LEAST(" : "GREATEST(", ", 0)", .empty, "EMP")
    }

    /// Whether any is true, or whether all are known to be.
    private mutating func addQuantifiersOfKnown(at index: Int) {
        guard let other = ["bool_or": "bool_and", "bool_and": "bool_or", "every": "bool_or"][site.tokens[index].word],
            site.isSymbol(index + 1, "("), let close = site.partners[index + 1]
        else { return }
        replace(
            index..<close + 1, "\(other)(COALESCE(\(site.text(index + 2..<close)), false))", .aggregate, "AGG")
    }

    /// The same day by less than 24 hours between.
    private mutating func addDaysForHours(at index: Int) {
        guard site.isSymbol(index, "="), let first = site.operand(before: index, .comparison),
            let second = site.operand(after: index, .comparison), let one = instant(ofDay: first),
            let other = instant(ofDay: second)
        else { return }
        for (later, earlier) in [(one, other), (other, one)] {
            replace(
                first.lowerBound..<second.upperBound, "(\(later)) - (\(earlier)) < INTERVAL '24 hours'",
                .calendarUnit, "CAL")
        }
    }

    /// The day that an instant has in a zone of the other half, where none is told.
    private mutating func addDaysInZones(at index: Int) {
        guard site.isSymbol(index, "::"), site.token(index + 1)?.word == "date",
            let value = site.primary(before: index),
            site.boundColumn(value.lowerBound)?.type.base == .timestamptz
        else { return }
        for zone in site.hints.zones.prefix(3) {
            wrap(value, "(", " AT TIME ZONE '\(zone)')", .zone, "TZ")
        }
    }

    /// Quarters that begin a month earlier or later.
    private mutating func addShiftedQuarters(at index: Int) {
        guard let (arguments, end) = truncation(at: index), site.token(index + 2)?.word.lowercased() == "'quarter'",
            arguments.count == 3
        else { return }
        let zone = site.text(arguments[2])
        let local = "(\(site.text(arguments[1]))) AT TIME ZONE \(zone)"
        for (there, back) in [("+", "-"), ("-", "+")] {
            replace(
                index..<end,
                "((date_trunc('quarter', \(local) \(there) INTERVAL '1 month') \(back) INTERVAL '1 month') "
                    + "AT TIME ZONE \(zone))", .calendarUnit, "CAL")
        }
    }

    /// A unit of the calendar by a fixed length before the question, or before its day.
    private mutating func addFixedLengths(at index: Int) {
        guard let (arguments, end) = truncation(at: index), arguments.count > 1 else { return }
        let value = site.text(arguments[1])
        let zone = arguments.count > 2 ? ", \(site.text(arguments[2]))" : ""
        let day: Int64 = 86_400_000_000
        for duration in site.hints.durations.filter({ $0 >= 6 * day && $0 % day == 0 }).prefix(Self.mostLengths) {
            for length in [duration, duration - day] {
                let hours = "INTERVAL '\(length / (day / 24)) hours'"
                replace(index..<end, "(date_trunc('day', \(value)\(zone)) - \(hours))", .calendarUnit, "CAL")
            }
        }
    }

    /// The arguments of `date_trunc`, and where the call ends.
    private func truncation(at index: Int) -> (arguments: [Range<Int>], end: Int)? {
        guard site.tokens[index].word == "date_trunc", site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1]
        else { return nil }
        return (site.arguments(open: index + 1), close + 1)
    }

    /// An element that begins with a text, holds it, or is it but for case and blanks.
    private mutating func addFoldedElements(at index: Int) {
        guard site.isSymbol(index, "="), site.isKeyword(index + 1, "any"), site.isSymbol(index + 2, "("),
            let close = site.partners[index + 2], let sought = site.operand(before: index, .comparison),
            site.boundOperator(index)?.operands.first?.type.base.isText != false
        else { return }
        let list = site.text(index + 3..<close)
        let text = site.text(sought)
        let tests = [
            ("starts_with(element.value, \(text))", "TXT"), ("strpos(element.value, \(text)) > 0", "TXT"),
            ("lower(element.value) = lower(\(text))", "CAS"), ("btrim(element.value) = btrim(\(text))", "CAS"),
        ]
        for (test, cause) in tests {
            replace(
                sought.lowerBound..<close + 1,
                "EXISTS (SELECT 1 FROM unnest(\(list)) AS element(value) WHERE \(test))",
                cause == "TXT" ? .textMatch : .textNormalisation, cause)
        }
    }

    /// All blanks, tabs and ends of lines left out, and not only blanks around a text.
    private mutating func addNoBlanks(at index: Int) {
        guard ["btrim", "trim"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], let text = site.arguments(open: index + 1).first
        else { return }
        replace(
            index..<close + 1, "translate(\(site.text(text)), E' \\t\\n\\r\\f\\u000B\\u00A0\\u2003\\u3000', '')",
            .textNormalisation, "CAS")
    }
}
