internal import Contracts

/// The tokens of a Swift half on the way to one feature: what its value is made of, and what that is made of in turn.
///
/// By names alone: from the argument of `Features(…)` to the constants, variables and functions that it mentions.
struct SwiftPath {
    /// The argument itself.
    private(set) var own: [Range<Int>] = []
    /// What it mentions, the nearest first.
    private(set) var behind: [Range<Int>] = []

    init(_ tokens: SwiftTokens, view: ViewContract, feature: String) {
        let names = Set(view.features.map { Names.lowerCamelCase($0.name) })
        for index in tokens.indices where tokens[index].word == "Features" {
            guard tokens.token(1, from: index)?.isMark("(") == true, let close = tokens.closing(index + 1) else {
                continue
            }
            let labels = (index + 2..<close).filter { position in
                tokens[position].word.map(names.contains) == true
                    && tokens.token(1, from: position)?.isMark(":") == true
            }
            for (number, label) in labels.enumerated() where tokens[label].word == Names.lowerCamelCase(feature) {
                own.append(label + 2..<(number + 1 < labels.count ? labels[number + 1] : close))
            }
        }
        var known: Set<String> = []
        var waiting = own
        while !waiting.isEmpty {
            let range = waiting.removeFirst()
            for word in tokens[range].compactMap(\.word) where known.insert(word).inserted {
                let found = Self.definitions(of: word, tokens).filter { !own.contains($0) && !behind.contains($0) }
                behind += found
                waiting += found
            }
        }
    }

    /// Where a name is declared, and where a variable of it is changed.
    private static func definitions(of word: String, _ tokens: SwiftTokens) -> [Range<Int>] {
        tokens.indices.compactMap { index in
            guard tokens[index].word == word else { return nil }
            let before = tokens.token(-1, from: index)?.word
            let isDeclared = ["let", "var", "func"].contains(before)
            let isChanged =
                ["=", "+=", "-="].contains(tokens.token(1, from: index)?.text)
                && tokens.token(-1, from: index)?.line != tokens[index].line
            guard isDeclared || isChanged, before != "func" || word != "compute" else { return nil }
            return index..<end(of: index, tokens, isFunction: before == "func")
        }
    }

    /// The end of a statement: of a line on which no bracket is open, and that the next does not go on with.
    private static func end(of start: Int, _ tokens: SwiftTokens, isFunction: Bool) -> Int {
        var index = start
        while index < tokens.endIndex {
            if let close = tokens.closing(index) {
                index = close
                if isFunction, tokens[close].isMark("}") { return close + 1 }
            }
            guard let next = tokens.token(1, from: index) else { return index + 1 }
            let goesOn = next.isMark(".") || next.isInfix || tokens[index].isInfix || isFunction
            if next.line > tokens[index].line, !goesOn { return index + 1 }
            index += 1
        }
        return tokens.endIndex
    }
}
