import Contracts

/// Collects the edits of one query; each kind of edit is an extension.
struct MutantMaker {
    let site: MutationSite
    private(set) var mutants: [SQLMutant] = []

    init(site: MutationSite) {
        self.site = site
    }

    /// Adds an edit of several places, which must be in ascending order.
    mutating func add(_ mutation: MutationOperator, _ cause: String, _ edits: [SQLMutant.Edit]) {
        guard let first = edits.first, let last = edits.last else { return }
        let start = first.range.lowerBound
        let end = last.range.upperBound
        let shifted = edits.map {
            SQLMutant.Edit(
                range: $0.range.lowerBound - start..<$0.range.upperBound - start, replacement: $0.replacement)
        }
        let original = Array(site.bytes[start..<end])
        let replacement = SQLMutants.applying(shifted, to: original)
        guard original != replacement else { return }
        mutants.append(
            SQLMutant(
                operator: mutation, causeCode: cause, edits: edits,
                original: String(decoding: original, as: UTF8.self),
                replacement: String(decoding: replacement, as: UTF8.self),
                location: site.query.location(ofOffset: start)))
    }

    /// Replaces a range of tokens.
    mutating func replace(_ range: Range<Int>, _ text: String, _ mutation: MutationOperator, _ cause: String) {
        guard !range.isEmpty else { return }
        add(mutation, cause, [SQLMutant.Edit(range: site.span(range), replacement: text)])
    }

    /// Replaces one token.
    mutating func replace(_ index: Int, _ text: String, _ mutation: MutationOperator, _ cause: String) {
        replace(index..<index + 1, text, mutation, cause)
    }

    /// Puts text before and after a range of tokens; what stands between stays as written.
    mutating func wrap(
        _ range: Range<Int>, _ before: String, _ after: String, _ mutation: MutationOperator, _ cause: String
    ) {
        guard !range.isEmpty else { return }
        replace(range, before + site.text(range) + after, mutation, cause)
    }

    /// Puts text behind a token.
    mutating func insert(after index: Int, _ text: String, _ mutation: MutationOperator, _ cause: String) {
        let end = site.tokens[index].range.upperBound
        add(mutation, cause, [SQLMutant.Edit(range: end..<end, replacement: text)])
    }
}
