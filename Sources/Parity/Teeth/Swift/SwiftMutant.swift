public import Contracts

/// A small edit of a pair's Swift half.
public struct SwiftMutant: Hashable, Sendable {
    /// What kind of edit.
    public let `operator`: SwiftMutationOperator
    /// What is replaced, in ascending order, none overlapping another; an empty range inserts.
    public let edits: [Edit]
    /// What stands there: from the first edit to the last.
    public let original: String
    /// What would stand there instead.
    public let replacement: String
    /// Where the first edit stands.
    public let location: SourceLocation

    /// A piece of text for another.
    public struct Edit: Hashable, Sendable {
        /// UTF-8 offsets in the file.
        public let range: Range<Int>
        /// What stands there instead.
        public let replacement: String

        /// Makes an edit.
        public init(range: Range<Int>, replacement: String) {
            self.range = range
            self.replacement = replacement
        }
    }
}

/// Edits of a text by UTF-8 offsets.
enum TextEdits {
    /// The text with edits made, which ascend and do not overlap.
    static func applying(_ edits: [SwiftMutant.Edit], to text: String) -> String {
        let bytes = Array(text.utf8)
        return String(decoding: applying(edits, to: bytes, from: 0, to: bytes.count), as: UTF8.self)
    }

    /// A piece of a text with those edits made that lie in it.
    static func applying(_ edits: [SwiftMutant.Edit], to bytes: [UInt8], from start: Int, to end: Int) -> [UInt8] {
        var result: [UInt8] = []
        var position = start
        for edit in edits where edit.range.lowerBound >= start && edit.range.upperBound <= end {
            result += bytes[position..<edit.range.lowerBound]
            result += edit.replacement.utf8
            position = edit.range.upperBound
        }
        return result + bytes[position..<end]
    }
}
