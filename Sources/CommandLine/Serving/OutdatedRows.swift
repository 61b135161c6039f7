import FeatureStore
import Online

/// What is told of rows that were stored although no answer about the present can need them.
struct OutdatedRows {
    let source: String
    /// How many of the delivered rows.
    let count: Int
    /// How far back rows are kept of the source.
    let kept: TimeSpan?

    /// A line, or nothing where there are none.
    var text: String {
        guard count > 0 else { return "" }
        let reach = kept.map { " (\($0), with served_history and lateness)" } ?? ""
        return
            "\(source): \(count) of these rows are older than any answer about the present reads\(reach); the next compaction "
            + "removes them\n"
    }
}

extension Retention {
    /// What is told of rows of a source.
    func told(_ count: Int, of source: String) -> OutdatedRows {
        OutdatedRows(source: source, count: count, kept: sources.first { $0.source == source }?.span)
    }
}
