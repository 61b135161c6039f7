internal import Contracts
internal import Parity

/// A line of one half as it stands in its file, with a mark below the place that is meant.
struct CodeLine {
    /// Where.
    let location: SourceLocation
    /// The line without the blanks it begins with.
    let text: String
    /// How many characters of `text` stand before the place.
    let indent: Int

    /// Takes a line out of a half; nil where the place is not in it, or its line is blank.
    init?(_ location: SourceLocation, of half: PairHalf) {
        guard location.file == half.file else { return nil }
        let lines = half.text.split(separator: "\n", omittingEmptySubsequences: false)
        guard lines.indices.contains(location.line - 1) else { return nil }
        let line = lines[location.line - 1]
        let blanks = line.prefix { $0 == " " }.count
        text = String(line.dropFirst(blanks))
        guard !text.isEmpty else { return nil }
        self.location = location
        indent = max(0, location.column - 1 - blanks)
    }

    /// The line, and below it a caret at the place with what is to be said about it.
    func lines(mark: String?) -> [String] {
        guard let mark, indent < text.unicodeScalars.count else { return [text] }
        return [text, String(repeating: " ", count: indent) + "^ " + mark]
    }
}

extension SuggestedEdit {
    /// What stands under the caret: `would agree with >=`.
    var mark: String {
        replacement.isEmpty ? "would agree without `\(original)`" : "would agree with `\(replacement)`"
    }

    /// What to do, in a clause: ``change `>` to `>=` in Features/X.sql:21:12``.
    var instruction: String {
        if replacement.isEmpty { return "remove `\(original)` from \(location)" }
        if original.isEmpty { return "add `\(replacement)` at \(location)" }
        return "change `\(original)` to `\(replacement)` in \(location)"
    }
}
