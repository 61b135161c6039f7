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
        for duration in site.hints.durations.prefix(Self.mostShifts) where duration > 0 {
            replace(bound, "(\(text) - INTERVAL '\(duration) microseconds')", .window, "WIN")
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
                replace(bound, "date_trunc('\(unit)', \(site.text(bound)), '\(zone)')", .window, "WIN")
                if let asOf { replace(bound, "date_trunc('\(unit)', \(asOf), '\(zone)')", .window, "WIN") }
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
        case "year", "years": replace(index, "'\(count * 365) days'", .calendarUnit, "CAL")
        case "month", "months", "mon", "mons":
            replace(index, "'\(count * 30) days'", .calendarUnit, "CAL")
            if count % 12 == 0 { replace(index, "'\(count / 12 * 365) days'", .calendarUnit, "CAL") }
        case "day", "days":
            if count % 365 == 0 { replace(index, "'\(count / 365) years'", .calendarUnit, "CAL") }
            if count % 30 == 0 { replace(index, "'\(count / 30) months'", .calendarUnit, "CAL") }
        default: break
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
