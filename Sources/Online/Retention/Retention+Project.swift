public import Contracts
public import FeatureStore

extension Retention {
    /// What the views of a project may need: as far back as any of them reads a source, plus `served_history` and
    /// `lateness` of its policy.
    ///
    /// A source that is found through another one's rows (`by: flights.origin`) may be looked at as it was known when
    /// those happened, so the other one's reach is added.
    public init(project: Project, registry: FeatureRegistry) {
        let slack = project.online.servedHistory.adding(project.online.lateness)
        self.init(
            sources: project.sources.map { source in
                // What no view reads is kept whole: the first view that reads it would find it cut.
                let isRead = project.views.contains { $0.read(source.name) != nil }
                var reach: TimeSpan? = isRead ? .zero : nil
                var depths: [SourceLink: Int] = [:]
                for view in project.views {
                    guard let read = view.read(source.name) else { continue }
                    let giving = view.reachOfGivers(of: read)
                    switch read.extent {
                    case .within(let microseconds):
                        reach = reach.map { max($0, TimeSpan.microseconds(microseconds).adding(giving)) }
                    case .latest, .last:
                        reach = reach.map { max($0, giving) }
                        for link in Self.links(of: read, view, project, registry) {
                            depths[link] = max(depths[link] ?? 1, read.extent.rows)
                        }
                    case .all: reach = nil
                    }
                }
                return SourceRetention(
                    source: source.name, span: reach.map { $0.adding(slack) },
                    lastRows: depths.sorted { $0.key.columns.lexicographicallyPrecedes($1.key.columns) }
                        .map { GroupDepth(link: $0.key, rows: $0.value) })
            }, servedHistory: project.online.servedHistory, snapshots: slack)
    }

    /// The links through which a view finds the rows of a read, as the registry spells them.
    private static func links(
        of read: Read, _ view: ViewContract, _ project: Project, _ registry: FeatureRegistry
    ) -> [SourceLink] {
        let wanted = Set(project.links(of: read, for: view.entity).map(\.column))
        let all = registry.view(view.name)?.entity.links.filter { $0.source == read.source } ?? []
        let meant = all.filter { Set($0.columns) == wanted }
        return (meant.isEmpty ? all : meant).map { SourceLink(source: $0.source, columns: $0.columns) }
    }
}

extension ViewContract {
    /// How far back the rows lie whose columns lead to the rows of a read; zero where the entity's keys or the request do.
    fileprivate func reachOfGivers(of read: Read) -> TimeSpan {
        read.by.compactMap { link -> TimeSpan? in
            guard let source = link.fromSource, case .within(let microseconds)? = self.read(source)?.extent else {
                return nil
            }
            return .microseconds(microseconds)
        }.max() ?? .zero
    }
}

extension Read.Extent {
    fileprivate var rows: Int { if case .last(let count) = self { count } else { 1 } }
}

extension TimeSpan {
    /// The sum, or the longest span there is: what is kept longer than time is kept forever.
    fileprivate func adding(_ other: TimeSpan) -> TimeSpan {
        let (sum, overflows) = microseconds.addingReportingOverflow(other.microseconds)
        return .microseconds(overflows ? .max : sum)
    }
}

extension Timestamp {
    /// The instant so long before, or the first one there is.
    package func before(_ span: TimeSpan) -> Timestamp {
        let (difference, overflows) = microseconds.subtractingReportingOverflow(span.microseconds)
        return Timestamp(microseconds: overflows ? .min : difference)
    }
}
