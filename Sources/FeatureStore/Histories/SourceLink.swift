/// By which of its columns the rows of a source are found: what an online store keeps an index of.
public struct SourceLink: Hashable, Sendable {
    /// The source's name.
    public let source: String
    /// The columns that are compared, in order.
    public let columns: [String]

    /// Makes a link.
    public init(source: String, columns: [String]) {
        self.source = source
        self.columns = columns
    }
}

extension FeatureRegistry {
    /// Every way in which a view finds rows, each once: entities in the order of their views, links in an entity's order.
    public var sourceLinks: [SourceLink] {
        var seen: Set<SourceLink> = []
        var links: [SourceLink] = []
        for view in views {
            for link in view.entity.links where view.schema.reads.contains(link.source) {
                let found = SourceLink(source: link.source, columns: link.columns)
                if seen.insert(found).inserted { links.append(found) }
            }
        }
        return links
    }
}
