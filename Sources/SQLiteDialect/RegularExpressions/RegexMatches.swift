internal import SQLite

/// The matches of an expression in a text, in order, as PostgreSQL's functions of several matches find them.
struct RegexMatches {
    /// The ranges of one match, the whole at index 0.
    typealias Match = [Range<Int>?]

    /// All matches that begin at a place or behind it.
    ///
    /// The next is sought at the end of the last, and one further on after an empty one.
    ///
    /// - Parameter splitting: leaves out empty matches at either end of the text and directly behind another match.
    static func all(
        _ expression: RegularExpression, _ text: [UInt32], from start: Int = 0, splitting: Bool = false
    ) throws(FunctionFailure) -> [Match] {
        var matches: [Match] = []
        var position = start
        var lastEnd = 0
        while position <= text.count, let match = try expression.firstMatch(in: text, from: position),
            let whole = match[0]
        {
            if !splitting || (whole.lowerBound < text.count && whole.upperBound > lastEnd) { matches.append(match) }
            lastEnd = whole.upperBound
            position = whole.isEmpty ? whole.upperBound + 1 : whole.upperBound
        }
        return matches
    }

    /// The pieces of a text between its matches.
    static func pieces(_ expression: RegularExpression, _ text: [UInt32]) throws(FunctionFailure) -> [String] {
        var pieces: [String] = []
        var start = 0
        for match in try all(expression, text, splitting: true) {
            guard let whole = match[0] else { continue }
            pieces.append(string(text[start..<whole.lowerBound]))
            start = whole.upperBound
        }
        return pieces + [string(text[start...])]
    }

    /// The text with one match replaced, or all.
    ///
    /// - Parameters:
    ///   - replacement: `\1` to `\9` are groups, `\&` the whole match, `\\` a backslash.
    ///   - number: which match, from 1; 0 for all.
    static func replacing(
        _ expression: RegularExpression, in text: [UInt32], with replacement: String, from start: Int, number: Int
    ) throws(FunctionFailure) -> String {
        var result = String.UnicodeScalarView()
        var copied = 0
        var position = start
        var count = 0
        while position <= text.count, let match = try expression.firstMatch(in: text, from: position),
            let whole = match[0]
        {
            count += 1
            position = whole.isEmpty ? whole.upperBound + 1 : whole.upperBound
            guard number == 0 || count == number else { continue }
            append(text[copied..<whole.lowerBound], to: &result)
            append(replacement, match, text, to: &result)
            copied = whole.upperBound
            if number > 0 { break }
        }
        append(text[copied...], to: &result)
        return String(result)
    }

    private static func append(
        _ replacement: String, _ match: Match, _ text: [UInt32], to result: inout String.UnicodeScalarView
    ) {
        var scalars = replacement.unicodeScalars.makeIterator()
        while let scalar = scalars.next() {
            guard scalar == "\\" else {
                result.append(scalar)
                continue
            }
            var lookahead = scalars
            guard let next = lookahead.next() else {
                result.append(scalar)
                return
            }
            switch next {
            case "&", "1"..."9":
                let group = next == "&" ? 0 : Int(next.value - 0x30)
                if match.indices.contains(group), let range = match[group] { append(text[range], to: &result) }
                scalars = lookahead
            case "\\":
                result.append(next)
                scalars = lookahead
            default: result.append(scalar)
            }
        }
    }

    private static func append(_ points: ArraySlice<UInt32>, to result: inout String.UnicodeScalarView) {
        result.append(contentsOf: points.lazy.compactMap(Unicode.Scalar.init))
    }

    /// Code points as a text.
    static func string(_ points: ArraySlice<UInt32>) -> String {
        var scalars = String.UnicodeScalarView()
        append(points, to: &scalars)
        return String(scalars)
    }
}
