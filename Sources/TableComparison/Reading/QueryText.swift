/// Turns a query that somebody wrote into a relation of a larger statement, and finds places in it.
enum QueryText {
    /// The query in parentheses, under a name that it does not see; semicolons at its end are taken off, with the comments
    /// behind them.
    static func asRelation(_ query: String) -> String {
        // The line break ends a comment that the query may end with.
        "(\(statement(query))\n) AS compared"
    }

    /// The query without the semicolons at its end and the comments behind them; places in it are those of the query.
    static func statement(_ query: String) -> String {
        var text = query[..<end(of: query)]
        while let last = text.unicodeScalars.last, last == ";" || last.properties.isWhitespace {
            text = text[..<text.unicodeScalars.index(before: text.endIndex)]
        }
        return String(text)
    }

    /// Where the one statement of a query ends: at the first semicolon that only blanks, comments and semicolons follow.
    ///
    /// Knows quotes, dollar quotes and comments. The engine has taken the query as one statement before; where its rules are
    /// others than these, what is left is no query and fails, and never another one that gives other rows.
    private static func end(of query: String) -> String.Index {
        let bytes = query.utf8
        var (place, end) = (bytes.startIndex, bytes.endIndex)
        var isEnded = false
        while place < bytes.endIndex {
            let rest = bytes[place...]
            let next: String.Index
            switch bytes[place] {
            case UInt8(ascii: ";"):
                if !isEnded { end = place }
                isEnded = true
                place = bytes.index(after: place)
                continue
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"), 11, 12:
                place = bytes.index(after: place)
                continue
            case UInt8(ascii: "-") where rest.starts(with: "--".utf8):
                place = rest.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
                continue
            case UInt8(ascii: "/") where rest.starts(with: "/*".utf8):
                place = behind("*/", in: rest.dropFirst(2))
                continue
            case UInt8(ascii: "'"): next = behind("'", in: rest.dropFirst())
            case UInt8(ascii: "\""): next = behind("\"", in: rest.dropFirst())
            case UInt8(ascii: "$"):
                let tag = rest.dropFirst().prefix { isNameByte($0) }
                let isQuote = bytes[tag.endIndex...].first == UInt8(ascii: "$")
                next =
                    isQuote
                    ? behind("$\(Substring(tag))$", in: bytes[tag.endIndex...].dropFirst()) : bytes.index(after: place)
            default: next = bytes.index(after: place)
            }
            // Something stands behind the semicolon, so it was none that ends the query.
            (place, end, isEnded) = (next, bytes.endIndex, false)
        }
        return end
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte == 95 || byte >= 0x80 || byte &- 48 < 10 || (byte | 32) &- 97 < 26
    }

    /// Behind the first place where the mark stands, or the end.
    private static func behind(_ mark: String, in text: Substring.UTF8View) -> String.Index {
        var rest = text
        while !rest.isEmpty {
            if rest.starts(with: mark.utf8) { return rest.dropFirst(mark.utf8.count).startIndex }
            rest = rest.dropFirst()
        }
        return text.endIndex
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
