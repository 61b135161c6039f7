internal import SQLite

/// The regular expression of a pattern of SIMILAR TO, as PostgreSQL's `similar_to_escape` writes it.
///
/// `%` is any text and `_` any character, parentheses do not capture, the whole text must match. A pattern for `substring` has
/// three parts, divided by the escape character with a double quote, and the middle one is captured.
enum SimilarPattern {
    /// - Parameter escape: one character, or nothing for none.
    static func regularExpression(_ pattern: String, escape: String) throws(FunctionFailure) -> String {
        let escapes = Array(escape.unicodeScalars)
        guard escapes.count <= 1 else { throw FunctionFailure("invalid escape string") }
        var text = "^(?:".unicodeScalars
        var isEscaped = false
        var isInSet = false
        var separators = 0
        for scalar in pattern.unicodeScalars {
            if isEscaped {
                if scalar == "\"", !isInSet {
                    guard separators < 2 else {
                        throw FunctionFailure(
                            "SQL regular expression may not contain more than two escape-double-quote separators")
                    }
                    text.append(contentsOf: (separators == 0 ? "){1,1}?(" : "){1,1}(?:").unicodeScalars)
                    separators += 1
                } else {
                    text.append("\\")
                    text.append(scalar)
                }
                isEscaped = false
            } else if scalar == escapes.first {
                isEscaped = true
            } else if isInSet {
                if scalar == "\\" { text.append("\\") }
                text.append(scalar)
                isInSet = scalar != "]"
            } else {
                isInSet = scalar == "["
                text.append(contentsOf: outsideOfSets(scalar).unicodeScalars)
            }
        }
        text.append(contentsOf: ")$".unicodeScalars)
        return String(text)
    }

    private static func outsideOfSets(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "%": ".*"
        case "_": "."
        case "(": "(?:"
        case "\\", ".", "^", "$": "\\\(scalar)"
        default: String(scalar)
        }
    }
}
