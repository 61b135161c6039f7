import Contracts

/// Instants compared with others than were meant: an hour's start, some minutes earlier, years of 365 days.
extension MutantMaker {
    /// How many lengths of time of the other half are tried at each bound.
    private static let mostShifts = 4

    mutating func addMirroredTimes(at index: Int) {
        addShiftedBounds(at: index)
        addCutStarts(at: index)
        addCutLengths(at: index)
        addFinerBounds(at: index)
        addFixedYears(at: index)
        addWeekNumbers(at: index)
        addOtherWeeks(at: index)
        addUnshifted(at: index)
        addFixedOffsets(at: index)
    }

    /// The upper bound of a window some time earlier, or at the start of an hour or a day.
    private mutating func addShiftedBounds(at index: Int) {
        guard site.tokens[index].kind == .symbol, ["<", "<="].contains(site.tokens[index].word),
            let found = site.boundOperator(index), found.operands.allSatisfy({ $0.type.base == .timestamptz }),
            let bound = site.operand(after: index, .comparison),
            !bound.contains(where: { site.isKeyword($0, "interval") })
        else { return }
        let text = site.text(bound)
        for unit in site.hints.units {
            replace(bound, "date_trunc('\(unit)', \(text), 'UTC')", .arrival, "LAT")
        }
        // What was known some time ago is told by another bound than what happened until then.
        let isOfKnowledge = found.operands.first.map { operand in
            site.sources.contains { $0.knowledgeColumns.contains(where: operand.isColumn) }
        }
        for duration in site.hints.durations.prefix(Self.mostShifts) where duration > 0 {
            replace(
                bound, "(\(text) - INTERVAL '\(duration) microseconds')",
                isOfKnowledge == true ? .arrival : .window, isOfKnowledge == true ? "LAT" : "WIN")
        }
    }

    /// The start of a window cut to a unit of the calendar, and the unit that the question lies in for a window.
    private mutating func addCutStarts(at index: Int) {
        guard site.tokens[index].kind == .symbol, [">", ">="].contains(site.tokens[index].word),
            let found = site.boundOperator(index), found.operands.allSatisfy({ $0.type.base == .timestamptz }),
            let bound = site.operand(after: index, .comparison),
            !bound.contains(where: { site.tokens[$0].word == "date_trunc" })
        else { return }
        let asOf = bound.first { site.boundColumn($0)?.name == "as_of" }.map { site.qualifier($0) + "as_of" }
        for unit in site.hints.units {
            for zone in site.hints.zones.isEmpty ? ["UTC"] : Array(site.hints.zones.prefix(2)) {
                for instant in [site.text(bound)] + (asOf.map { [$0] } ?? []) {
                    replace(bound, "date_trunc('\(unit)', \(instant), '\(zone)')", .window, "WIN")
                    guard unit == "week" else { continue }
                    replace(
                        bound, "(date_trunc('week', \(instant) + INTERVAL '1 day', '\(zone)') - INTERVAL '1 day')",
                        .window, "WIN")
                }
            }
        }
    }

    /// Lengths of time compared in whole seconds, minutes, hours or days.
    private mutating func addCutLengths(at index: Int) {
        guard ["<", "<=", ">", ">=", "="].contains(site.tokens[index].word), let found = site.boundOperator(index),
            found.operands.allSatisfy({ $0.type.base == .interval }),
            let first = site.operand(before: index, .comparison), let second = site.operand(after: index, .comparison)
        else { return }
        for unit in [1, 60, 3_600, 86_400] {
            add(
                .rounding, "RND",
                [
                    SQLMutant.Edit(
                        range: site.span(first), replacement: "floor(extract(epoch FROM \(site.text(first))) / \(unit))"
                    ),
                    SQLMutant.Edit(
                        range: site.span(second), replacement: "extract(epoch FROM \(site.text(second))) / \(unit)"),
                ])
        }
    }

    /// An instant that a comparison cuts to a unit, as it is; the start of a window some time before the question, too.
    private mutating func addFinerBounds(at index: Int) {
        guard site.tokens[index].word == "date_trunc", site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], isComparison(index - 1) || isComparison(close + 1)
        else { return }
        let arguments = site.arguments(open: index + 1)
        guard arguments.count > 1 else { return }
        let isStart =
            [">", ">="].contains(site.token(index - 1)?.word) || ["<", "<="].contains(site.token(close + 1)?.word)
        let text = site.text(arguments[1])
        replace(index..<close + 1, text, isStart ? .window : .arrival, isStart ? "WIN" : "LAT")
        guard isStart else { return }
        for duration in site.hints.durations.prefix(Self.mostShifts) where duration > 0 {
            replace(index..<close + 1, "(\(text) - INTERVAL '\(duration) microseconds')", .window, "WIN")
        }
    }

    private func isComparison(_ index: Int) -> Bool {
        guard let token = site.token(index), token.kind == .symbol else { return false }
        return ["<", "<=", ">", ">="].contains(token.word)
    }

    /// Years of 365 and months of 30 days, and back.
    private mutating func addFixedYears(at index: Int) {
        let words = site.tokens[index].word.trimming("'").lowercased().split(separator: " ")
        guard site.tokens[index].kind == .string, isInterval(index), words.count == 2, let count = Int64(words[0]),
            (1...2_000).contains(count)
        else { return }
        switch words[1] {
        case "year", "years":
            replace(index, "'\(count * 365) days'", .calendarUnit, "CAL")
            // Other numbers of days are those of the other half.
            for days in site.hints.numbers.compactMap({ Int64($0) })
            where days / 366 <= count && count <= days / 365 + 1 {
                replace(index, "'\(days) days'", .calendarUnit, "CAL")
            }
        case "month", "months", "mon", "mons":
            replace(index, "'\(count * 30) days'", .calendarUnit, "CAL")
            if count % 12 == 0 { replace(index, "'\(count / 12 * 365) days'", .calendarUnit, "CAL") }
        case "day", "days":
            if count % 365 == 0 { replace(index, "'\(count / 365) years'", .calendarUnit, "CAL") }
            if count % 30 == 0 { replace(index, "'\(count / 30) months'", .calendarUnit, "CAL") }
        default: break
        }
    }

    /// Weeks that start on another day: `date_trunc('week', x + INTERVAL '1 day') - INTERVAL '1 day'` with other days.
    private mutating func addOtherWeeks(at index: Int) {
        guard site.tokens[index].word == "date_trunc", site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], site.token(index + 2)?.word.lowercased() == "'week'"
        else { return }
        let inner = (index + 2..<close).last { isInterval($0) && site.tokens[$0].kind == .string }
        guard let inner, site.isSymbol(close + 1, "-"), site.isKeyword(close + 2, "interval"),
            site.token(close + 3)?.word == site.tokens[inner].word
        else { return }
        for days in ["'0 days'", "'1 day'", "'2 days'"] where days != site.tokens[inner].word {
            add(
                .weekStart, "WKS",
                [inner, close + 3].map { SQLMutant.Edit(range: site.tokens[$0].range, replacement: days) })
        }
    }

    /// An instant without the length of time that is added to it or taken off.
    private mutating func addUnshifted(at index: Int) {
        guard site.isSymbol(index, "+") || site.isSymbol(index, "-"), site.isKeyword(index + 1, "interval"),
            site.token(index + 2)?.kind == .string, let found = site.boundOperator(index),
            found.operands.first?.type.base.isTime == true, let first = site.operand(before: index, .sum)
        else { return }
        let sign = site.token(first.lowerBound - 1)?.word ?? ""
        switch sign {
        // The start of a window that reaches back no further is no window.
        case ">", ">=": return
        case "<", "<=": replace(index..<index + 3, "", .arrival, "LAT")
        default:
            replace(index..<index + 3, "", .zone, "TZ")
            // A fixed distance from UTC for a zone whose clocks change.
            guard site.token(index - 1)?.kind == .string, site.isKeyword(index - 2, "zone") else { return }
            for zone in site.hints.zones { replace(index - 1..<index + 3, "'\(zone)'", .zone, "TZ") }
        }
    }

    /// A zone by a fixed distance from UTC, in hours of the other half.
    private mutating func addFixedOffsets(at index: Int) {
        guard site.isKeyword(index, "zone"), site.isKeyword(index - 1, "time"), site.isKeyword(index - 2, "at"),
            let zone = site.token(index + 1), zone.kind == .string, zone.word != "'UTC'",
            let value = site.primary(before: index - 2)
        else { return }
        let hour: Int64 = 3_600_000_000
        for duration in site.hints.durations where duration > 0 && duration <= 14 * hour && duration % (hour / 2) == 0 {
            for sign in ["+", "-"] {
                replace(
                    value.lowerBound..<index + 2,
                    "(\(site.text(value)) AT TIME ZONE 'UTC' \(sign) INTERVAL '\(duration / 60_000_000) minutes')",
                    .zone,
                    "TZ")
            }
        }
    }

    /// The year and the week of ISO, and those of the calendar.
    private mutating func addWeekNumbers(at index: Int) {
        guard site.tokens[index].kind == .string, site.isSymbol(index - 1, ","),
            (0..<index).contains(where: { site.tokens[$0].word == "to_char" })
        else { return }
        let format = site.tokens[index].word
        for (from, to) in [("IYYY", "YYYY"), ("YYYY", "IYYY"), ("IW", "WW"), ("WW", "IW"), ("ID", "D")] {
            guard format.contains(from), !(from == "YYYY" && format.contains("IYYY")) else { continue }
            replace(index, format.replacing(from, with: to), .calendarUnit, "CAL")
        }
    }
}
