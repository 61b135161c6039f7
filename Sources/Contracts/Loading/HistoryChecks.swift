/// Checks that all views of one entity find the rows of a source through the same columns: they share one history.
enum HistoryChecks {
    /// Reports the second of two views that differ.
    static func check(_ project: Project, _ errors: ErrorCollector) {
        for entity in project.entities {
            var first: [String: (view: String, links: History)] = [:]
            for view in project.views where view.entity.name == entity.name {
                for read in view.reads {
                    let links = History(project.links(of: read, for: entity))
                    guard let earlier = first[read.source] else {
                        first[read.source] = (view.name, links)
                        continue
                    }
                    if earlier.links != links {
                        errors.report(
                            at: read.location,
                            "\(view.name) finds '\(read.source)' \(links.description), but \(earlier.view) finds it "
                                + earlier.links.description,
                            advice: "The views of one entity share a history, which holds a source in one way: "
                                + "use the same columns in both")
                    }
                }
            }
        }
    }

    /// How the rows of a source lie in a history.
    private struct History: Equatable {
        let isKeyed: Bool
        let columns: [String]

        init(_ links: [RowLink]) {
            isKeyed = links.contains { link in
                if case .entityKey = link.origin { false } else { true }
            }
            columns = links.map(\.column).sorted()
        }

        var description: String {
            "by \(columns.joined(separator: ", ")) of \(isKeyed ? "other values" : "the entity")"
        }
    }
}
