import Contracts
import FeatureStore

/// What there is to ask for and to deliver, by the names that requests use.
struct ServedCatalogue: Sendable {
    /// Everything that the contracts say.
    let project: Project
    /// The pairs that the program was built with.
    let registry: FeatureRegistry
    private let services: [String: Selection]
    private let views: [String: ViewDefinition]
    private let sources: [String: RowSchema]

    init(project: Project, registry: FeatureRegistry) {
        self.project = project
        self.registry = registry
        services = Dictionary(uniqueKeysWithValues: registry.services.map { ($0.name, Selection($0)) })
        sources = Dictionary(uniqueKeysWithValues: registry.rowTypes.map { ($0.schema.source, $0.schema) })
        var views: [String: ViewDefinition] = [:]
        for view in registry.views {
            views[view.name] = view
            if let contract = project.view(view.name) { views["\(contract.viewVersion)"] = view }
        }
        self.views = views
    }

    /// Everything that a service asks for.
    func selection(service: String) throws(RequestError) -> Selection {
        guard let selection = services[service] else {
            throw unknown(.unknownService, "service", service, known: registry.services.map(\.name), at: "service")
        }
        return selection
    }

    /// Single features: `RecentDelays:departures_7d`, `RecentDelays@1:departures_7d`.
    func selection(features: [String]) throws(RequestError) -> Selection {
        var asked: [ViewDefinition] = []
        for (position, feature) in features.enumerated() {
            let place = "features[\(position)]"
            let parts = feature.split(separator: ":", omittingEmptySubsequences: false)
            guard parts.count == 2 else {
                throw RequestError(
                    .unknownFeature, "a feature is named by its view and itself",
                    expected: "View:feature or View@version:feature", found: Self.told(feature), at: place)
            }
            guard let view = views[String(parts[0])] else {
                throw unknown(.unknownFeature, "view", String(parts[0]), known: registry.views.map(\.name), at: place)
            }
            guard view.schema.features.contains(where: { $0.name.utf8.elementsEqual(parts[1].utf8) }) else {
                throw unknown(
                    .unknownFeature, "feature of \(parts[0])", String(parts[1]),
                    known: view.schema.features.map(\.name), at: place)
            }
            asked.append(view)
        }
        return Selection(features, of: asked)
    }

    /// The columns of a source.
    func source(_ name: String, at place: String) throws(RequestError) -> RowSchema {
        guard let schema = sources[name] else {
            throw unknown(.unknownSource, "source", name, known: registry.rowTypes.map { $0.schema.source }, at: place)
        }
        return schema
    }

    /// An entity and its keys.
    func entity(_ name: String, at place: String) throws(RequestError) -> Entity {
        guard let entity = project.entity(name) else {
            throw unknown(.unknownEntity, "entity", name, known: project.entities.map(\.name), at: place)
        }
        return entity
    }

    private func unknown(
        _ code: ErrorCode, _ what: String, _ name: String, known: [String], at place: String
    ) -> RequestError {
        let nearest = NearestName.suggestion(for: name, among: known)
        let expected = nearest.map { "\($0), perhaps" } ?? "one of \(known.prefix(50).joined(separator: ", "))"
        return RequestError(
            code, "there is no such \(what)", expected: expected, found: Self.told(name), at: place)
    }

    /// A name as a message may repeat it.
    private static func told(_ name: String) -> String {
        name.unicodeScalars.count <= 100 ? "'\(name)'" : "a name of \(name.utf8.count) bytes"
    }
}
