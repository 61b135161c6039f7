internal import Catalogue
internal import Contracts
internal import FeatureStore

/// Collects the small edits of one Swift half; extensions add the operators.
struct SwiftMutantMaker {
    let view: ViewContract
    let project: Project
    let tokens: SwiftTokens
    private(set) var mutants: [SwiftMutant] = []
    private var seen: Set<[SwiftMutant.Edit]> = []
    private let bytes: [UInt8]
    /// By property name: what a row of a source that the view reads has there.
    let properties: [String: [Property]]

    /// A property of a row.
    struct Property {
        let source: Source
        let column: ColumnContract
    }

    init(view: ViewContract, project: Project, tokens: SwiftTokens) {
        self.view = view
        self.project = project
        self.tokens = tokens
        bytes = Array(tokens.source.utf8)
        var properties: [String: [Property]] = [:]
        for source in view.reads.compactMap({ project.source($0.source) }) {
            for column in source.columns {
                properties[Names.lowerCamelCase(column.name), default: []].append(
                    Property(source: source, column: column))
            }
        }
        self.properties = properties
    }

    // MARK: Adding

    /// Replaces the tokens at these positions.
    mutating func replace(_ range: ClosedRange<Int>, with text: String, _ kind: SwiftMutationOperator) {
        let place = tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound].range.upperBound
        add([SwiftMutant.Edit(range: place, replacement: text)], kind)
    }

    /// Replaces the token at a position.
    mutating func replace(_ position: Int, with text: String, _ kind: SwiftMutationOperator) {
        replace(position...position, with: text, kind)
    }

    /// Puts a text before the first of some tokens and another behind the last.
    mutating func wrap(_ range: ClosedRange<Int>, _ before: String, _ after: String, _ kind: SwiftMutationOperator) {
        let (start, end) = (tokens[range.lowerBound].range.lowerBound, tokens[range.upperBound].range.upperBound)
        add(
            [
                SwiftMutant.Edit(range: start..<start, replacement: before),
                SwiftMutant.Edit(range: end..<end, replacement: after),
            ].filter { !$0.replacement.isEmpty }, kind)
    }

    /// Adds an edit that was not added before, and that changes something.
    mutating func add(_ edits: [SwiftMutant.Edit], _ kind: SwiftMutationOperator) {
        guard let first = edits.first, let last = edits.last else { return }
        let whole = first.range.lowerBound..<last.range.upperBound
        let original = text(whole)
        let replacement = String(
            decoding: TextEdits.applying(edits, to: bytes, from: whole.lowerBound, to: whole.upperBound), as: UTF8.self)
        guard original != replacement, seen.insert(edits).inserted else { return }
        // An insertion is shown with the token before it.
        let place = tokens.last { $0.range.lowerBound <= whole.lowerBound } ?? tokens[tokens.startIndex]
        mutants.append(
            SwiftMutant(
                operator: kind, edits: edits, original: original, replacement: replacement,
                location: SourceLocation(file: view.swift.file, line: place.line, column: place.column)))
    }

    /// A piece of the source.
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    /// The source of some tokens.
    func text(_ range: ClosedRange<Int>) -> String {
        text(tokens[range.lowerBound].range.lowerBound..<tokens[range.upperBound].range.upperBound)
    }

    // MARK: Reading

    /// The word at a position, or nil.
    func word(_ position: Int) -> String? { tokens.token(0, from: position)?.word }

    /// Whether this text stands at a position.
    func has(_ text: String, at position: Int) -> Bool { tokens.token(0, from: position)?.text == text }

    /// Whether a member of something is named here: `.count`, `\.count`.
    func isMember(_ position: Int) -> Bool { has(".", at: position - 1) }

    /// Whether the words of a call stand here: a name and `(`.
    func isCall(_ position: Int) -> Bool { has("(", at: position + 1) }

    /// The last token of a call whose name stands at a position: its parentheses and its trailing closure; the name itself
    /// where it has neither.
    func callEnd(_ name: Int) -> Int {
        var end = name
        if has("(", at: name + 1), let close = tokens.closing(name + 1) { end = close }
        if has("{", at: end + 1), tokens[end + 1].line == tokens[end].line, let close = tokens.closing(end + 1) {
            end = close
        }
        return end
    }

    /// The last token of the operand that begins at a position: a sign, a name, a literal or brackets, with its members and
    /// calls.
    func operandEnd(_ start: Int) -> Int? {
        guard var token = tokens.token(0, from: start) else { return nil }
        var end = start
        if token.isPrefix || token.isMark("\\") || token.isMark(".") {
            end += 1
            guard let next = tokens.token(0, from: end) else { return nil }
            token = next
        }
        switch token.kind {
        case .word: end = callEnd(end)
        case .integer, .number, .string: break
        case .punctuation:
            guard let close = tokens.closing(end) else { return nil }
            end = close
        default: return nil
        }
        while let next = tokens.token(1, from: end) {
            if next.isMark("."), word(end + 2) != nil {
                end = callEnd(end + 2)
            } else if next.kind == .operator(.postfix) {
                end += 1
            } else if next.isMark("["), tokens[end + 1].line == tokens[end].line, let close = tokens.closing(end + 1) {
                end = close
            } else {
                break
            }
        }
        return end
    }

    /// The position of the `{` whose block a token stands in, or nil.
    func enclosingBrace(_ position: Int) -> Int? {
        var depth = 0
        var index = position - 1
        while index >= 0 {
            if tokens[index].isMark("}") { depth += 1 }
            if tokens[index].isMark("{") {
                if depth == 0 { return index }
                depth -= 1
            }
            index -= 1
        }
        return nil
    }
}
