/// Texts that are matched, searched or split by another rule, and lists that are.
extension MutantMaker {
    mutating func addMirroredPatterns(at index: Int) {
        addPrefixes(at: index)
        addSearches(at: index)
        addSplits(at: index)
        addMembership(at: index)
        addChoices(at: index)
        addSqueezed(at: index)
    }

    /// One more of the other half's texts among those that a text may be.
    private mutating func addChoices(at index: Int) {
        let quoted = site.hints.texts.prefix(8).map { "'\($0.replacing("'", with: "''"))'" }
        if site.isKeyword(index, "in"), site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            site.token(index + 2)?.kind == .string
        {
            let written = Set(site.tokens[index + 2..<close].map(\.word))
            for text in quoted where !written.contains(text) {
                insert(after: close - 1, ", \(text)", .condition, "CND")
            }
        }
        if site.isSymbol(index, "="), let literal = site.token(index + 1), literal.kind == .string,
            site.boundOperator(index)?.operands.contains(where: { $0.type.base.isText }) == true
        {
            for text in quoted where text != literal.word {
                replace(index..<index + 2, "IN (\(literal.word), \(text))", .condition, "CND")
            }
        }
        addOpposites(at: index, quoted)
    }

    /// Whatever is not one text for another text alone, and back: `<> 'win'` for `= 'loss'`.
    private mutating func addOpposites(at index: Int, _ quoted: [String]) {
        guard let sign = ["=": "<>", "<>": "=", "!=": "="][site.tokens[index].word],
            let literal = site.token(index + 1), literal.kind == .string,
            site.boundOperator(index)?.operands.contains(where: { $0.type.base.isText }) == true
        else { return }
        for text in quoted where text != literal.word {
            replace(index..<index + 2, "\(sign) \(text)", .condition, "CND")
        }
    }

    /// Blanks left out everywhere and not only around a text, and the other way round.
    private mutating func addSqueezed(at index: Int) {
        guard site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            let text = site.arguments(open: index + 1).first
        else { return }
        if site.tokens[index].word == "btrim" {
            replace(index..<close + 1, "replace(\(site.text(text)), ' ', '')", .textNormalisation, "CAS")
        }
        if site.tokens[index].word == "replace", site.token(text.upperBound + 1)?.word == "' '" {
            replace(index..<close + 1, "btrim(\(site.text(text)))", .textNormalisation, "CAS")
        }
    }

    /// A text that is equal to another, or begins with it, ends with it, or holds it.
    private mutating func addPrefixes(at index: Int) {
        guard ["=", "<>", "!="].contains(site.tokens[index].word), let literal = site.token(index + 1),
            literal.kind == .string, literal.word.hasPrefix("'"), literal.word != "''",
            !literal.word.contains(where: { "%_\\".contains($0) }), let found = site.boundOperator(index),
            found.operands.contains(where: { $0.type.base.isText })
        else { return }
        let body = literal.word.dropFirst().dropLast()
        let word = site.tokens[index].word == "=" ? "LIKE" : "NOT LIKE"
        for pattern in ["\(body)%", "%\(body)", "%\(body)%"] {
            replace(index..<index + 2, "\(word) '\(pattern)'", .textMatch, "TXT")
        }
    }

    /// Whether a text occurs anywhere, or at the start.
    private mutating func addSearches(at index: Int) {
        guard ["strpos", "position"].contains(site.tokens[index].word), site.isSymbol(index + 1, "("),
            let close = site.partners[index + 1], let sign = site.token(close + 1), let value = number(close + 2)
        else { return }
        let isAnywhere = sign.word == ">" && value == 0 || sign.word == ">=" && value == 1 || sign.word == "<>"
        if isAnywhere { replace(close + 1..<close + 3, "= 1", .textMatch, "TXT") }
        if sign.word == "=", value == 1 { replace(close + 1..<close + 3, "> 0", .textMatch, "TXT") }
    }

    /// Pieces that are empty left out.
    private mutating func addSplits(at index: Int) {
        guard site.isSymbol(index + 1, "("), let close = site.partners[index + 1] else { return }
        let arguments = site.arguments(open: index + 1)
        switch site.tokens[index].word {
        case "split_part":
            guard arguments.count == 3 else { return }
            wrap(arguments[0], "ltrim(", ", \(site.text(arguments[1])))", .textMatch, "TXT")
        case "string_to_array":
            wrap(index..<close + 1, "array_remove(", ", '')", .textMatch, "TXT")
        default: break
        }
    }

    /// An element that is equal to the one at the same place of another list, or to any of it.
    private mutating func addMembership(at index: Int) {
        guard site.isSymbol(index, "="), let second = site.operand(after: index, .comparison),
            site.isSymbol(second.upperBound - 1, "]"), let open = site.partners[second.upperBound - 1],
            open > second.lowerBound
        else { return }
        replace(second, "ANY(\(site.text(second.lowerBound..<open)))", .condition, "CND")
    }
}
