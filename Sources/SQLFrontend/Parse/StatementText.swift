/// The statement within a pair's SQL file: what stands behind the leading contract comment.
struct StatementText {
    /// The statement and whatever follows it.
    let text: String
    /// How many UTF-8 bytes of the file stand before it.
    let offset: Int

    /// Finds the statement: leading blanks and the first block comment are left out, as is a byte order mark.
    init(file: String) {
        var rest = file[...]
        func dropBlanks() {
            rest = rest.drop { $0.isWhitespace || $0 == "\u{FEFF}" }
        }
        dropBlanks()
        if rest.hasPrefix("/*"), let end = rest.firstRange(of: "*/") {
            rest = rest[end.upperBound...]
            dropBlanks()
        }
        text = String(rest)
        offset = file.utf8.distance(from: file.startIndex, to: rest.startIndex)
    }
}
