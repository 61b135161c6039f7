import FeatureStore

/// What a view's incremental form answers about one entity, at a state of the store.
final class HeldForm: Sendable {
    /// What goes on with the next commit.
    let writer: FormWriter
    /// How many rows it knows.
    let rowCount: Int
    /// About how much memory it takes.
    let byteCount: Int
    private let answers: IncrementalAnswers
    private let forgotten: FormForgetting?

    init(writer: FormWriter, answers: IncrementalAnswers, rowCount: Int, byteCount: Int, forgotten: FormForgetting?) {
        self.writer = writer
        self.answers = answers
        self.rowCount = rowCount
        self.byteCount = byteCount
        self.forgotten = forgotten
    }

    /// Answers a question; nil where it cannot say what `compute` says.
    ///
    /// - Returns: When the newest row happened that the view can see; nil in it where it sees none.
    func answer(asOf: Timestamp, request: RowDecoder, into writer: inout ColumnWriter) -> Timestamp?? {
        let newest = answers.newestEvent(asOf: asOf)
        if let forgotten {
            // Before that, and where no row is newer than what was forgotten, a row that the store still has may count.
            guard asOf >= forgotten.answerable, let newest, newest >= forgotten.newestCutoff else { return nil }
        }
        do {
            try answers.answer(asOf: asOf, request: request, into: &writer)
            return .some(newest)
        } catch {
            // `compute` throws too, and it is its error that callers are told.
            return nil
        }
    }
}

/// What a form no longer knows, since no answer may need it.
struct FormForgetting: Sendable {
    /// Answers about earlier instants may need what was forgotten.
    var answerable: Timestamp
    /// By source, rows that happened before this instant are forgotten.
    var cutoffs: [String: Timestamp]

    /// No forgotten row happened at or behind this instant.
    var newestCutoff: Timestamp { cutoffs.values.max() ?? .distantPast }

    /// Both.
    func adding(_ later: FormForgetting) -> FormForgetting {
        FormForgetting(
            answerable: max(answerable, later.answerable), cutoffs: cutoffs.merging(later.cutoffs) { max($0, $1) })
    }
}

extension Timestamp {
    fileprivate static var distantPast: Timestamp { Timestamp(microseconds: .min) }
}
