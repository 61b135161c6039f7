/// Turns a query that somebody wrote into a relation of a larger statement, and finds places in it.
enum QueryText {
    /// The query in parentheses, under a name that it does not see; semicolons at its end are taken off.
    static func asRelation(_ query: String) -> String {
        var text = query[...]
        while let last = text.unicodeScalars.last, last == ";" || last.properties.isWhitespace {
            text = text[..<text.unicodeScalars.index(before: text.endIndex)]
        }
        // The line break ends a comment that the query may end with.
        return "(\(text)\n) AS compared"
    }

    /// `LINE:COLUMN` of the scalar at an offset, both counted from 1.
    static func place(scalar offset: Int, in query: String) -> String {
        var (line, column) = (1, 1)
        for scalar in query.unicodeScalars.prefix(max(0, offset)) {
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return "\(line):\(column)"
    }

    /// The same for the byte at an offset.
    static func place(byte offset: Int, in query: String) -> String {
        let before = String(decoding: query.utf8.prefix(max(0, offset)), as: UTF8.self)
        return place(scalar: before.unicodeScalars.count, in: query)
    }
}
