internal import Contracts
internal import FeatureStore

extension SwiftMutantMaker {
    /// What a nil counts as, and what the answer is when nothing counts.
    mutating func addNulls(at position: Int) {
        let token = tokens[position]
        if token.isInfix, token.text == "??" { addDefault(at: position) }
        if token.word == "nil" { addEmpty(at: position) }
        if token.word == "compactMap", isMember(position), has("(", at: position + 1), has("\\", at: position + 2) {
            addCounted(at: position)
        }
        if token.word == "Features", isCall(position), !isMember(position) { addAnswers(at: position) }
    }

    /// `a ?? b` as `a`, as `b`, and with another literal.
    private mutating func addDefault(at position: Int) {
        guard let end = operandEnd(position + 1) else { return }
        replace(position...end, with: "", .nullPolicy)
        guard end == position + 1 else { return }
        switch tokens[end].kind {
        case .integer(let value?): replace(end, with: value == 0 ? "1" : "0", .nullPolicy)
        case .number(let value): replace(end, with: value == 0 ? "1.0" : "0.0", .nullPolicy)
        case .string(let text?): replace(end, with: text.isEmpty ? "\"x\"" : "\"\"", .nullPolicy)
        default: break
        }
    }

    /// `isEmpty ? nil : x` as `isEmpty ? 0 : x`.
    private mutating func addEmpty(at position: Int) {
        guard has("?", at: position - 1) || has(":", at: position - 1) else { return }
        replace(position, with: "0", .empty)
    }

    /// `compactMap(\.delay)` as `map { $0.delay ?? 0 }`: what is not known counts as nothing.
    private mutating func addCounted(at position: Int) {
        let close = callEnd(position)
        guard has(")", at: close), close > position + 4, let name = word(close - 1) else { return }
        let path = text((position + 3)...(close - 1))
        let zero = (properties[name] ?? []).contains { $0.column.type == .text } ? "\"\"" : "0"
        replace(position...close, with: "map { $0\(path) ?? \(zero) }", .optional)
    }

    /// Each answer that may be nil, with a value in place of nil.
    private mutating func addAnswers(at position: Int) {
        let close = callEnd(position)
        guard has(")", at: close) else { return }
        for feature in view.features where feature.isNullable {
            let label = Names.lowerCamelCase(feature.name)
            guard
                let start = (position + 2..<close).first(where: {
                    word($0) == label && has(":", at: $0 + 1) && (has("(", at: $0 - 1) || has(",", at: $0 - 1))
                }), let end = argumentEnd(start + 2, before: close)
            else { continue }
            let zero: String
            switch feature.type {
            case .int, .double: zero = "0"
            case .text: zero = "\"\""
            case .bool: zero = "false"
            default: continue
            }
            if end == start + 2, word(end) == "nil" {
                replace(end, with: zero, .empty)
            } else {
                wrap((start + 2)...end, "(", ") ?? \(zero)", .empty)
            }
        }
    }

    /// The last token of the argument that begins at a position.
    private func argumentEnd(_ start: Int, before close: Int) -> Int? {
        var depth = 0
        var end = start
        while end < close {
            let token = tokens[end]
            if depth == 0, token.isMark(",") { break }
            if ["(", "[", "{"].contains(where: token.isMark) { depth += 1 }
            if [")", "]", "}"].contains(where: token.isMark) { depth -= 1 }
            end += 1
        }
        return end > start ? end - 1 : nil
    }
}
