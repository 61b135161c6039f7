/// An edit of one half that its contract says need not be noticed, with the reason.
///
/// `{ sql: "delay > 15", becomes: "delay >= 15", because: … }`: a piece of the half, and what the edit makes of it.
public struct AcceptedMutant: Hashable, Sendable {
    /// The half.
    public let half: Half
    /// A piece of it that holds the edited place.
    public let excerpt: String
    /// The same piece with the edit made.
    public let edited: String
    /// Why it need not be noticed.
    public let because: String
    /// Where it is declared.
    public let location: SourceLocation

    /// One half of a pair.
    public enum Half: String, Hashable, Sendable {
        /// The SQL half.
        case sql
        /// The Swift half.
        case swift
    }

    /// Makes an entry.
    public init(half: Half, excerpt: String, edited: String, because: String, location: SourceLocation) {
        self.half = half
        self.excerpt = excerpt
        self.edited = edited
        self.because = because
        self.location = location
    }

    /// Whether this is the edit meant: the piece of the text around it becomes what the entry says.
    ///
    /// - Parameters:
    ///   - text: the half's text.
    ///   - range: from the first edited UTF-8 byte to behind the last.
    ///   - replacement: what would stand there.
    public func means(_ range: Range<Int>, of text: String, replacedBy replacement: String) -> Bool {
        let (bytes, piece) = (Array(text.utf8), Array(excerpt.utf8))
        guard !piece.isEmpty, piece.count <= bytes.count else { return false }
        let first = max(0, range.upperBound - piece.count)
        let last = min(range.lowerBound, bytes.count - piece.count)
        guard first <= last else { return false }
        return (first...last).contains { start in
            let end = start + piece.count
            guard bytes[start..<end].elementsEqual(piece) else { return false }
            let made = bytes[start..<range.lowerBound] + Array(replacement.utf8) + bytes[range.upperBound..<end]
            return made.elementsEqual(edited.utf8)
        }
    }
}
