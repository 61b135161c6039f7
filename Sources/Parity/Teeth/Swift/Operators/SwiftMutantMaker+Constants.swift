internal import Contracts

extension SwiftMutantMaker {
    /// Numbers and texts.
    mutating func addConstants(at position: Int) {
        switch tokens[position].kind {
        case .integer(let value?):
            // Positions of tuples, lengths of time and numbers of rows are other operators' matter.
            guard !isMember(position), !isCounted(position) else { return }
            replace(position, with: "\(value + 1)", .constant)
            if value > 0 { replace(position, with: "\(value - 1)", .constant) }
            if value >= 1_000, value % 1_000 == 0 { replace(position, with: "\(value / 1_000)", .precision) }
        case .number(let value):
            guard value.isFinite, value != 0 else { return }
            replace(position, with: "\(value / 2)", .constant)
            replace(position, with: "\(value + 0.0625)", .constant)
        case .string(let text?):
            guard SwiftLiterals(tokens[position].text).zones.isEmpty else { return }
            let other = tokens.first { token in
                if case .string(let other?) = token.kind { other != text } else { false }
            }
            replace(position, with: other?.text ?? "\"\(text.isEmpty ? "x" : "")\"", .constant)
        default: break
        }
    }

    /// Whether a number is the argument of a length of time, or says how many rows are taken.
    private func isCounted(_ position: Int) -> Bool {
        let open = has("-", at: position - 1) ? position - 2 : position - 1
        guard has("(", at: open), has(")", at: position + 1), let name = word(open - 1) else { return false }
        return SwiftTimeUnit(rawValue: name) != nil
            || ["prefix", "suffix", "last", "dropFirst", "dropLast"].contains(name) && isMember(open - 1)
    }
}
