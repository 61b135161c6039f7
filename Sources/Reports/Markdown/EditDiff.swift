internal import Contracts
internal import Parity

/// A suggested edit as the lines of a unified diff.
struct EditDiff {
    /// The file's header, the hunk's, and the lines that change.
    let lines: [String]

    /// Makes the edit in a half's text; nil where what it replaces does not stand at its place.
    init?(_ edit: SuggestedEdit, of half: PairHalf) {
        guard edit.location.file == half.file else { return nil }
        let all = half.text.split(separator: "\n", omittingEmptySubsequences: false)
        let span = edit.original.split(separator: "\n", omittingEmptySubsequences: false).count
        let first = edit.location.line - 1
        guard first >= 0, first + span <= all.count else { return nil }
        let before = Array(all[first..<first + span].joined(separator: "\n").unicodeScalars)
        let original = Array(edit.original.unicodeScalars)
        let start = edit.location.column - 1
        guard start >= 0, start + original.count <= before.count,
            Array(before[start..<start + original.count]) == original
        else { return nil }
        var after = before
        after.replaceSubrange(start..<start + original.count, with: edit.replacement.unicodeScalars)
        let (removed, added) = (Self.lines(before), Self.lines(after))
        lines =
            [
                "--- a/\(half.file)", "+++ b/\(half.file)",
                "@@ -\(first + 1),\(removed.count) +\(first + 1),\(added.count) @@",
            ] + removed.map { "-" + $0 } + added.map { "+" + $0 }
    }

    private static func lines(_ scalars: [Unicode.Scalar]) -> [String] {
        scalars.split(separator: "\n", omittingEmptySubsequences: false).map { String(String.UnicodeScalarView($0)) }
    }
}
