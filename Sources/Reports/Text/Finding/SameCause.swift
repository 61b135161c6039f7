internal import Contracts
internal import Parity

/// Remembers the causes that a report has told, so that one bug in several features is told once and then named.
struct SameCause {
    private var told: [(key: Key, name: String)] = []
    private var contradictions: [(side: Side, feature: String?, name: String)] = []

    private struct Key: Equatable {
        let code: String
        let sql: SourceLocation?
        let edit: SuggestedEdit?
    }

    /// The line that stands for a finding whose cause was told, or nil for one that must be told in full, which it then is.
    ///
    /// Only causes that point at an edit are the same; what stands alone without one may have many reasons.
    mutating func line(for finding: Finding, view: String) -> String? {
        let name = [view, finding.feature].compactMap(\.self).joined(separator: ":")
        let count = "\(ClassText.code(finding.kind)), \(Counts.grouped(finding.count)) questions"
        let word = WaiverText.word(finding)
        // One cause may be waived of one feature and not of another.
        let terms = WaiverText.lines(finding).map { "; " + $0 }.joined()
        if let explanation = finding.smallest?.explanation, let cause = explanation.causes.first, cause.edit != nil {
            let key = Key(code: cause.code, sql: cause.sql, edit: cause.edit)
            if let first = told.first(where: { $0.key == key }) {
                return "\(word)[\(cause.code)] \(name): the same cause as \(first.name) above (\(count))\(terms)"
            }
            told.append((key, "\(name) (\(ClassText.code(finding.kind)))"))
            for side in cause.contradicting { contradictions.append((side, finding.feature, name)) }
            return nil
        }
        // A side that breaks its own decision says the same as the explanation that held it against that decision.
        guard finding.kind == .decisionViolated, case .alone(let alone)? = finding.examples.first?.evidence,
            let side = alone.sides.first, alone.sides.count == 1,
            let first = contradictions.first(where: { $0.side == side && $0.feature == finding.feature })
        else { return nil }
        return "\(word)[\(ClassText.code(finding.kind))] \(name): the \(ClassText.name(side)) contradicts "
            + "\(alone.property), as told of \(first.name) above (\(Counts.grouped(finding.count)) questions)\(terms)"
    }
}
