import Contracts

/// The lengths of windows: interval literals.
extension MutantMaker {
    private static let units: [(name: String, microseconds: Int64)] = [
        ("microsecond", 1), ("millisecond", 1_000), ("second", 1_000_000), ("minute", 60_000_000),
        ("hour", 3_600_000_000), ("day", 86_400_000_000), ("week", 604_800_000_000),
    ]

    mutating func addWindows(at index: Int) {
        let token = site.tokens[index]
        guard token.kind == .string, isInterval(index), let (count, unit) = Self.length(token.word) else { return }
        let (mutation, cause) = meaning(ofInterval: index)
        for other in [count + 1, count - 1] where other > 0 {
            replace(index, Self.literal(other, unit.name), mutation, cause)
        }
        for other in Self.units where other.name != unit.name && other.microseconds >= 1_000_000 {
            replace(index, Self.literal(count, other.name), mutation, cause)
        }
        for duration in site.hints.durations where duration > 0 && duration != count * unit.microseconds {
            guard let best = Self.units.last(where: { $0.microseconds <= duration && duration % $0.microseconds == 0 })
            else { continue }
            replace(index, Self.literal(duration / best.microseconds, best.name), mutation, cause)
        }
    }

    /// What a length of time stands for: of a zone its distance from UTC, beside a week the day on which it starts.
    private func meaning(ofInterval index: Int) -> (MutationOperator, String) {
        if site.isKeyword(index - 2, "zone") { return (.zone, "TZ") }
        let opens = site.partners.filter { $0.key < index && $0.value > index }.keys.sorted()
        let isInWeek = opens.contains { open in
            site.token(open - 1)?.word == "date_trunc" && site.token(open + 1)?.word.lowercased() == "'week'"
        }
        if isInWeek { return (.weekStart, "WKS") }
        return (.window, isThreshold(index) ? "CST" : "WIN")
    }

    /// Whether a length of time is what another is compared with, and not how far back a window reaches.
    private func isThreshold(_ index: Int) -> Bool {
        let start = site.isKeyword(index - 1, "interval") ? index - 1 : index
        for sign in [start - 1, index + 1] where site.token(sign) != nil {
            guard let found = site.boundOperator(sign), found.operands.allSatisfy({ $0.type.base == .interval }),
                ["<", "<=", ">", ">=", "=", "<>"].contains(found.operator.name),
                let other = sign < index
                    ? site.operand(before: sign, .comparison) : site.operand(after: sign, .comparison)
            else { continue }
            return !other.contains { site.boundColumn($0)?.name == "as_of" }
        }
        return false
    }

    private static func literal(_ count: Int64, _ unit: String) -> String {
        "'\(count) \(unit)\(count == 1 ? "" : "s")'"
    }

    func isInterval(_ index: Int) -> Bool {
        if site.isKeyword(index - 1, "interval") { return true }
        if site.isSymbol(index + 1, "::"), site.isKeyword(index + 2, "interval") { return true }
        return site.bound(index).contains { if case .constant(.interval) = $0.kind { true } else { false } }
    }

    /// `'7 days'` in microseconds, or nil for anything that says more.
    static func microseconds(_ literal: String) -> Int64? {
        length(literal).map { count, unit in count * unit.microseconds }
    }

    /// `'7 days'` as a number and a unit, or nil for anything that says more.
    private static func length(_ literal: String) -> (Int64, (name: String, microseconds: Int64))? {
        let words = literal.trimming("'").lowercased().split(separator: " ")
        guard words.count == 2, let count = Int64(words[0]), count > 0, count < 1_000_000 else { return nil }
        let name = words[1].hasSuffix("s") ? String(words[1].dropLast()) : String(words[1])
        let aliases = ["d": "day", "h": "hour", "hr": "hour", "min": "minute", "sec": "second", "w": "week"]
        guard let unit = units.first(where: { $0.name == aliases[name] ?? name }) else { return nil }
        return (count, unit)
    }
}

extension String {
    /// The text without this character at its ends.
    func trimming(_ character: Character) -> String {
        var text = self[...]
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return String(text)
    }
}
