internal import Contracts

extension SwiftMutantMaker {
    /// Connectives, negations, conditions of statements, filters.
    mutating func addLogic(at position: Int) {
        let token = tokens[position]
        if token.isInfix, token.text == "&&" { replace(position, with: "||", .logic) }
        if token.isInfix, token.text == "||" { replace(position, with: "&&", .logic) }
        if token.isPrefix, token.text == "!" { replace(position, with: "", .logic) }
        guard let word = token.word else { return }
        switch word {
        case "isEmpty" where isMember(position): wrap(position...position, "", " == false", .condition)
        case "filter" where isMember(position): replace((position - 1)...callEnd(position), with: "", .condition)
        case "allSatisfy" where isMember(position): replace(position, with: "contains", .condition)
        case "true": replace(position, with: "false", .constant)
        case "false": replace(position, with: "true", .constant)
        case "continue": replace(position, with: "break", .condition)
        case "if", "guard", "while": negate(statement: position)
        default: break
        }
    }

    /// Turns the condition of a statement round, where it is one expression.
    private mutating func negate(statement position: Int) {
        guard tokens.token(1, from: position) != nil else { return }
        var depth = 0
        var end = position + 1
        while let token = tokens.token(0, from: end) {
            if depth == 0, token.isMark("{") || token.word == "else" { break }
            if depth == 0, token.isMark(",") || token.word.map(["let", "var", "case"].contains) ?? false { return }
            if token.isMark("(") || token.isMark("[") { depth += 1 }
            if token.isMark(")") || token.isMark("]") { depth -= 1 }
            end += 1
        }
        guard end > position + 1 else { return }
        wrap((position + 1)...(end - 1), "!(", ")", .condition)
    }
}
