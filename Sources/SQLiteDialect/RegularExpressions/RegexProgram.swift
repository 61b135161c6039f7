internal import SQLite

/// A language as instructions for a machine that is in many places at once: a nondeterministic automaton.
struct RegexProgram: Sendable {
    enum Instruction: Sendable {
        /// Takes a character and goes on with the next instruction.
        case take(CharacterTest)
        case split(Int, Int)
        case jump(Int)
        /// Goes on only where the condition holds.
        case check(RegexLanguage.Assertion)
        /// Goes on only where the program at that index of ``lookarounds`` matches, or where it does not.
        case look(Int, isAhead: Bool, isNegated: Bool)
        case accept
    }

    private(set) var instructions: [Instruction] = []
    private(set) var lookarounds: [RegexProgram] = []

    /// Patterns of bounds within bounds grow without bound; larger ones are not kept.
    static let largest = 20_000

    /// An empty program, in the place of one to be made.
    init() {}

    /// - Throws: not kept, where it would be too large or the budget ends.
    init(_ language: RegexLanguage, _ budget: inout RegexBudget) throws(FunctionFailure) {
        try append(language, &budget)
        instructions.append(.accept)
    }

    private mutating func append(_ language: RegexLanguage, _ budget: inout RegexBudget) throws(FunctionFailure) {
        // What is empty adds no instruction, but costs a step, too.
        try budget.spend()
        guard instructions.count < Self.largest else { throw .notKept("a regular expression so large") }
        switch language {
        case .character(let test): instructions.append(.take(test))
        case .assertion(.lookaround(let inner, let isAhead, let isNegated)):
            lookarounds.append(try RegexProgram(inner, &budget))
            instructions.append(.look(lookarounds.count - 1, isAhead: isAhead, isNegated: isNegated))
        case .assertion(let assertion): instructions.append(.check(assertion))
        case .sequence(let parts):
            for part in parts { try append(part, &budget) }
        case .alternatives(let parts): try append(alternatives: parts, &budget)
        case .repetition(let part, let least, let most): try append(part, least: least, most: most, &budget)
        }
    }

    private mutating func append(
        alternatives parts: [RegexLanguage], _ budget: inout RegexBudget
    ) throws(FunctionFailure) {
        var jumps: [Int] = []
        for (index, part) in parts.enumerated() {
            guard index < parts.count - 1 else {
                try append(part, &budget)
                break
            }
            let split = reserve()
            try append(part, &budget)
            jumps.append(reserve())
            instructions[split] = .split(split + 1, instructions.count)
        }
        for jump in jumps { instructions[jump] = .jump(instructions.count) }
    }

    private mutating func append(
        _ part: RegexLanguage, least: Int, most: Int?, _ budget: inout RegexBudget
    ) throws(FunctionFailure) {
        for _ in 0..<least { try append(part, &budget) }
        guard let most else {
            let split = reserve()
            try append(part, &budget)
            instructions.append(.jump(split))
            instructions[split] = .split(split + 1, instructions.count)
            return
        }
        var splits: [Int] = []
        for _ in least..<max(least, most) {
            splits.append(reserve())
            try append(part, &budget)
        }
        for split in splits { instructions[split] = .split(split + 1, instructions.count) }
    }

    /// A place that is filled in later.
    private mutating func reserve() -> Int {
        instructions.append(.accept)
        return instructions.count - 1
    }
}
