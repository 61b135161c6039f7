internal import Contracts
internal import Parity

/// Says why the sides differ, as far as experiments told.
enum CauseText {
    /// The codes that stand in brackets: `BND`, or `BND or CST` where they cannot be told apart; nil without a cause.
    static func codes(_ explanation: Explanation?) -> String? {
        guard let explanation else { return nil }
        let codes = tiedCodes(explanation)
        return codes.isEmpty ? nil : Counts.list(codes, "or")
    }

    /// The mechanism that a headline tells: of the first cause, where no other class ties with it.
    static func mechanism(_ explanation: Explanation?) -> String? {
        guard let explanation, tiedCodes(explanation).count == 1 else { return nil }
        return explanation.causes.first?.mechanism
    }

    /// The distinct codes of the causes that come first, in their order.
    static func tiedCodes(_ explanation: Explanation) -> [String] {
        explanation.causes.prefix(max(1, explanation.tied)).map(\.code).reduce(into: []) { codes, code in
            if !codes.contains(code) { codes.append(code) }
        }
    }

    /// What is right, what to do, and what was seen.
    static func lines(_ explanation: Explanation, expected: Expectation?) -> [String] {
        guard let first = explanation.causes.first else { return [] }
        var lines = authority(first, expected: expected)
        if explanation.tied > 1 {
            lines.append("note: \(explanation.tied) causes cannot be told apart:")
            for cause in explanation.causes.prefix(explanation.tied) {
                lines.append("  \(cause.code): \(cause.mechanism)")
                if let edit = cause.edit { lines.append("  " + blanks(cause.code) + "  help: \(edit.instruction)") }
            }
        } else if let edit = first.edit {
            lines.append("help: \(edit.instruction)")
        }
        lines += first.evidence.map { "note: \($0)" }
        lines += tried(explanation).map { "note: \($0)" }
        return lines
    }

    /// Which side follows what the contract or a fixture says.
    private static func authority(_ cause: Cause, expected: Expectation?) -> [String] {
        guard let authority = cause.authority else {
            return ["note: no decision and no expected value says which side is right"]
        }
        let name = expected?.because == authority ? "expected:" : "decision says:"
        return ["\(name) \(authority) → \(followers(cause.contradicting))"]
    }

    /// Which of the sides is right, when these are wrong.
    static func followers(_ contradicting: [Side]) -> String {
        let following = Side.allCases.filter { !contradicting.contains($0) }
        return switch following {
        case [.sql]: "the SQL side follows it, Swift contradicts it"
        case [.swift]: "the Swift side follows it, SQL contradicts it"
        case []: "neither side follows it"
        default: "neither side was seen to contradict it"
        }
    }

    /// How much was tried.
    private static func tried(_ explanation: Explanation) -> [String] {
        var parts: [String] = []
        if explanation.repairs.tried > 0 {
            parts.append(restoring(explanation.repairs, "one-token edits of the SQL"))
        }
        if explanation.pairs.tried > 0 { parts.append(restoring(explanation.pairs, "pairs of them")) }
        if explanation.lenses.tried > 0 { parts.append(restoring(explanation.lenses, "changes of the input")) }
        return parts.isEmpty ? [] : ["tried: " + parts.joined(separator: "; ")]
    }

    private static func restoring(_ count: (tried: Int, restoring: Int), _ what: String) -> String {
        "\(count.restoring) of \(Counts.grouped(count.tried)) \(what) \(count.restoring == 1 ? "restores" : "restore") agreement"
    }

    private static func blanks(_ text: String) -> String { String(repeating: " ", count: text.count) }
}
