internal import SQLite

/// A part of a pattern and how its match is divided among its own parts.
struct RegexNode: Sendable {
    enum Operation: Sendable {
        /// Matched as one; nobody asks for its parts.
        case plain
        case concatenation
        case alternation
        case iteration(least: Int, most: Int?)
        case backReference(Int, least: Int, most: Int?)
        /// A group directly within a group.
        case wrapper
    }

    var operation: Operation
    var traits: RegexTraits
    var language: RegexLanguage
    var children: [RegexNode] = []
    /// The number of the capturing group that this is, or 0.
    var capture = 0
    /// What runs the language; set when the whole pattern has been read.
    private(set) var program = RegexProgram()

    init(_ operation: Operation, _ traits: RegexTraits, _ language: RegexLanguage, _ children: [RegexNode] = []) {
        self.operation = operation
        self.traits = traits
        self.language = language
        self.children = children
    }

    /// Makes the programs of this node and of all below.
    ///
    /// - Throws: not kept, where one would be too large or the budget ends.
    mutating func compile(_ budget: inout RegexBudget) throws(FunctionFailure) {
        program = try RegexProgram(language, &budget)
        for index in children.indices { try children[index].compile(&budget) }
    }
}
