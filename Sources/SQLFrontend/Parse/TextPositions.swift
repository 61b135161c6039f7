import Contracts

/// Turns byte and character offsets of a file into lines and columns.
struct TextPositions {
    /// The file's path, for the locations made.
    let file: String
    /// The file's text.
    let text: String

    /// The place of a UTF-8 offset; an offset beyond the end is the end.
    ///
    /// Cost: linear in the text before it.
    func location(ofByte offset: Int) -> SourceLocation {
        var line = 1
        var column = 1
        var remaining = offset
        for scalar in text.unicodeScalars {
            if remaining <= 0 { break }
            remaining -= UTF8.width(scalar)
            if scalar == "\n" {
                line += 1
                column = 1
            } else {
                column += 1
            }
        }
        return SourceLocation(file: file, line: line, column: column)
    }
}
