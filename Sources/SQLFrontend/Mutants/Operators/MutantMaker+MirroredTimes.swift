import Contracts

/// Instants compared with others than were meant: an hour's start, some minutes earlier, years of 365 days.
extension MutantMaker {
    /// How many lengths of time of the other half are tried at each bound.
    private static let mostShifts = 4

    mutating func addMirroredTimes(at index: Int) {
        addShiftedBounds(at: index)
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

    /// An instant that a comparison cuts to a unit, as it is.
    private mutating func addFinerBounds(at index: Int) {
        guard site.tokens[index].word == "date_trunc", site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], isComparison(index - 1) || isComparison(close + 1)
        else { return }
        let arguments = site.arguments(open: index + 1)
        guard arguments.count > 1 else { return }
        replace(index..<close + 1, site.text(arguments[1]), .arrival, "LAT")
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
