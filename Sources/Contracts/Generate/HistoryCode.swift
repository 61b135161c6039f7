/// The Swift types of entity histories: one for each entity that has views.
enum HistoryCode {
    static func text(_ project: Project) -> String {
        project.entities.filter { entity in project.views.contains { $0.entity.name == entity.name } }
            .map { history($0, project) }.joined(separator: "\n")
    }

    /// A source in a history.
    private struct Link {
        let source: Source
        let columns: [ColumnContract]
        /// Positions of the entity's keys, or nil where whoever reads gives the values.
        let keys: [Int]?

        var property: String { SwiftSpelling.property(source.name) }
    }

    /// What the entity's views read, in the order of featurestore.yaml.
    private static func links(_ entity: Entity, _ project: Project) -> [Link] {
        let reads = project.views.filter { $0.entity.name == entity.name }.flatMap(\.reads)
        return project.sources.compactMap { source in
            guard let read = reads.first(where: { $0.source == source.name }) else { return nil }
            let links = project.links(of: read, for: entity)
            let positions: [Int] = links.compactMap { link in
                guard case .entityKey(let key) = link.origin else { return nil }
                return entity.keys.firstIndex { $0.name == key }
            }
            return Link(
                source: source, columns: links.compactMap { source.column($0.column) },
                keys: positions.count == links.count ? positions : nil)
        }
    }

    private static func history(_ entity: Entity, _ project: Project) -> String {
        let name = Names.upperCamelCase(entity.name) + "History"
        let links = links(entity, project)
        var lines = ["/// What is known about one `\(entity.name)` at one instant."]
        lines.append("struct \(name): EntityHistory {")
        lines += schema(entity, links)
        lines.append("")
        lines.append("    private let rows: EntityRows")
        lines.append("")
        lines.append("    init(_ rows: EntityRows) {")
        lines.append("        self.rows = rows")
        lines.append("    }")
        lines.append("")
        lines += plainInitializer(entity, links)
        lines.append("")
        for (position, key) in entity.keys.enumerated() {
            lines.append("    /// The key `\(key.name)`; nil in the question about no `\(entity.name)`.")
            lines.append(
                "    var \(SwiftSpelling.property(key.name)): \(SwiftSpelling.type(key.type, isNullable: true)) { "
                    + "rows.key(\(position)) }")
        }
        for (position, link) in links.enumerated() {
            if link.keys != nil {
                lines.append("    /// The rows of `\(link.source.name)` of this `\(entity.name)`.")
                lines.append(
                    "    var \(link.property): History<\(link.source.rowType)> { rows.history(\(position)) }")
            } else {
                let columns = link.columns.map { "`\($0.name)`" }.joined(separator: ", ")
                let types = link.columns.map { SwiftSpelling.type($0.type, isNullable: false) }
                let arguments = ([link.source.rowType] + types).joined(separator: ", ")
                lines.append("    /// The rows of `\(link.source.name)`, by \(columns).")
                lines.append("    var \(link.property): KeyedHistory<\(arguments)> { rows.histories(\(position)) }")
            }
        }
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func schema(_ entity: Entity, _ links: [Link]) -> [String] {
        var lines = ["    static let schema = EntitySchema("]
        lines.append("        name: \"\(entity.name)\",")
        lines.append("        keys: [\(entity.keys.map(SwiftSpelling.schema).joined(separator: ", "))],")
        guard !links.isEmpty else { return lines + ["        links: [])"] }
        lines.append("        links: [")
        for link in links {
            let columns = SwiftSpelling.names(link.columns.map(\.name))
            if let keys = link.keys {
                lines.append(
                    "            EntitySchema.Link(source: \"\(link.source.name)\", columns: \(columns), keys: \(keys)),"
                )
            } else {
                lines.append("            EntitySchema.Link(source: \"\(link.source.name)\", by: \(columns)),")
            }
        }
        lines.append("        ])")
        return lines
    }

    private static func plainInitializer(_ entity: Entity, _ links: [Link]) -> [String] {
        var lines = ["    /// Makes a history from plain rows, to try a `compute` by hand."]
        let parameters =
            entity.keys.map {
                "\(SwiftSpelling.property($0.name)): \(SwiftSpelling.type($0.type, isNullable: true))"
            } + ["asOf: Timestamp"] + links.map { "\($0.property): [\($0.source.rowType)] = []" }
        lines.append("    init(")
        lines.append("        " + parameters.joined(separator: ",\n        "))
        lines.append("    ) throws(EvaluationError) {")
        lines.append("        rows = try EntityRows(")
        lines.append("            Self.schema, asOf: asOf,")
        lines.append("            keys: {")
        for key in entity.keys { lines.append("                $0.append(\(SwiftSpelling.property(key.name)))") }
        lines.append("            },")
        lines.append(
            "            sources: [\(links.map { "SourceRows(\($0.property))" }.joined(separator: ", "))])")
        lines.append("    }")
        return lines
    }
}
