import Contracts
import FeatureStore

/// Which rows of one source the answers of one view need.
struct ViewNeed: Hashable, Sendable {
    let source: String
    /// Rows whose event time is at most so long before `as_of`; nil: all.
    let span: TimeSpan?
    /// Of older rows, the last so many of each group.
    let lastRows: [Retention.GroupDepth]

    /// What a view needs of each source that it reads.
    ///
    /// A source that is found through another one's rows (`by: flights.origin`) may be looked at as it was known when those
    /// happened, so the other one's reach is added.
    static func all(of view: ViewContract, _ project: Project, _ registry: FeatureRegistry) -> [ViewNeed] {
        view.reads.map { read in
            let giving = view.reachOfGivers(of: read)
            switch read.extent {
            case .within(let microseconds):
                return ViewNeed(
                    source: read.source, span: TimeSpan.microseconds(microseconds).adding(giving), lastRows: [])
            case .latest, .last:
                let depths = links(of: read, view, project, registry).map {
                    Retention.GroupDepth(link: $0, rows: read.extent.rows)
                }
                return ViewNeed(source: read.source, span: giving, lastRows: depths)
            case .all: return ViewNeed(source: read.source, span: nil, lastRows: [])
            }
        }
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
    func adding(_ other: TimeSpan) -> TimeSpan {
        let (sum, overflows) = microseconds.addingReportingOverflow(other.microseconds)
        return .microseconds(overflows ? .max : sum)
    }
}
