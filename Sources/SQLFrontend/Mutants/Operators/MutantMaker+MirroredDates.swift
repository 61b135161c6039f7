import Contracts

/// Days, years and ages counted by another rule: a year of 365 days, a day more, spans of 24 hours for days of the calendar.
extension MutantMaker {
    private static let unitsOfDays: [(days: String, unit: String)] = [
        ("365", "year"), ("365.25", "year"), ("365.2425", "year"), ("30", "month"), ("30.44", "month"),
    ]

    mutating func addMirroredDates(at index: Int) {
        addAgesForDays(at: index)
        addDaysForAges(at: index)
        addUncorrectedYears(at: index)
        addCalendarSteps(at: index)
        addDayMore(at: index)
        addSpansForDays(at: index)
        addDaysForSpans(at: index)
    }

    /// `(a - b) / 365` by the whole years of the age.
    private mutating func addAgesForDays(at index: Int) {
        guard site.isSymbol(index, "/"), let divisor = site.token(index + 1),
            let unit = Self.unitsOfDays.first(where: { $0.days == divisor.word })?.unit, site.isSymbol(index - 1, ")"),
            let open = site.partners[index - 1],
            let minus = (open + 1..<index - 1).first(where: { isBetweenDays($0) }),
            let first = site.operand(before: minus, .sum), let second = site.operand(after: minus, .product),
            first.lowerBound == open + 1, second.upperBound == index - 1
        else { return }
        let age = age(first, second)
        let whole =
            unit == "year"
            ? "extract(year FROM \(age))::int"
            : "(extract(year FROM \(age)) * 12 + extract(month FROM \(age)))::int"
        replace(open..<index + 2, whole, .calendarUnit, "CAL")
    }

    /// The whole years of an age by its days in years of 365.
    private mutating func addDaysForAges(at index: Int) {
        guard site.tokens[index].word == "extract", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            site.token(index + 2)?.word == "year", site.token(index + 4)?.word == "age", site.isSymbol(index + 5, "("),
            site.partners[index + 5] == close - 1
        else { return }
        let days = site.arguments(open: index + 5)
        guard days.count == 2 else { return }
        replace(index..<close + 1, inFixedYears(site.text(days[0]), site.text(days[1])), .calendarUnit, "CAL")
    }

    /// The difference of two years less what comes before the birthday, by fixed years, and without what is taken off.
    private mutating func addUncorrectedYears(at index: Int) {
        guard site.isSymbol(index, "-"), let first = field("year", endingBefore: index),
            let second = field("year", openingAt: index + 1)
        else { return }
        var end = second.end
        if site.isSymbol(end, "-"), site.isKeyword(end + 1, "case"), let last = site.partners[end + 1] {
            replace(end..<last + 1, "", .calendarUnit, "CAL")
            end = last + 1
        }
        replace(first.start..<end, inFixedYears(first.value, second.value), .calendarUnit, "CAL")
    }

    private func inFixedYears(_ later: String, _ earlier: String) -> String {
        "(((\(later))::date - (\(earlier))::date) / 365)"
    }

    /// `extract(year FROM x)` that ends before a token.
    private func field(_ name: String, endingBefore index: Int) -> (start: Int, value: String)? {
        guard site.isSymbol(index - 1, ")"), let open = site.partners[index - 1], open > 0,
            site.tokens[open - 1].word == "extract", site.token(open + 1)?.word == name, open + 3 < index - 1
        else { return nil }
        return (open - 1, site.text(open + 3..<index - 1))
    }

    /// `extract(year FROM x)` that opens at a token.
    private func field(_ name: String, openingAt index: Int) -> (end: Int, value: String)? {
        guard site.token(index)?.word == "extract", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            site.token(index + 2)?.word == name, index + 4 < close
        else { return nil }
        return (close + 1, site.text(index + 4..<close))
    }

    /// Days added to a day by the months or years that they mostly are.
    private mutating func addCalendarSteps(at index: Int) {
        guard site.isSymbol(index, "+") || site.isSymbol(index, "-"), let found = site.boundOperator(index),
            found.operator.result == .date, let count = number(index + 1), count >= 28, count < 50_000,
            let day = site.operand(before: index, .product)
        else { return }
        let sign = site.tokens[index].word
        // A month has 30.44 days, and a year 365.2425; what is told as so many is a day or two off at most.
        let steps: [(unit: String, days: Double, off: Double)] = [("years", 365.2425, 2), ("months", 30.436875, 2)]
        for step in steps {
            let units = (Double(count) / step.days).rounded()
            guard units >= 1, units <= 200 else { continue }
            let isFixed = count == Int64(units) * (step.unit == "years" ? 365 : 30)
            guard isFixed || abs(Double(count) - units * step.days) <= step.off else { continue }
            replace(
                day.lowerBound..<index + 2,
                "(\(site.text(day)) \(sign) INTERVAL '\(Int64(units)) \(step.unit)')::date", .calendarUnit, "CAL")
        }
    }

    /// One day more or less, where days are added to a day or lie between two.
    private mutating func addDayMore(at index: Int) {
        guard site.isSymbol(index, "+") || site.isSymbol(index, "-"), let found = site.boundOperator(index),
            found.operator.result == .date || isBetweenDays(index), number(index + 1) == nil,
            let second = site.operand(after: index, .product), let first = site.operand(before: index, .product)
        else { return }
        for step in ["+ 1", "- 1"] {
            wrap(first.lowerBound..<second.upperBound, "(", " \(step))", .limit, "RNG")
        }
    }

    /// Days of the calendar between two instants by whole spans of 24 hours.
    private mutating func addSpansForDays(at index: Int) {
        guard isBetweenDays(index), let first = site.operand(before: index, .product),
            let second = site.operand(after: index, .product), let later = instant(ofDay: first),
            let earlier = instant(ofDay: second)
        else { return }
        replace(
            first.lowerBound..<second.upperBound,
            "floor(extract(epoch FROM (\(later)) - (\(earlier))) / 86400)::int", .calendarUnit, "CAL")
    }

    /// `floor(extract(epoch FROM a - b) / 86400)`, or `extract(day FROM a - b)`, by days of the calendar.
    private mutating func addDaysForSpans(at index: Int) {
        guard let (span, end) = spanOfDays(at: index),
            let minus = span.first(where: { isBetweenInstants($0) }),
            let first = site.operand(before: minus, .sum), let second = site.operand(after: minus, .product),
            second.upperBound == span.upperBound
        else { return }
        for zone in Set(site.hints.zones.prefix(2) + ["UTC"]).sorted() {
            let days = [first, second].map { "((\(site.text($0))) AT TIME ZONE '\(zone)')::date" }
            replace(index..<end, "(\(days.joined(separator: " - ")))", .calendarUnit, "CAL")
        }
    }

    /// What is told in whole spans of 24 hours, and where telling it ends.
    private func spanOfDays(at index: Int) -> (span: Range<Int>, end: Int)? {
        if site.tokens[index].word == "extract", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            ["day", "days"].contains(site.token(index + 2)?.word), index + 4 < close
        {
            return (index + 4..<close, close + 1)
        }
        guard ["floor", "trunc"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], site.token(index + 2)?.word == "extract",
            let end = site.partners[index + 3], site.token(index + 4)?.word == "epoch", index + 6 < end,
            site.isSymbol(end + 1, "/"), number(end + 2) == 86_400, close == end + 3
        else { return nil }
        return (index + 6..<end, close + 1)
    }

    /// Whether a token takes one instant from another.
    func isBetweenInstants(_ index: Int) -> Bool {
        guard site.isSymbol(index, "-"), let found = site.boundOperator(index) else { return false }
        return found.operands.allSatisfy { $0.type.base == .timestamptz }
    }

    /// The instant whose day an operand is: of `(x AT TIME ZONE 'Europe/Berlin')::date` `x`.
    func instant(ofDay operand: Range<Int>) -> String? {
        let end = operand.upperBound
        guard operand.count > 8, site.isSymbol(operand.lowerBound, "("), site.token(end - 1)?.word == "date",
            site.isSymbol(end - 2, "::"), site.partners[operand.lowerBound] == end - 3,
            site.token(end - 4)?.kind == .string, site.isKeyword(end - 5, "zone"), site.isKeyword(end - 7, "at")
        else { return nil }
        return site.text(operand.lowerBound + 1..<end - 7)
    }

    /// Whether a token takes one day from another.
    func isBetweenDays(_ index: Int) -> Bool {
        guard site.isSymbol(index, "-"), let found = site.boundOperator(index) else { return false }
        return found.operands.allSatisfy { $0.type.base == .date }
    }

    private func age(_ later: Range<Int>, _ earlier: Range<Int>) -> String {
        "age((\(site.text(later)))::timestamp, (\(site.text(earlier)))::timestamp)"
    }
}
