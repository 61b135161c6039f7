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
        if let mutant = SQLMutant(mutation, cause, edits, of: site.query, bytes: site.bytes) { mutants.append(mutant) }
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
