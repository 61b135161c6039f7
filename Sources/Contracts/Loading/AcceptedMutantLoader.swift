/// Reads `accepted_mutants:` of a contract.
struct AcceptedMutantLoader {
    let sql: PairHalf
    let swift: PairHalf
    let errors: ErrorCollector

    private static let example = "{ sql: \"delay > 15\", becomes: \"delay >= 15\", because: delays are whole tens }"

    /// The entries; everything wrong is reported.
    func load(_ value: YAMLValue) -> [AcceptedMutant] {
        guard case .sequence(let items) = value.content else {
            errors.report(
                at: value.location, "accepted_mutants is not a list", expected: "[ \(Self.example) ]",
                found: value.kind)
            return []
        }
        return items.compactMap(entry)
    }

    private func entry(_ value: YAMLValue) -> AcceptedMutant? {
        guard
            let fields = value.fields(
                "an accepted mutant", known: ["sql", "swift", "becomes", "because"], required: ["becomes", "because"],
                example: Self.example, errors),
            let edited = fields["becomes"]?.text("becomes", example: "becomes: \"delay >= 15\"", errors),
            let because = fields["because"]?.text("because", example: "because: delays are whole tens", errors)
        else { return nil }
        switch (fields["sql"], fields["swift"]) {
        case (let value?, nil): return accepted(.sql, value, edited, because)
        case (nil, let value?): return accepted(.swift, value, edited, because)
        default:
            errors.report(
                at: value.location, "an accepted mutant is of one half", expected: "either sql: or swift:, once")
            return nil
        }
    }

    private func accepted(
        _ half: AcceptedMutant.Half, _ value: YAMLValue, _ edited: String, _ because: String
    ) -> AcceptedMutant? {
        guard let excerpt = value.text(half.rawValue, example: Self.example, errors) else { return nil }
        let file = half == .sql ? sql : swift
        // The contract is part of the SQL file, and holds the excerpt in any case.
        let start = half == .sql ? (try? ContractComment.find(in: sql))?.end ?? 0 : 0
        let body = String(decoding: file.text.utf8.dropFirst(start), as: UTF8.self)
        guard body.contains(excerpt) else {
            errors.report(
                at: value.location, "the \(half == .sql ? "SQL" : "Swift") half holds no \"\(excerpt)\"",
                expected: "a piece of \(file.file) as it stands there",
                advice: "Remove the entry if the half has changed")
            return nil
        }
        return AcceptedMutant(
            half: half, excerpt: excerpt, edited: edited, because: because, location: value.location)
    }
}
