import Contracts
import FeatureStore

/// How far back the rows lie that a view's answers, and so their statuses, may tell of.
///
/// Older rows may be there, for another view or because nothing was compacted yet. A status that told of them would change
/// with the next compaction.
struct ViewReach: Sendable {
    /// By source that the view reads; nil: however old.
    let spans: [String: TimeSpan?]
    /// The shortest of them; nil where no row is ever too old.
    let shortest: TimeSpan?
    /// Whether it is the same for all sources.
    let isUniform: Bool

    init(_ view: ViewContract, _ project: Project, _ registry: FeatureRegistry) {
        let needs = ViewNeed.all(of: view, project, registry)
        // The last rows of a group are kept however old they are.
        spans = Dictionary(needs.map { ($0.source, $0.lastRows.isEmpty ? $0.span : nil) }) { first, _ in first }
        shortest = spans.values.compactMap { $0 }.min()
        isUniform = Set(spans.values).count <= 1
    }
}

extension Timestamp {
    /// Whether a row that happened then is within a span before an instant.
    func isWithin(_ span: TimeSpan?, of asOf: Timestamp) -> Bool { span.map { self >= asOf.before($0) } ?? true }
}
