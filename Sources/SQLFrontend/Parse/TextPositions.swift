public import Contracts

/// Turns byte and character offsets of a file into lines and columns.
public struct TextPositions {
    /// The file's path, for the locations made.
    public let file: String
    /// The file's text.
    public let text: String

    /// Makes positions of a text.
    public init(file: String, text: String) {
        self.file = file
        self.text = text
    }

    /// The place of a UTF-8 offset; an offset beyond the end is the end.
    ///
    /// Cost: linear in the text before it.
    public func location(ofByte offset: Int) -> SourceLocation {
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
