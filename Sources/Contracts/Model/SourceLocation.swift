/// A place in a file of the repository.
public struct SourceLocation: Hashable, Sendable, CustomStringConvertible {
    /// The path, relative to the package where that is possible.
    public let file: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in Unicode scalars, counted from 1.
    public let column: Int

    /// Makes a location; line and column are counted from 1.
    public init(file: String, line: Int, column: Int = 1) {
        self.file = file
        self.line = line
        self.column = column
    }

    /// `file:line:column`, as compilers print it.
    public var description: String { "\(file):\(line):\(column)" }
}

extension SourceLocation: Comparable {
    /// Orders places by file (by UTF-8 bytes), line and column.
    public static func < (first: SourceLocation, second: SourceLocation) -> Bool {
        guard first.file.utf8.elementsEqual(second.file.utf8) else {
            return first.file.utf8.lexicographicallyPrecedes(second.file.utf8)
        }
        return (first.line, first.column) < (second.line, second.column)
    }
}
