import Testing

/// Entries that belong together: one file in `Groups/`, one row of the page.
struct CorpusGroup: Sendable, CustomTestStringConvertible {
    /// What an expression is put into.
    enum Frame: Sendable {
        /// One row of `probe p` for each question; an error concerns its row alone.
        case probes
        /// All of a question's rows of `event e`, reduced to one.
        case aggregates
        /// Every row of `event e` beside the others.
        case windows

        /// The query around an expression.
        func query(_ expression: String) -> String {
            switch self {
            case .probes: "SELECT s.spine_id, \(expression) AS v FROM spine s JOIN probe p ON p.id = s.id"
            case .aggregates:
                "SELECT s.spine_id, \(expression) AS v FROM spine s LEFT JOIN event e ON e.id = s.id GROUP BY s.spine_id"
            case .windows: "SELECT e.no AS spine_id, \(expression) AS v FROM event e JOIN spine s ON s.id = e.id"
            }
        }

        /// Whether each question is asked alone.
        var isRowByRow: Bool { self != .windows }
    }

    let name: String
    let frame: Frame
    let entries: [CorpusEntry]

    /// A group of the text's lines; a line that begins with SELECT or WITH is a whole query.
    init(_ name: String, over frame: Frame = .probes, _ text: String) {
        self.name = name
        self.frame = frame
        entries = text.split(separator: "\n").map { CorpusEntry(line: String($0)) }
    }

    /// The query that an entry stands for.
    func query(_ entry: CorpusEntry) -> String { entry.isQuery ? entry.text : frame.query(entry.text) }

    var testDescription: String { name }
}
