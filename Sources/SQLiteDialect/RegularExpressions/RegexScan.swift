internal import SQLite

/// Runs programs over one text.
///
/// The time of a run is at most the product of the lengths of text and program; all runs of one call share a budget of steps,
/// behind which the answer is not kept.
struct RegexScan {
    let text: [UInt32]
    private var steps: Int
    private var current: [Int] = []
    private var next: [Int] = []
    private var stack: [Int] = []
    /// For each instruction, the run and place at which it was last entered.
    private var marks: [Int] = []
    private var stamp = 0

    /// A quarter of a second, about.
    private static let budget = 20_000_000

    init(_ text: [UInt32]) {
        self.text = text
        steps = Self.budget
    }

    /// The end of the longest match that begins at a place and ends at the limit or before; nil without a match.
    mutating func longest(
        _ program: RegexProgram, from start: Int, to limit: Int
    ) throws(FunctionFailure) -> Int? {
        var found: Int?
        try run(program, from: start, to: limit, isFloating: false) { end in
            found = end
            return false
        }
        return found
    }

    /// The end of the shortest match that begins at a place and ends between two; nil without a match.
    mutating func shortest(
        _ program: RegexProgram, from start: Int, between least: Int, and limit: Int
    ) throws(FunctionFailure) -> Int? {
        guard least <= limit else { return nil }
        var found: Int?
        try run(program, from: start, to: limit, isFloating: false) { end in
            guard end >= least else { return false }
            found = end
            return true
        }
        return found
    }

    /// Whether there is a match from one place to the other.
    mutating func matches(
        _ program: RegexProgram, from start: Int, to end: Int
    ) throws(FunctionFailure) -> Bool {
        try shortest(program, from: start, between: end, and: end) != nil
    }

    /// The first end of any match that begins at a place or behind it; nil without a match.
    mutating func firstEnd(_ program: RegexProgram, from start: Int) throws(FunctionFailure) -> Int? {
        var found: Int?
        try run(program, from: start, to: text.count, isFloating: true) { end in
            found = end
            return true
        }
        return found
    }

    /// Runs a program, from every place behind the start as well where it floats, until the visitor of ends has seen enough.
    private mutating func run(
        _ program: RegexProgram, from start: Int, to limit: Int, isFloating: Bool, _ visit: (Int) -> Bool
    ) throws(FunctionFailure) {
        if marks.count < program.instructions.count {
            marks.append(contentsOf: repeatElement(0, count: program.instructions.count - marks.count))
        }
        // Lists of its own: a lookaround runs another program in the middle of this one.
        var places: [Int] = []
        var arrivals: [Int] = []
        swap(&places, &current)
        swap(&arrivals, &next)
        defer {
            swap(&places, &current)
            swap(&arrivals, &next)
        }
        places.removeAll(keepingCapacity: true)
        var position = start
        stamp += 1
        var isAccepted = try enter(0, program, position, &places)
        while true {
            if isAccepted, visit(position) { return }
            guard position < limit, isFloating || !places.isEmpty else { return }
            let value = text[position]
            position += 1
            stamp += 1
            isAccepted = false
            arrivals.removeAll(keepingCapacity: true)
            for place in places {
                if case .take(let test) = program.instructions[place], try test.matches(value),
                    try enter(place + 1, program, position, &arrivals)
                {
                    isAccepted = true
                }
            }
            if isFloating, try enter(0, program, position, &arrivals) { isAccepted = true }
            swap(&places, &arrivals)
        }
    }

    /// Adds the instructions that take a character and can be reached without one; whether the end can, too.
    private mutating func enter(
        _ instruction: Int, _ program: RegexProgram, _ position: Int, _ places: inout [Int]
    ) throws(FunctionFailure) -> Bool {
        var isAccepted = false
        let base = stack.count
        stack.append(instruction)
        while stack.count > base, let place = stack.popLast() {
            guard marks[place] != stamp else { continue }
            marks[place] = stamp
            steps -= 1
            guard steps > 0 else { throw .notKept("a regular expression that takes so many steps") }
            switch program.instructions[place] {
            case .take: places.append(place)
            case .jump(let other): stack.append(other)
            case .split(let one, let other):
                stack.append(other)
                stack.append(one)
            case .check(let assertion):
                if try holds(assertion, at: position) { stack.append(place + 1) }
            case .look(let index, let isAhead, let isNegated):
                if try looks(program.lookarounds[index], at: position, isAhead: isAhead) != isNegated {
                    stack.append(place + 1)
                }
            case .accept: isAccepted = true
            }
        }
        return isAccepted
    }

    private func holds(_ assertion: RegexLanguage.Assertion, at position: Int) throws(FunctionFailure) -> Bool {
        switch assertion {
        case .lineStart(let afterNewLine):
            return position == 0 || (afterNewLine && text[position - 1] == 0x0a)
        case .lineEnd(let beforeNewLine):
            return position == text.count || (beforeNewLine && text[position] == 0x0a)
        case .textStart: return position == 0
        case .textEnd: return position == text.count
        case .wordStart: return try (isWord(position - 1), isWord(position)) == (false, true)
        case .wordEnd: return try (isWord(position - 1), isWord(position)) == (true, false)
        case .wordBoundary(let isNegated): return try (isWord(position - 1) != isWord(position)) != isNegated
        case .lookaround: return false
        }
    }

    private static let word = CharacterTest(.word, isComplement: false)

    private func isWord(_ position: Int) throws(FunctionFailure) -> Bool {
        text.indices.contains(position) ? try Self.word.matches(text[position]) : false
    }

    /// Whether a lookaround's program matches what follows, or what precedes.
    private mutating func looks(
        _ program: RegexProgram, at position: Int, isAhead: Bool
    ) throws(FunctionFailure) -> Bool {
        var inner = RegexScan(text)
        inner.steps = steps
        defer { steps = inner.steps }
        if isAhead { return try inner.shortest(program, from: position, between: position, and: text.count) != nil }
        var isFound = false
        try inner.run(program, from: 0, to: position, isFloating: true) { end in
            isFound = isFound || end == position
            return isFound
        }
        return isFound
    }
}
