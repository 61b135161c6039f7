internal import SQLite

/// A regular expression with PostgreSQL's meaning.
///
/// PostgreSQL's engine is Henry Spencer's: the leftmost match, the longest or the shortest as the pattern's first quantifier
/// prefers, and groups divided by rules of its own. This one matches with automata, so that no pattern takes exponential time but
/// those with back references, and those stop at a budget of steps. What depends on the database's locale (letters beyond ASCII
/// in classes, and their case) is not kept.
struct RegularExpression: Sendable {
    private let tree: RegexNode
    private let options: RegexOptions
    /// How many capturing groups there are.
    let groups: Int

    /// Reads a pattern.
    ///
    /// - Throws: what is wrong with it, in PostgreSQL's words, or that it is not kept.
    init(_ pattern: String, options: RegexOptions) throws(FunctionFailure) {
        let parsed = try RegexParser.parse(pattern, options: options)
        var (tree, budget) = (parsed.tree, parsed.budget)
        try tree.compile(&budget)
        self.tree = tree
        groups = parsed.groups
        self.options = parsed.options
    }

    /// The text as matches count it: by code point.
    static func codePoints(_ text: String) -> [UInt32] { text.unicodeScalars.map(\.value) }

    /// Whether it matches anywhere.
    func matches(_ text: [UInt32]) throws(FunctionFailure) -> Bool {
        if tree.traits.contains(.refersBack) { return try firstMatch(in: text, from: 0) != nil }
        var scan = RegexScan(text)
        return try scan.firstEnd(tree.program, from: 0) != nil
    }

    /// The first match that begins at a place or behind it: its range at index 0, then those of the groups; nil without one.
    func firstMatch(in text: [UInt32], from start: Int) throws(FunctionFailure) -> [Range<Int>?]? {
        var scan = RegexScan(text)
        guard var close = try scan.firstEnd(tree.program, from: start) else { return nil }
        if tree.traits.contains(.refersBack) { close = text.count }
        let isShorter = tree.traits.contains(.prefersShorter)
        var dissection = RegexDissection(scan, groups: groups)
        dissection.ignoresCase = options.contains(.ignoresCase)
        for begin in start...close {
            var (least, most) = (begin, text.count)
            while least <= most {
                let end =
                    isShorter
                    ? try scan.shortest(tree.program, from: begin, between: least, and: most)
                    : try scan.longest(tree.program, from: begin, to: most)
                guard let end else { break }
                dissection.clear()
                if try dissection.divide(tree, begin..<end) {
                    var found = dissection.captures
                    found[0] = begin..<end
                    return found
                }
                if isShorter { least = end + 1 } else { most = end - 1 }
            }
        }
        return nil
    }
}
