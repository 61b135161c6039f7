/// Splits Swift source into tokens; comments are passed over.
struct SwiftScanner {
    let source: SourceBytes
    var index = 0
    var found: [SwiftToken] = []
    /// The string literals whose interpolation is being read, innermost last.
    private var interpolations: [Interpolation] = []
    private var place: PlaceCounter

    /// A string literal that goes on behind an interpolation.
    private struct Interpolation {
        let literal: SwiftStringScan
        /// How many parentheses are open in it, its own included.
        var parentheses: Int
    }

    init(_ text: String) {
        source = SourceBytes(text)
        place = PlaceCounter(source)
    }

    mutating func tokens() -> [SwiftToken] {
        if source.starts(with: "#!", at: 0) { skipLine() }
        while index < source.count {
            if source.starts(with: "//", at: index) {
                skipLine()
            } else if source.starts(with: "/*", at: index) {
                skipComment()
            } else if source.isBlank(index) {
                index += 1
            } else {
                token()
            }
        }
        return found
    }

    private mutating func token() {
        let byte = source[index]
        if let literal = SwiftStringScan(opening: index, in: source) {
            index = literal.body
            string(literal, from: literal.start)
        } else if source.isDigit(index) {
            number()
        } else if source.isWordStart(index) || byte == UInt8(ascii: "$") {
            let end = source.end(from: index + 1) { source.isWord($0) }
            let text = source.text(index..<end)
            append(.word(text), to: end)
        } else if byte == UInt8(ascii: "`"), let end = source.first(of: "`", from: index + 1, before: "\n") {
            append(.word(source.text(index + 1..<end)), to: end + 1)
        } else if byte == UInt8(ascii: "#") {
            directive()
        } else if let end = regexEnd() {
            append(.regex, to: end)
        } else if source.isOperatorStart(index) {
            let end = operatorEnd()
            append(.operator(fixity(end)), to: end)
        } else {
            mark()
        }
    }

    /// One byte; a closing parenthesis may end an interpolation, behind which its literal goes on.
    private mutating func mark() {
        switch source[index] {
        case UInt8(ascii: "("): changeParentheses(by: 1)
        case UInt8(ascii: ")"):
            changeParentheses(by: -1)
            if let last = interpolations.last, last.parentheses == 0 {
                interpolations.removeLast()
                let start = index
                index += 1
                string(last.literal, from: start)
                return
            }
        default: break
        }
        append(.punctuation, to: index + 1)
    }

    private mutating func changeParentheses(by change: Int) {
        guard let last = interpolations.indices.last else { return }
        interpolations[last].parentheses += change
    }

    /// Reads a string literal from `index` to its end, or to its next interpolation; its token begins at `start`.
    private mutating func string(_ literal: SwiftStringScan, from start: Int) {
        let (end, isInterpolated) = literal.end(from: index)
        let isWhole = start == literal.start && !isInterpolated
        index = start
        append(isWhole ? .string(literal.value(upTo: end)) : .stringPiece, to: end)
        if isInterpolated { interpolations.append(Interpolation(literal: literal, parentheses: 1)) }
    }

    private mutating func number() {
        // The second number of `pair.0.1` is no fraction.
        let isMember = found.last.map { $0.isMark(".") && $0.range.upperBound == index } ?? false
        let number = SwiftNumberScan(source, at: index, isMember: isMember)
        append(number.kind, to: number.end)
    }

    private mutating func directive() {
        let end = source.end(from: index + 1) { source.isWord($0) }
        append(end > index + 1 ? .directive : .punctuation, to: end)
    }

    // MARK: Operators

    private func operatorEnd() -> Int {
        // An operator holds a full stop only where it begins with one.
        let mayHoldDots = source[index] == UInt8(ascii: ".")
        var end = index + 1
        while end < source.count, source.isOperatorPart(end) || mayHoldDots && source[end] == UInt8(ascii: ".") {
            if source.starts(with: "//", at: end) || source.starts(with: "/*", at: end) { break }
            end += 1
        }
        return end
    }

    private func fixity(_ end: Int) -> SwiftToken.Fixity {
        let isLeftBound = index > 0 && !source.isBlank(index - 1) && !source.isOne(of: "([{,;:", index - 1)
        let isRightBound =
            end < source.count && !source.isBlank(end) && !source.isOne(of: ")]},;:", end)
            && !(isLeftBound && source[end] == UInt8(ascii: "."))
        let isUnwrapping = isLeftBound && end == index + 1 && source.isOne(of: "?!", index)
        if isUnwrapping { return .postfix }
        return isLeftBound == isRightBound ? .infix : isLeftBound ? .postfix : .prefix
    }

    /// Where the regular expression literal at `index` ends, if one stands there.
    private func regexEnd() -> Int? {
        guard source[index] == UInt8(ascii: "/"), index + 1 < source.count, !source.isBlank(index + 1),
            source[index + 1] != UInt8(ascii: "="), !isBehindOperand
        else { return nil }
        var end = index + 1
        while end < source.count, source[end] != UInt8(ascii: "\n") {
            if source[end] == UInt8(ascii: "/") { return end + 1 }
            end += source[end] == UInt8(ascii: "\\") ? 2 : 1
        }
        return nil
    }

    /// Whether the last token may end an operand, so that a slash divides.
    private var isBehindOperand: Bool {
        guard let last = found.last else { return false }
        switch last.kind {
        case .word(let word): return !["return", "in", "case", "if", "while", "guard", "try", "await"].contains(word)
        case .integer, .number, .string, .stringPiece, .regex, .directive: return true
        case .operator(let fixity): return fixity == .postfix
        case .punctuation: return last.isMark(")") || last.isMark("]") || last.isMark("}")
        }
    }

    // MARK: Comments

    private mutating func skipLine() {
        index = source.first(of: "\n", from: index) ?? source.count
    }

    private mutating func skipComment() {
        var depth = 0
        while index < source.count {
            if source.starts(with: "/*", at: index) {
                depth += 1
                index += 2
            } else if source.starts(with: "*/", at: index) {
                depth -= 1
                index += 2
                if depth == 0 { return }
            } else {
                index += 1
            }
        }
    }

    private mutating func append(_ kind: SwiftToken.Kind, to end: Int) {
        let range = index..<min(end, source.count)
        let (line, column) = place.place(of: index)
        found.append(
            SwiftToken(kind: kind, text: source.text(range), range: range, line: line, column: column))
        index = range.upperBound
    }
}
