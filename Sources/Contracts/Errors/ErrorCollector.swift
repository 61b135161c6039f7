/// Gathers errors while reading goes on, so that one build shows all of them.
package final class ErrorCollector {
    /// What was reported so far, in order of discovery.
    package private(set) var errors: [ContractError] = []

    package init() {}

    /// Remembers an error.
    package func report(_ error: ContractError) {
        errors.append(error)
    }

    /// Remembers an error made from its parts.
    package func report(
        at location: SourceLocation, _ problem: String, expected: String? = nil, found: String? = nil,
        advice: String? = nil
    ) {
        errors.append(ContractError(at: location, problem, expected: expected, found: found, advice: advice))
    }

    /// Remembers that a name is not one of those known, and suggests the nearest.
    package func reportUnknown(
        _ kind: String, _ name: String, of owner: String? = nil, at location: SourceLocation, known: [String]
    ) {
        let nearest = NearestName.suggestion(for: name, among: known)
        report(
            at: location, "unknown \(kind) '\(name)'" + (owner.map { " of \($0)" } ?? ""),
            expected: known.isEmpty ? nil : "one of \(known.joined(separator: ", "))",
            advice: nearest.map { "Did you mean '\($0)'?" })
    }
}
