/// The Swift types of feature services: vectors with typed keys, and keys of several columns.
enum ServiceCode {
    static func text(_ project: Project) -> String {
        var parts: [String] = []
        for entity in project.entities where entity.keys.count > 1 && isNamed(entity, project) {
            parts.append(key(entity))
        }
        for service in project.services { parts.append(vector(service, project)) }
        return parts.joined(separator: "\n")
    }

    private static func isNamed(_ entity: Entity, _ project: Project) -> Bool {
        project.services.contains { service in entities(service, project).contains { $0.name == entity.name } }
    }

    /// The entities of a service, in order of first mention.
    private static func entities(_ service: FeatureService, _ project: Project) -> [Entity] {
        var entities: [Entity] = []
        for view in service.features.compactMap({ project.view($0.view) })
        where !entities.contains(where: { $0.name == view.entity.name }) {
            entities.append(view.entity)
        }
        return entities
    }

    private static func key(_ entity: Entity) -> String {
        let members = entity.keys.map { key in
            (SwiftSpelling.property(key.name), SwiftSpelling.type(key.type, isNullable: true), key.name)
        }
        var lines = ["/// The key of one `\(entity.name)`; a nil in it asks for none."]
        lines.append("public struct \(Names.upperCamelCase(entity.name))Key: Sendable {")
        for (property, type, name) in members {
            lines.append("    /// The key column `\(name)`.")
            lines.append("    public var \(property): \(type)")
        }
        lines.append("")
        lines.append("    /// Makes a key.")
        lines.append("    public init(\(members.map { "\($0.0): \($0.1)" }.joined(separator: ", "))) {")
        for (property, _, _) in members { lines.append("        self.\(property) = \(property)") }
        lines.append("    }")
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func vector(_ service: FeatureService, _ project: Project) -> String {
        let features = service.features.compactMap { reference in
            project.view(reference.view)?.feature(reference.feature).map { (reference, $0) }
        }
        var lines = ["/// The features of the service `\(service.name)`."]
        lines.append("public struct \(Names.upperCamelCase(service.name)): FeatureVector {")
        for (reference, feature) in features {
            lines.append("    /// `\(reference)`")
            let type = SwiftSpelling.type(feature.type, isNullable: feature.isNullable)
            lines.append("    public var \(SwiftSpelling.property(feature.name)): \(type)")
        }
        lines.append("")
        lines.append("    /// Reads a vector.")
        lines.append("    public init(decoding row: borrowing RowDecoder) {")
        for (position, (_, feature)) in features.enumerated() {
            lines.append("        self.\(SwiftSpelling.property(feature.name)) = row.value(\(position))")
        }
        lines.append("    }")
        lines.append("")
        lines += keys(entities(service, project))
        lines.append("")
        let request = request(service, project)
        if !request.isEmpty {
            lines += requestType(request)
            lines.append("")
        }
        lines += schema(service, features.map { ($0.0.view, $0.1) }, project)
        lines.append("}")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func keys(_ entities: [Entity]) -> [String] {
        func type(_ entity: Entity) -> String {
            guard entity.keys.count == 1 else { return Names.upperCamelCase(entity.name) + "Key" }
            return SwiftSpelling.type(entity.keys[0].type, isNullable: true)
        }
        var lines = ["    /// The entities that a lookup needs to know."]
        lines.append("    public struct Keys: ServiceKeys {")
        for entity in entities {
            lines.append("        /// The entity `\(entity.name)`.")
            lines.append("        public var \(SwiftSpelling.property(entity.name)): \(type(entity))")
        }
        lines.append("")
        lines.append("        /// Makes keys.")
        let parameters = entities.map { "\(SwiftSpelling.property($0.name)): \(type($0))" }
        lines.append("        public init(\(parameters.joined(separator: ", "))) {")
        for entity in entities {
            let property = SwiftSpelling.property(entity.name)
            lines.append("            self.\(property) = \(property)")
        }
        lines.append("        }")
        lines.append("")
        lines.append("        /// Writes the keys.")
        lines.append("        public func write(into keys: inout ColumnWriter) {")
        for entity in entities {
            let property = SwiftSpelling.property(entity.name)
            if entity.keys.count == 1 {
                lines.append("            keys.append(self.\(property))")
            } else {
                for key in entity.keys {
                    lines.append("            keys.append(self.\(property).\(SwiftSpelling.property(key.name)))")
                }
            }
        }
        lines.append("        }")
        lines.append("    }")
        return lines
    }

    /// The request columns of a service's views, in order of first mention.
    private static func request(_ service: FeatureService, _ project: Project) -> [ColumnContract] {
        var request: [ColumnContract] = []
        for view in service.features.compactMap({ project.view($0.view) }) {
            for column in view.request where !request.contains(where: { $0.name == column.name }) {
                request.append(column)
            }
        }
        return request
    }

    private static func requestType(_ columns: [ColumnContract]) -> [String] {
        let members = columns.map { column in
            (SwiftSpelling.property(column.name), SwiftSpelling.type(column.type, isNullable: column.isNullable))
        }
        var lines = ["    /// What whoever asks gives along."]
        lines.append("    public struct Request: ServiceRequest {")
        for (column, (property, type)) in zip(columns, members) {
            lines.append("        /// The request column `\(column.name)`.")
            lines.append("        public var \(property): \(type)")
        }
        lines.append("")
        lines.append("        /// Makes a request.")
        lines.append("        public init(\(members.map { "\($0.0): \($0.1)" }.joined(separator: ", "))) {")
        for (property, _) in members { lines.append("            self.\(property) = \(property)") }
        lines.append("        }")
        lines.append("")
        lines.append("        /// Writes the request columns.")
        lines.append("        public func write(into request: inout ColumnWriter) {")
        for (property, _) in members { lines.append("            request.append(self.\(property))") }
        lines.append("        }")
        lines.append("    }")
        return lines
    }

    private static func schema(
        _ service: FeatureService, _ features: [(view: String, feature: FeatureContract)], _ project: Project
    ) -> [String] {
        let request = request(service, project)
        var lines = ["    /// What the service asks for."]
        lines.append("    public static let service = ServiceSchema(")
        lines.append("        name: \"\(service.name)\",")
        lines.append("        entities: [")
        for entity in entities(service, project) {
            let keys = entity.keys.map(SwiftSpelling.schema).joined(separator: ", ")
            lines.append("            ServiceSchema.EntityKeys(\"\(entity.name)\", keys: [\(keys)]),")
        }
        lines.append("        ],")
        if !request.isEmpty {
            lines.append("        request: [")
            for column in request { lines.append("            \(SwiftSpelling.schema(column)),") }
            lines.append("        ],")
        }
        lines.append("        features: [")
        for (view, feature) in features {
            let schema = SwiftSpelling.schema(feature.name, feature.type, isNullable: feature.isNullable)
            lines.append("            ServiceSchema.Feature(\"\(view)\", \(schema)),")
        }
        lines.append("        ])")
        return lines
    }
}
