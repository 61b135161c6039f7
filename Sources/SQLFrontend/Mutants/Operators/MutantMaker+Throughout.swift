/// An edit of one place made wherever the query says the same: a rule that is written down in each of several common tables.
extension MutantMaker {
    /// In how many places the same may stand.
    private static let mostPlaces = 8
    /// How many such edits there are at most.
    private static let mostEdits = 60

    private static let repeated: Set<MutationOperator> = [
        .bound, .window, .zone, .weekStart, .calendarUnit, .arrival, .textNormalisation, .nullPolicy, .nullTest,
        .condition, .constant, .relational,
    ]

    /// What stands around an edit, and what it does.
    private struct Same: Hashable {
        let mutation: MutationOperator
        let cause: String
        let replacement: String
        /// The words edited; of a sign what it compares, too.
        let words: [String]
    }

    mutating func addThroughout() {
        var places: [Same: [SQLMutant.Edit]] = [:]
        var order: [Same] = []
        for mutant in mutants where Self.repeated.contains(mutant.operator) && mutant.edits.count == 1 {
            guard let edit = mutant.edits.first, let words = words(around: edit.range) else { continue }
            let same = Same(
                mutation: mutant.operator, cause: mutant.causeCode, replacement: mutant.replacement, words: words)
            if places[same] == nil { order.append(same) }
            places[same, default: []].append(edit)
        }
        let found = order.filter { (2...Self.mostPlaces).contains(places[$0, default: []].count) }
        for same in found.prefix(Self.mostEdits) {
            let edits = places[same, default: []].sorted { $0.range.lowerBound < $1.range.lowerBound }
            guard zip(edits, edits.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound }) else {
                continue
            }
            add(same.mutation, same.cause, edits)
        }
    }

    /// The words in a range of the text, and of a sign what stands before it; nil for an edit that only inserts.
    private func words(around range: Range<Int>) -> [String]? {
        guard !range.isEmpty, let first = site.tokens.firstIndex(where: { $0.range.lowerBound >= range.lowerBound }),
            let last = site.tokens.lastIndex(where: { $0.range.upperBound <= range.upperBound }), first <= last
        else { return nil }
        let isSign = first == last && site.tokens[first].kind == .symbol
        return (isSign ? [site.token(first - 1)?.word ?? ""] : []) + site.tokens[first...last].map(\.word)
    }
}
