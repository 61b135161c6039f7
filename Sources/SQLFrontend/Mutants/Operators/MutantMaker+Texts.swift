/// Texts: their normal form, their measure, their patterns.
extension MutantMaker {
    private static let normalisers = ["lower", "upper", "btrim", "ltrim", "rtrim", "trim", "normalize", "initcap"]
    private static let measures: [String: [String]] = [
        "length": ["octet_length"], "char_length": ["octet_length"], "character_length": ["octet_length"],
        "octet_length": ["char_length"], "left": ["right"], "right": ["left"], "ltrim": ["rtrim", "btrim"],
        "rtrim": ["ltrim", "btrim"], "btrim": ["rtrim", "ltrim"], "lower": ["upper", "initcap"], "upper": ["lower"],
    ]

    mutating func addTexts(at index: Int) {
        let token = site.tokens[index]
        if site.isSymbol(index + 1, "("), site.boundFunction(index) != nil, let close = site.partners[index + 1] {
            let isNormaliser = Self.normalisers.contains(token.word)
            for other in Self.measures[token.word] ?? [] {
                replace(index, other, isNormaliser ? .textNormalisation : .textMatch, isNormaliser ? "CAS" : "TXT")
            }
            if isNormaliser, let first = site.arguments(open: index + 1).first {
                replace(index..<close + 1, site.text(first), .textNormalisation, "CAS")
            }
        }
        if site.isKeyword(index, "like", "ilike") {
            replace(index, site.isKeyword(index, "like") ? "ILIKE" : "LIKE", .textMatch, "CAS")
            addPatterns(at: index + 1)
            addNormalisedOperands(around: index)
        }
        if ["=", "<>", "!="].contains(token.word), token.kind == .symbol, let found = site.boundOperator(index),
            found.operands.contains(where: { $0.type.base.isText })
        {
            addNormalisedOperands(around: index)
        }
        if site.isKeyword(index, "in") { addNormalisedOperands(around: index) }
        addNormalisedColumn(at: index)
    }

    /// Both operands of a comparison, normalised.
    private mutating func addNormalisedOperands(around index: Int) {
        let isNegated = site.isKeyword(index - 1, "not")
        guard let first = site.operand(before: isNegated ? index - 1 : index, .comparison),
            first.contains(where: { site.boundColumn($0)?.type.base.isText == true })
        else { return }
        let span = site.span(first)
        for function in ["lower", "btrim", "normalize"] {
            var edits = [SQLMutant.Edit(range: span, replacement: "\(function)(\(site.text(first)))")]
            if site.isKeyword(index, "in") {
                let items = site.isSymbol(index + 1, "(") ? site.arguments(open: index + 1) : []
                guard !items.isEmpty, !site.isKeyword(index + 2, "select") else { return }
                edits += items.map {
                    SQLMutant.Edit(range: site.span($0), replacement: "\(function)(\(site.text($0)))")
                }
            } else if let second = site.operand(after: index, .comparison) {
                edits.append(
                    SQLMutant.Edit(range: site.span(second), replacement: "\(function)(\(site.text(second)))"))
            }
            add(.textNormalisation, "CAS", edits)
        }
    }

    /// A text column that is counted, grouped by or chosen, normalised.
    private mutating func addNormalisedColumn(at index: Int) {
        guard let column = site.boundColumn(index), column.type.base.isText else { return }
        let end = site.isSymbol(index + 1, ".") ? index + 3 : index + 1
        let isAlone = [",", ")"].contains(site.token(end)?.word ?? "") || site.isKeyword(end, "order", "from", "as")
        let opens = site.isSymbol(index - 1, "(") || site.isKeyword(index - 1, "distinct")
        guard isAlone, opens, end <= site.tokens.count else { return }
        for function in ["lower", "btrim", "normalize"] {
            wrap(index..<end, "\(function)(", ")", .textNormalisation, "CAS")
        }
    }

    /// The wildcards of a pattern.
    private mutating func addPatterns(at index: Int) {
        guard let token = site.token(index), token.kind == .string else { return }
        let pattern = token.word.trimming("'")
        let body = pattern.trimming("%")
        for other in ["\(body)", "\(body)%", "%\(body)", "%\(body)%"] where other != pattern {
            replace(index, "'\(other)'", .textMatch, "TXT")
        }
        if pattern.contains("_") {
            replace(index, "'\(pattern.replacing("_", with: "\\_"))'", .textMatch, "TXT")
        }
    }
}
