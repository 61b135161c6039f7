internal import SQLite

/// How a pattern is read and matched: PostgreSQL's option letters.
struct RegexOptions: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    /// `i`: letters match in either case.
    static let ignoresCase = RegexOptions(rawValue: 1)
    /// `p`, and with the next `n`: a point and a complemented set do not match a new line.
    static let stopsAtNewLine = RegexOptions(rawValue: 2)
    /// `w`, and with the previous `n`: `^` and `$` match at new lines, too.
    static let anchorsAtNewLine = RegexOptions(rawValue: 4)
    /// `x`: blanks and comments are left out.
    static let isExpanded = RegexOptions(rawValue: 8)
    /// `q`: the pattern is a literal text.
    static let isLiteral = RegexOptions(rawValue: 16)

    /// Takes in one letter; false for a letter that is no option.
    ///
    /// - Throws: not kept, for the older syntaxes `b` and `e`.
    mutating func apply(_ letter: Unicode.Scalar) throws(FunctionFailure) -> Bool {
        switch letter {
        case "c": remove(.ignoresCase)
        case "i": insert(.ignoresCase)
        case "m", "n": formUnion([.stopsAtNewLine, .anchorsAtNewLine])
        case "p":
            insert(.stopsAtNewLine)
            remove(.anchorsAtNewLine)
        case "q": insert(.isLiteral)
        case "s": subtract([.stopsAtNewLine, .anchorsAtNewLine])
        case "t": remove(.isExpanded)
        case "w":
            remove(.stopsAtNewLine)
            insert(.anchorsAtNewLine)
        case "x": insert(.isExpanded)
        case "b", "e": throw .notKept("the option \(letter) of regular expressions")
        default: return false
        }
        return true
    }

    /// The options that a flags argument of a function names, and whether it holds `g`.
    static func flags(_ text: String) throws(FunctionFailure) -> (options: RegexOptions, isGlobal: Bool) {
        var options: RegexOptions = []
        var isGlobal = false
        for letter in text.unicodeScalars {
            if letter == "g" {
                isGlobal = true
            } else if try !options.apply(letter) {
                throw FunctionFailure("invalid regular expression option: \"\(letter)\"")
            }
        }
        return (options, isGlobal)
    }
}

extension FunctionFailure {
    /// A pattern that is wrong, in PostgreSQL's words.
    static func invalidRegex(_ problem: String) -> FunctionFailure {
        FunctionFailure("invalid regular expression: \(problem)")
    }
}
