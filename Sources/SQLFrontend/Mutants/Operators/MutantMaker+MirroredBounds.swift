import Contracts

/// What held at another instant: at the question in the place of the row that is looked up for, and the other way round.
extension MutantMaker {
    /// How many other rows' instants a bound is tried with.
    private static let mostInstants = 3

    mutating func addMirroredBounds(at index: Int) {
        addQuestionForRow(at: index)
        addRowForQuestion(at: index)
        addOtherQuestionInstants(at: index)
    }

    /// Whether the token is a comparison, perhaps of the first operand with the start or the end of a window.
    private func isWindowComparison(_ index: Int) -> Bool {
        site.tokens[index].kind == .symbol && ["<", "<=", ">", ">="].contains(site.tokens[index].word)
    }

    /// The column that opens an operand, with its tokens, where it is an instant of a row.
    private func instant(_ operand: Range<Int>) -> (tokens: Range<Int>, relation: BoundRelation)? {
        guard let column = site.boundColumn(operand.lowerBound), column.type.base == .timestamptz else { return nil }
        if case .spine = column.relation.kind { return nil }
        let end = site.isSymbol(operand.lowerBound + 1, ".") ? operand.lowerBound + 3 : operand.lowerBound + 1
        return (operand.lowerBound..<end, column.relation)
    }

    /// `as_of`, as it is written nearest before a token.
    func asOf(before index: Int) -> String? {
        let place = (0..<site.tokens.count).sorted { abs($0 - index) < abs($1 - index) }.first { position in
            site.boundColumn(position)?.name == "as_of" && site.isSymbol(position + 1, ".")
        }
        return place.map { site.text($0..<$0 + 3) }
    }

    /// An instant of one row that bounds those of another, in all bounds of the same query: `x.quoted_at <= p.paid_at`.
    private mutating func addQuestionForRow(at index: Int) {
        guard isWindowComparison(index), let first = site.operand(before: index, .comparison),
            let second = site.operand(after: index, .comparison), let row = instant(first),
            let bound = instant(second), row.relation.id != bound.relation.id, let asOf = asOf(before: index)
        else { return }
        let written = site.text(bound.tokens)
        let isStart = [">", ">="].contains(site.tokens[index].word)
        replace(bound.tokens, asOf, isStart ? .window : .arrival, isStart ? "WIN" : "LAT")
        // The other bound of the same column, where the window has two.
        let other = site.tokens.indices.first { position in
            guard position != index, isWindowComparison(position),
                let before = site.operand(before: position, .comparison), site.text(before) == site.text(first),
                let after = site.operand(after: position, .comparison), let found = instant(after)
            else { return false }
            return site.text(found.tokens) == written
        }
        guard let other, other > index, let after = site.operand(after: other, .comparison), let found = instant(after)
        else { return }
        add(
            .arrival, "LAT",
            [bound.tokens, found.tokens].map { SQLMutant.Edit(range: site.span($0), replacement: asOf) })
    }

    /// The instant of another row for the question: what was known when it happened.
    private mutating func addRowForQuestion(at index: Int) {
        guard isWindowComparison(index), let first = site.operand(before: index, .comparison),
            let second = site.operand(after: index, .comparison), let row = instant(first),
            site.boundColumn(second.lowerBound)?.name == "as_of"
        else { return }
        let isQualified = site.isSymbol(second.lowerBound + 1, ".")
        let asked = second.lowerBound..<second.lowerBound + (isQualified ? 3 : 1)
        let isStart = [">", ">="].contains(site.tokens[index].word)
        var seen: Set<String> = []
        for position in site.tokens.indices where seen.count < Self.mostInstants {
            guard let column = site.boundColumn(position), case .source(let source) = column.relation.kind,
                column.name == source.eventTime, column.relation.id != row.relation.id,
                site.isSymbol(position + 1, "."), seen.insert(site.text(position..<position + 3)).inserted
            else { continue }
            replace(
                asked, site.text(position..<position + 3), isStart ? .window : .arrival, isStart ? "WIN" : "LAT")
        }
    }

    /// A bound by another instant of the question besides: what happened up to the offer that is asked about.
    private mutating func addOtherQuestionInstants(at index: Int) {
        guard isWindowComparison(index), ["<", "<="].contains(site.tokens[index].word),
            let first = site.operand(before: index, .comparison), instant(first) != nil, first.count <= 3,
            let second = site.operand(after: index, .comparison), second.count == 3,
            let asked = site.boundColumn(second.lowerBound), site.isSpine(asked.relation)
        else { return }
        let prefix = site.qualifier(second.lowerBound)
        for other in asked.relation.columns where other.type.base == .timestamptz && other.name != asked.name {
            for sign in ["<=", "<"] {
                insert(
                    after: second.upperBound - 1, " AND \(site.text(first)) \(sign) \(prefix)\(other.name)", .arrival,
                    "LAT")
            }
        }
    }
}
