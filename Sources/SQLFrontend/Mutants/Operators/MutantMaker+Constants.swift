import Foundation

/// Numbers, texts and truth values by others.
extension MutantMaker {
    /// Factors between units.
    private static let factors = ["60", "24", "1000", "3600", "86400", "60000", "1000000"]

    /// How many rows a number may stand for that an edit puts in.
    private static let mostRows: Int64 = 200

    mutating func addConstants(at index: Int) {
        let token = site.tokens[index]
        switch token.kind {
        case .number: addNumbers(at: index)
        case .string: addStrings(at: index)
        case .keyword where site.isKeyword(index, "true", "false"):
            guard !site.isKeyword(index - 1, "is", "not", "on") else { return }
            replace(index, site.isKeyword(index, "true") ? "FALSE" : "TRUE", .constant, "CST")
        default: break
        }
    }

    private mutating func addNumbers(at index: Int) {
        let (mutation, cause) = meaning(ofNumber: index)
        let word = site.tokens[index].word
        var others: [String] = []
        if let number = Int64(word), number < Int64.max {
            others = ["\(number + 1)", number > 0 ? "\(number - 1)" : "(-1)"]
            if number > 1 { others.append("0") }
            // Of the last few rows the last alone.
            if number > 2, mutation == .limit, site.hints.mirrors { others.append("1") }
            if number > 1, cause == "CST" { others += ["\(number * 10)", "(-\(number))"] }
        } else if let number = Decimal(string: word), let step = step(of: word) {
            others = ["\(number + step)", "\(number - step)"]
        }
        if Self.factors.contains(word) {
            for factor in Self.factors where factor != word { replace(index, factor, .precision, "PRC") }
        }
        for other in others where other != word { replace(index, other, mutation, cause) }
        for hint in site.hints.numbers where hint != word && !others.contains(hint) {
            // A number of rows is none of seconds: a million rows for each question would take hours.
            if mutation == .limit, Int64(hint).map({ $0 > Self.mostRows }) ?? true { continue }
            replace(index, hint, mutation, cause)
        }
    }

    /// One in the last digit that is written.
    private func step(of word: String) -> Decimal? {
        guard let point = word.firstIndex(of: "."), word.allSatisfy({ $0.isNumber || $0 == "." }) else { return nil }
        let digits = word.distance(from: point, to: word.endIndex) - 1
        return Decimal(sign: .plus, exponent: -digits, significand: 1)
    }

    private func meaning(ofNumber index: Int) -> (MutationOperator, String) {
        if site.isKeyword(index - 1, "limit", "offset", "first", "next") { return (.limit, "RNG") }
        if site.isKeyword(index + 1, "preceding", "following") { return (.frame, "FRM") }
        // make_interval(days => 7) and 7 * INTERVAL '1 day' are lengths.
        if site.isSymbol(index - 1, "=>") { return (.window, "WIN") }
        if site.isSymbol(index - 1, "["), site.isSymbol(index + 1, "]") { return (.limit, "RNG") }
        if isInSubscript(index) { return (.limit, "RNG") }
        if site.isSymbol(index + 1, "*"), site.isKeyword(index + 2, "interval") { return (.window, "WIN") }
        if let open = openingCall(index), let name = site.token(open - 1)?.word {
            if [
                "left", "right", "substr", "substring", "split_part", "lag", "lead", "nth_value", "generate_series",
            ].contains(name) {
                return (.limit, "RNG")
            }
            if ["round", "trunc"].contains(name), site.isSymbol(index - 1, ",") { return (.rounding, "RND") }
            if name == "coalesce", site.isSymbol(index + 1, ")") { return (.empty, "EMP") }
        }
        let isRank = [index - 2, index - 4].contains { place in
            site.token(place) != nil && site.boundColumn(place).map { site.ranks.contains($0.name) } == true
        }
        return isRank ? (.limit, "RNG") : (.constant, "CST")
    }

    /// Whether a token tells which element of a list is meant: `items[cardinality(items) - 1]`.
    private func isInSubscript(_ index: Int) -> Bool {
        var position = index - 1
        while position >= 0, !site.isKeyword(position, "select", "from", "where", "array") {
            if site.isSymbol(position, "[") { return !site.isKeyword(position - 1, "array") }
            if let partner = site.partners[position], partner < position { position = partner }
            position -= 1
        }
        return false
    }

    /// The parenthesis of the call that a token stands in.
    private func openingCall(_ index: Int) -> Int? {
        var position = index - 1
        while position >= 0 {
            if site.isSymbol(position, "(") { return position }
            if let partner = site.partners[position], partner < position { position = partner }
            position -= 1
        }
        return nil
    }

    private mutating func addStrings(at index: Int) {
        let token = site.tokens[index]
        guard token.word.hasPrefix("'"), isText(index) else { return }
        var others: [String] = []
        for other in site.tokens.indices
        where site.tokens[other].kind == .string && isText(other) && site.tokens[other].word != token.word {
            if !others.contains(site.tokens[other].word) { others.append(site.tokens[other].word) }
        }
        for hint in site.hints.texts {
            let quoted = "'\(hint.replacing("'", with: "''"))'"
            if quoted != token.word, !others.contains(quoted) { others.append(quoted) }
        }
        let cases = [token.word.lowercased(), token.word.uppercased()]
        for other in cases where other != token.word && !others.contains(other) {
            replace(index, other, .textNormalisation, "CAS")
        }
        for other in others.prefix(12) { replace(index, other, .constant, "CST") }
    }

    /// Whether a quoted literal is a text of the query, and not a unit, a zone or an interval.
    private func isText(_ index: Int) -> Bool {
        site.bound(index).contains { if case .constant(.text) = $0.kind { true } else { false } }
            && site.token(index - 2)?.word != "date_trunc" && site.token(index - 2)?.word != "date_part"
            && !site.isKeyword(index - 1, "zone")
    }
}
