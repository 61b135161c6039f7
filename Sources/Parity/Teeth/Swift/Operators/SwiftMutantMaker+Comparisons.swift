internal import Contracts
internal import FeatureStore

extension SwiftMutantMaker {
    /// Relational operators, half-open and closed ranges, the order and the ties of a sort.
    mutating func addComparisons(at position: Int) {
        let token = tokens[position]
        guard case .operator(let fixity) = token.kind else { return }
        switch token.text {
        case "..<": replace(position, with: "...", .range)
        case "...": if fixity != .postfix { replace(position, with: "..<", .range) }
        case "<", ">", "<=", ">=":
            // `Set<String>` has no blanks around its bracket.
            guard fixity == .infix, tokens[position - 1].range.upperBound < token.range.lowerBound else { return }
            if isInOrdering(position) { addOrdering(at: position) } else { addRelation(at: position) }
        case "==": if fixity == .infix { replace(position, with: "!=", .relational) }
        case "!=": if fixity == .infix { replace(position, with: "==", .relational) }
        default: break
        }
    }

    private mutating func addRelation(at position: Int) {
        let text = tokens[position].text
        let boundary = text.count == 1 ? text + "=" : String(text.dropLast())
        replace(position, with: boundary, isAboutTime(position) ? .bound : .relational)
        let opposite = ["<": ">=", "<=": ">", ">": "<=", ">=": "<"][text] ?? text
        replace(position, with: opposite, .relational)
    }

    /// Turns an order round, and drops what decides among equals: the last element of two tuples.
    private mutating func addOrdering(at position: Int) {
        replace(position, with: tokens[position].text.hasPrefix("<") ? ">" : "<", .order)
        guard has(")", at: position - 1), has("(", at: position + 1), let close = tokens.closing(position + 1),
            let open = opening(position - 1), let first = lastComma(open...(position - 1)),
            let second = lastComma((position + 1)...close)
        else { return }
        add(
            [(first, position - 1), (second, close)].map { comma, end in
                SwiftMutant.Edit(
                    range: tokens[comma].range.lowerBound..<tokens[end].range.lowerBound, replacement: "")
            }, .tie)
    }

    /// Whether a token stands in a closure that says what comes before what.
    private func isInOrdering(_ position: Int) -> Bool {
        guard let brace = enclosingBrace(position) else { return false }
        let names: Set<String> = ["sorted", "sort", "max", "min"]
        if let name = word(brace - 1), names.contains(name) { return true }
        return has(":", at: brace - 1) && word(brace - 2) == "by"
            || has(")", at: brace - 1) && opening(brace - 1).flatMap { word($0 - 1) }.map(names.contains) ?? false
    }

    /// Whether a comparison is one of instants: `asOf` or a column of that type stands beside it.
    private func isAboutTime(_ position: Int) -> Bool {
        (max(0, position - 4)...min(tokens.endIndex - 1, position + 4)).contains { near in
            guard let name = word(near) else { return false }
            return name == "asOf" || (properties[name] ?? []).contains { $0.column.type == .timestamp }
        }
    }

    /// The bracket that a closing one closes.
    private func opening(_ close: Int) -> Int? {
        (0..<close).last { tokens[$0].kind == .punctuation && tokens.closing($0) == close }
    }

    /// The last comma directly in some brackets.
    private func lastComma(_ brackets: ClosedRange<Int>) -> Int? {
        var depth = 0
        var found: Int?
        for position in brackets where tokens[position].kind == .punctuation {
            switch tokens[position].text {
            case "(", "[", "{": depth += 1
            case ")", "]", "}": depth -= 1
            case "," where depth == 1: found = position
            default: break
            }
        }
        return found
    }
}
