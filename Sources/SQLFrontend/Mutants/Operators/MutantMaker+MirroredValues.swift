import Contracts

/// Values counted, cut or measured otherwise than was meant.
extension MutantMaker {
    /// What NULL and the empty text count as.
    mutating func addMirroredNulls(at index: Int) {
        addEmptyTexts(at: index)
        addNegations(at: index)
        guard site.tokens[index].word == "avg", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            !site.isKeyword(index + 2, "distinct")
        else { return }
        // The mean over all rows, known or not.
        var end = close
        if site.isKeyword(close + 1, "filter"), let last = site.partners[close + 2] { end = last }
        let sum = "sum(\(site.text(index + 2..<close)))" + (end > close ? " " + site.text(close + 1..<end + 1) : "")
        replace(index..<end + 1, "(COALESCE(\(sum), 0)::numeric / NULLIF(count(*), 0))", .nullPolicy, "NUL")
    }

    /// An empty text as good as none, or not.
    private mutating func addEmptyTexts(at index: Int) {
        guard site.tokens[index].kind == .symbol, ["=", "<>", "!="].contains(site.tokens[index].word),
            site.token(index + 1)?.word == "''", let value = site.operand(before: index, .comparison)
        else { return }
        let test = site.tokens[index].word == "=" ? "IS NULL" : "IS NOT NULL"
        replace(value.lowerBound..<index + 2, "\(site.text(value)) \(test)", .nullPolicy, "NUL")
    }

    /// NOT of what may be NULL.
    private mutating func addNegations(at index: Int) {
        guard site.isKeyword(index, "not") else { return }
        if site.isKeyword(index - 1, "is") {
            if site.isKeyword(index + 1, "true") { replace(index..<index + 2, "FALSE", .nullTest, "NUL") }
            if site.isKeyword(index + 1, "false") { replace(index..<index + 2, "TRUE", .nullTest, "NUL") }
            return
        }
        guard let value = site.operand(after: index, .condition), !site.isKeyword(index + 1, "in", "like", "exists")
        else { return }
        replace(index..<value.upperBound, "(\(site.text(value))) IS NOT TRUE", .nullPolicy, "NUL")
    }

    /// Fractions cut off before a comparison, division before multiplication, what lies below zero.
    mutating func addMirroredNumbers(at index: Int) {
        let token = site.tokens[index]
        if token.kind == .symbol, ["<", "<=", ">", ">="].contains(token.word), let found = site.boundOperator(index),
            let first = site.operand(before: index, .comparison),
            found.operands[0].type.base == .numeric || found.operands[0].type.base == .float8
        {
            replace(first, "trunc((\(site.text(first)))::numeric)", .rounding, "RND")
        }
        addSinglePrecision(at: index)
        addOtherOrder(at: index)
        addOtherPlaceOfDivision(at: index)
        guard site.isKeyword(index, "greatest"), site.isSymbol(index + 1, "("), let close = site.partners[index + 1]
        else { return }
        let arguments = site.arguments(open: index + 1)
        if arguments.count == 2, site.text(arguments[1]) == "0" {
            replace(index..<close + 1, "abs(\(site.text(arguments[0])))", .arithmetic, "ARI")
        }
    }

    /// Fractions compared with half the digits, or with all of them.
    private mutating func addSinglePrecision(at index: Int) {
        if site.isSymbol(index, "::"), ["real", "float4"].contains(site.token(index + 1)?.word ?? "") {
            replace(index + 1, "float8", .precision, "PRC")
        }
        guard ["<", "<=", ">", ">=", "=", "<>", "!="].contains(site.tokens[index].word),
            let found = site.boundOperator(index), found.operands.contains(where: { $0.type.base == .float8 }),
            let first = site.operand(before: index, .comparison), let second = site.operand(after: index, .comparison)
        else { return }
        add(
            .precision, "PRC",
            [first, second].map {
                SQLMutant.Edit(range: site.span($0), replacement: "(\(site.text($0)))::real")
            })
    }

    /// `sum(x / y)` as `sum(x) / y`, and back.
    private mutating func addOtherPlaceOfDivision(at index: Int) {
        guard ["sum", "avg", "max", "min"].contains(site.tokens[index].word), site.boundAggregate(index) != nil,
            site.isSymbol(index + 1, "("), let close = site.partners[index + 1], close > index + 2
        else { return }
        let name = site.text(index..<index + 1)
        if let slash = (index + 2..<close).last(where: { site.isSymbol($0, "/") }),
            let divisor = site.operand(after: slash, .product), divisor.upperBound == close,
            let dividend = site.operand(before: slash, .sum), dividend.lowerBound == index + 2
        {
            replace(
                index..<close + 1, "(\(name)(\(site.text(dividend))) / \(site.text(divisor)))", .rounding, "RND")
        }
        if site.isSymbol(close + 1, "/"), let divisor = site.operand(after: close + 1, .product) {
            replace(
                index..<divisor.upperBound, "\(name)((\(site.text(index + 2..<close))) / \(site.text(divisor)))",
                .rounding, "RND")
        }
    }

    /// `a * b / c` as `a / c * b`, and back.
    private mutating func addOtherOrder(at index: Int) {
        guard let first = site.operand(before: index, .product), let second = site.operand(after: index, .product)
        else { return }
        let next = second.upperBound
        let pair = (site.tokens[index].word, site.token(next)?.word)
        guard pair == ("*", "/") || pair == ("/", "*"), let third = site.operand(after: next, .product) else { return }
        replace(
            first.lowerBound..<third.upperBound,
            "\(site.text(first)) \(site.text(next..<next + 1)) \(site.text(third)) "
                + "\(site.text(index..<index + 1)) \(site.text(second))", .division, "DIV")
        guard pair == ("*", "/") else { return }
        // The second part divided first: `a * (b / c)`.
        wrap(second.lowerBound..<third.upperBound, "(", ")", .division, "DIV")
    }

    /// Patterns with and without their ends, and blanks of other kinds.
    mutating func addMirroredTexts(at index: Int) {
        let token = site.tokens[index]
        if site.isSymbol(index, "||"), let text = site.token(index + 1), text.kind == .string {
            replace(index..<index + 2, "", .textMatch, "TXT")
        }
        if site.isKeyword(index, "like") { replace(index, "=", .textMatch, "TXT") }
        if token.kind == .symbol, ["~", "~*", "!~"].contains(token.word), let pattern = site.token(index + 1),
            pattern.kind == .string, pattern.word.hasPrefix("'")
        {
            let body = pattern.word.dropFirst().dropLast()
            if !body.hasSuffix("$") { replace(index + 1, "'\(body)$'", .textMatch, "TXT") }
            if body.hasSuffix("$") { replace(index + 1, "'\(body.dropLast())'", .textMatch, "TXT") }
            if !body.hasPrefix("^") { replace(index + 1, "'^\(body)'", .textMatch, "TXT") }
            if body.hasPrefix("^") { replace(index + 1, "'\(body.dropFirst())'", .textMatch, "TXT") }
        }
        if token.word == "btrim", site.isSymbol(index + 1, "("), let close = site.partners[index + 1],
            site.arguments(open: index + 1).count == 1
        {
            insert(after: close - 1, ", E' \\t\\n\\r\\f\\v'", .textNormalisation, "CAS")
        }
    }
}
