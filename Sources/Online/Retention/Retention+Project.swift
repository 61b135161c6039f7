public import Contracts
public import FeatureStore

extension Retention {
    /// What the views of a project may need: as far back as any of them reads a source, plus `served_history` and
    /// `lateness` of its policy.
    public init(project: Project, registry: FeatureRegistry) {
        let slack = project.online.servedHistory.adding(project.online.lateness)
        let needs = project.views.flatMap { ViewNeed.all(of: $0, project, registry) }
        self.init(
            sources: project.sources.map { source in
                let mine = needs.filter { $0.source == source.name }
                // What no view reads is kept whole: the first view that reads it would find it cut.
                var span = mine.first?.span
                var depths: [SourceLink: Int] = [:]
                for need in mine {
                    span = span.flatMap { longest in need.span.map { max($0, longest) } }
                    for depth in need.lastRows { depths[depth.link] = max(depths[depth.link] ?? 1, depth.rows) }
                }
                return SourceRetention(
                    source: source.name, span: span.map { $0.adding(slack) },
                    lastRows: depths.sorted { $0.key.columns.lexicographicallyPrecedes($1.key.columns) }
                        .map { GroupDepth(link: $0.key, rows: $0.value) })
            }, servedHistory: project.online.servedHistory, snapshots: slack)
    }
}

extension Timestamp {
    /// The instant so long before, or the first one there is.
    package func before(_ span: TimeSpan) -> Timestamp {
        let (difference, overflows) = microseconds.subtractingReportingOverflow(span.microseconds)
        return Timestamp(microseconds: overflows ? .min : difference)
    }
}
