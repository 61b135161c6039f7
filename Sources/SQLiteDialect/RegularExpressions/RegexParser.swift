internal import SQLite

/// Reads a pattern into the tree that says how a match is divided.
///
/// What becomes a node of its own, and what is matched as one with its neighbours, decides which characters each group gets; it
/// follows PostgreSQL's `parse`, `parsebranch` and `parseqatom` (src/backend/regex/regcomp.c) step by step.
struct RegexParser {
    private var lexer: RegexLexer
    private var token: RegexToken = .end
    /// What each closed capturing group matches, for back references.
    private var groups: [Int: RegexLanguage] = [:]
    private var depth = 0
    /// How many atoms and conditions have been read.
    private var count = 0
    private var budget = RegexBudget()

    /// Nesting that no honest pattern has; deeper ones would use up the stack.
    ///
    /// Parts in a row that are divided nest, too.
    private static let deepest = 100

    private init(_ pattern: String, options: RegexOptions) throws(FunctionFailure) {
        lexer = try RegexLexer(pattern, options: options)
        token = try lexer.next()
    }

    /// The tree of a pattern, how many capturing groups it has, and what is left of the budget.
    static func parse(
        _ pattern: String, options: RegexOptions
    ) throws(FunctionFailure) -> (tree: RegexNode, groups: Int, options: RegexOptions, budget: RegexBudget) {
        var parser = try RegexParser(pattern, options: options)
        let tree = try parser.alternatives(until: .end, inLookaround: false)
        return (tree, parser.lexer.groups, parser.lexer.options, parser.budget)
    }

    private mutating func advance() throws(FunctionFailure) { token = try lexer.next() }

    private var endsBranch: Bool { token == .or || token == .close || token == .end }

    private mutating func alternatives(
        until stopper: RegexToken, inLookaround: Bool
    ) throws(FunctionFailure) -> RegexNode {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw .notKept("a regular expression nested so deeply") }
        var branches: [RegexNode] = []
        var traits = RegexTraits.prefersLonger
        while true {
            let branch = try branch(until: stopper, inLookaround: inLookaround)
            traits.formUnion(traits.union(branch.traits).raised)
            branches.append(branch)
            guard token == .or else { break }
            try advance()
        }
        guard token == stopper else { throw .invalidRegex("parentheses () not balanced") }
        if branches.count == 1 { return branches[0] }
        let language = RegexLanguage.alternatives(branches.map(\.language))
        return traits.isMessy
            ? RegexNode(.alternation, traits, language, branches) : RegexNode(.plain, traits, language)
    }

    private mutating func branch(
        until stopper: RegexToken, inLookaround: Bool
    ) throws(FunctionFailure) -> RegexNode {
        var top = RegexNode(.plain, [], .empty)
        var isFirst = true
        while !endsBranch {
            top = try quantified(after: top, isFirst: isFirst, until: stopper, inLookaround: inLookaround)
            isFirst = false
        }
        if token == .close, stopper == .end { throw .invalidRegex("parentheses () not balanced") }
        return top
    }

    /// One atom with its quantifier, joined to what came before it in the branch; where it has inner structure, the rest of the
    /// branch is read, too.
    private mutating func quantified(
        after before: RegexNode, isFirst: Bool, until stopper: RegexToken, inLookaround: Bool
    ) throws(FunctionFailure) -> RegexNode {
        count += 1
        guard count <= RegexProgram.largest else { throw .notKept("a regular expression so large") }
        var top = before
        if let assertion = try assertion() {
            top.language = top.language.followed(by: .assertion(assertion))
            return top
        }
        let atom = try atom(inLookaround: inLookaround)
        var (least, most, preference) = (1, Int?.some(1), RegexTraits())
        if case .quantifier(let low, let high, let prefers) = token {
            (least, most, preference) = (low, high, prefers.traits)
            try advance()
        }
        if least == 0, most == 0 { return top }
        let traits = top.traits.union(preference).union(atom.node.traits)
        if atom.group == nil, atom.reference == nil, !traits.raised.isMessy {
            top.traits = traits
            top.language = top.language.followed(by: atom.node.language.repeated(least, most))
            return top
        }
        let repeated = Self.repeated(atom, least, most, preference)
        return try join(
            top, isFirst: isFirst, repeated,
            traits: .combined(preference, atom.node.traits), until: stopper, inLookaround: inLookaround)
    }

    /// What a quantifier makes of an atom with inner structure.
    private static func repeated(_ atom: Atom, _ least: Int, _ most: Int?, _ preference: RegexTraits) -> RegexNode {
        let node = atom.node
        let traits = RegexTraits.combined(preference, node.traits)
        let language = node.language.repeated(least, most)
        if let reference = atom.reference {
            return RegexNode(
                .backReference(reference, least: least, most: most), node.traits.union(traits), language)
        }
        let own = node.traits.intersection([.prefersLonger, .prefersShorter, .isMixed])
        if least == 1, most == 1, preference.isEmpty || own.isEmpty || preference == own { return node }
        if node.traits.isDisjoint(with: [.captures, .refersBack]) { return RegexNode(.plain, traits, language) }
        if least > 0, !node.traits.contains(.refersBack) {
            // Only the last repetition's captures are ever seen: x{m,n} is x{m-1,n-1} as one, and then x.
            let earlier = node.language.repeated(least - 1, most.map { $0 - 1 })
            let prefix = RegexNode(.plain, traits.preference, earlier)
            return RegexNode(.concatenation, traits, earlier.followed(by: node.language), [prefix, node])
        }
        return RegexNode(.iteration(least: least, most: most), traits, language, [node])
    }

    /// What came before, an atom with inner structure, and the rest of the branch.
    private mutating func join(
        _ before: RegexNode, isFirst: Bool, _ node: RegexNode, traits: RegexTraits, until stopper: RegexToken,
        inLookaround: Bool
    ) throws(FunctionFailure) -> RegexNode {
        var top = before
        top.operation = .concatenation
        top.language = before.language.followed(by: node.language)
        guard !endsBranch else {
            if isFirst { return node }
            top.traits.formUnion(.combined(top.traits, node.traits))
            top.children = [before, node]
            return top
        }
        depth += 1
        defer { depth -= 1 }
        guard depth <= Self.deepest else { throw .notKept("a regular expression with so many parts") }
        let rest = try branch(until: stopper, inLookaround: inLookaround)
        var tail = RegexNode(
            .concatenation, traits.union(.combined(traits, rest.traits)), node.language.followed(by: rest.language),
            [node, rest])
        top.language = before.language.followed(by: tail.language)
        top.traits.formUnion(.combined(top.traits, tail.traits))
        if isFirst {
            top.children = [node, rest]
            return top
        }
        if case .plain = node.operation, case .plain = rest.operation, node.capture == 0, rest.capture == 0,
            !node.traits.union(rest.traits).raised.isMessy
        {
            tail = RegexNode(.plain, .combined(node.traits, rest.traits), tail.language)
        }
        top.children = [before, tail]
        return top
    }
}

extension RegexParser {
    /// What a quantifier may follow.
    private struct Atom {
        var node: RegexNode
        /// The number of the capturing group that it is.
        var group: Int?
        /// The number of the group that it refers back to.
        var reference: Int?
    }

    /// A condition on the place, if that is what comes next.
    private mutating func assertion() throws(FunctionFailure) -> RegexLanguage.Assertion? {
        let isAnchored = lexer.options.contains(.anchorsAtNewLine)
        let assertion: RegexLanguage.Assertion
        switch token {
        case .lineStart: assertion = .lineStart(afterNewLine: isAnchored)
        case .lineEnd: assertion = .lineEnd(beforeNewLine: isAnchored)
        case .textStart: assertion = .textStart
        case .textEnd: assertion = .textEnd
        case .wordStart: assertion = .wordStart
        case .wordEnd: assertion = .wordEnd
        case .wordBoundary(let isNegated): assertion = .wordBoundary(isNegated: isNegated)
        case .lookaround(let isAhead, let isNegated):
            try advance()
            let inner = try alternatives(until: .close, inLookaround: true)
            assertion = .lookaround(inner.language, isAhead: isAhead, isNegated: isNegated)
        default: return nil
        }
        try advance()
        return assertion
    }

    private mutating func atom(inLookaround: Bool) throws(FunctionFailure) -> Atom {
        switch token {
        case .character(let value):
            var test = CharacterTest()
            try test.add(value...value, ignoringCase: lexer.options.contains(.ignoresCase))
            return try plain(test)
        case .anyCharacter:
            var test = CharacterTest.any
            if lexer.options.contains(.stopsAtNewLine) { test.removeNewLine() }
            return try plain(test)
        case .characterClass(let name, let isComplement):
            return try plain(CharacterTest(name, isComplement: isComplement))
        case .set(let isComplement): return try plain(try lexer.set(isComplement: isComplement))
        case .open(let isCapturing): return try group(isCapturing: isCapturing && !inLookaround, inLookaround)
        case .backReference(let number):
            guard !inLookaround, let language = groups[number] else {
                throw .invalidRegex("invalid backreference number")
            }
            try advance()
            let repeated = try language.withoutAssertions(&budget)
            return Atom(
                node: RegexNode(.backReference(number, least: 1, most: 1), .refersBack, repeated), reference: number)
        default: throw .invalidRegex("quantifier operand invalid")
        }
    }

    private mutating func plain(_ test: CharacterTest) throws(FunctionFailure) -> Atom {
        try advance()
        return Atom(node: RegexNode(.plain, [], .character(test)))
    }

    private mutating func group(isCapturing: Bool, _ inLookaround: Bool) throws(FunctionFailure) -> Atom {
        if isCapturing { lexer.groups += 1 }
        let number = lexer.groups
        try advance()
        var node = try alternatives(until: .close, inLookaround: inLookaround)
        try advance()
        guard isCapturing else { return Atom(node: node) }
        if node.capture != 0 { node = RegexNode(.wrapper, node.traits, node.language, [node]) }
        node.traits.insert(.captures)
        node.capture = number
        groups[number] = node.language
        return Atom(node: node, group: number)
    }
}
