internal import Contracts

/// The lines of one half of a pair.
struct HalfText {
    private let file: String
    private let lines: [Substring]

    init(_ half: PairHalf) {
        file = half.file
        lines = half.text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The line that declares `compute`, else the first.
    var computeLocation: SourceLocation {
        location(of: "func compute(") ?? SourceLocation(file: file, line: 1)
    }

    /// The line that gives the feature its value, as far as a label `departures7d:` shows it; else that of `compute`.
    ///
    /// The last such label is taken, since `Features(…)` is what a half ends with.
    func location(ofFeature name: String) -> SourceLocation {
        location(of: Names.lowerCamelCase(name) + ":", last: true) ?? computeLocation
    }

    /// Where a word stands first, or last; nil where it does not.
    func location(of text: String, last: Bool = false) -> SourceLocation? {
        let numbered = Array(lines.enumerated())
        let candidates = numbered.filter { $0.element.containsWord(text) }
        guard let (index, line) = last ? candidates.last : candidates.first else { return nil }
        let column = line.range(ofWord: text).map { line.unicodeScalars.distance(from: line.startIndex, to: $0) } ?? 0
        return SourceLocation(file: file, line: index + 1, column: column + 1)
    }
}

extension Substring {
    /// Whether `word` stands here with nothing before it that would make it the end of a longer name.
    fileprivate func containsWord(_ word: String) -> Bool { range(ofWord: word) != nil }

    /// Where `word` starts, not as the end of a longer name.
    fileprivate func range(ofWord word: String) -> Index? {
        var start = startIndex
        while let found = self[start...].firstStart(of: word) {
            let isWhole = found == startIndex || !self[index(before: found)].isNameCharacter
            if isWhole { return found }
            start = index(after: found)
        }
        return nil
    }

    private func firstStart(of word: String) -> Index? {
        var position = startIndex
        while position < endIndex {
            if self[position...].hasPrefix(word) { return position }
            position = index(after: position)
        }
        return nil
    }
}

extension Character {
    fileprivate var isNameCharacter: Bool { isLetter || isNumber || self == "_" }
}
