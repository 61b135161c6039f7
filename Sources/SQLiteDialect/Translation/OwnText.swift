internal import Contracts
internal import SQLFrontend

/// The text that a view's author wrote for SQLite alone, in SQLite's own dialect, with SQLite's own meaning.
///
/// It is run as it stands. What is looked for beforehand is what would make its answers depend on more than the case:
/// the clock and chance. SQLite itself says the rest when it prepares the text over the view's sources.
struct OwnText {
    private let half: PairHalf
    private let view: ViewContract

    init(_ half: PairHalf, view: ViewContract) {
        self.half = half
        self.view = view
    }

    /// The greatest number of UTF-8 bytes; the same as for the SQL half.
    static let greatestLength = 256 * 1024

    private static let clock: Set<String> = ["current_time", "current_date", "current_timestamp"]
    private static let chance: Set<String> = ["random", "randomblob"]
    private static let session: Set<String> = [
        "changes", "total_changes", "last_insert_rowid", "load_extension", "readfile", "writefile",
    ]

    /// The text, when nothing in it is refused.
    func checked() throws(QueryRefusal) -> String {
        guard half.text.utf8.count <= Self.greatestLength else {
            throw refusal("a text of \(half.text.utf8.count) bytes", "at most \(Self.greatestLength) are read", at: 0)
        }
        let words = SQLiteWords.split(half.text)
        guard let first = words.first, ["select", "with", "values"].contains(first.text) else {
            throw refusal(
                "what is no query", "expected one SELECT that answers spine_id and the features of \(view.name)",
                at: words.first?.offset ?? 0)
        }
        for word in words {
            switch word.kind {
            case .name where Self.clock.contains(word.text):
                throw refusal("the clock (\(word.text))", "use as_of of the spine", at: word.offset)
            case .name where Self.chance.contains(word.text):
                throw refusal("chance (\(word.text))", "the same rows must give the same answer", at: word.offset)
            case .name where Self.session.contains(word.text) || word.text.hasPrefix("sqlite_"):
                throw refusal(word.text, "a view reads its sources and the spine, and nothing else", at: word.offset)
            case .literal where word.text == "now":
                throw refusal("the clock ('now')", "use as_of of the spine", at: word.offset)
            default: break
            }
        }
        return half.text
    }

    private func refusal(_ construct: String, _ advice: String, at offset: Int) -> QueryRefusal {
        QueryRefusal(
            construct: construct, message: "SQLite's own text of \(view.name) holds \(construct); \(advice)",
            ownPlace: TextPositions(file: half.file, text: half.text).location(ofByte: offset))
    }
}
