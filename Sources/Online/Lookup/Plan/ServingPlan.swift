import Contracts
import FeatureStore
import PromotionRecords

/// Everything about a build's views and services that a lookup would otherwise find out each time.
struct ServingPlan: Sendable {
    let registry: FeatureRegistry
    let project: Project
    /// Every way in which a view finds rows; elsewhere a link is its position here.
    let links: [PlannedLink]
    /// What is kept of each source.
    let retention: [String: Retention.SourceRetention]
    /// The numbers of the links.
    let linkNumbers: [SourceLink: Int]
    /// How many numbers links and incremental forms have together.
    var linkAndFormCount: Int { links.count + registry.views.count }
    /// The views by the names of their pairs.
    private let views: [String: PlannedView]
    /// The services by name, where all of their views may be served; otherwise why not.
    private let services: [String: Result<PlannedService, LookupError>]

    /// A way to find rows.
    struct PlannedLink: Sendable {
        let link: SourceLink
        let rowType: any SourceRow.Type
    }

    init(registry: FeatureRegistry, options: ServingOptions) throws(ContractErrors) {
        let project = try ProjectLoader.load(registry)
        let gate = PromotionGate(project: project, book: PromotionBook(registry.promotions))
        let links = registry.sourceLinks.compactMap { link in
            registry.rowType(link.source).map { PlannedLink(link: link, rowType: $0) }
        }
        var numbers: [SourceLink: Int] = [:]
        for (number, planned) in links.enumerated() { numbers[planned.link] = number }
        let allowed = Set(options.servesUnpromoted.compactMap { project.view(named: $0)?.name })
        var views: [String: PlannedView] = [:]
        for (position, definition) in registry.views.enumerated() {
            guard let contract = project.view(definition.name) else { continue }
            var refusal: NotServable?
            if case .refused(let reason) = gate.decision(definition.name), !allowed.contains(definition.name) {
                refusal = reason
            }
            views[definition.name] = PlannedView(
                definition, contract: contract, project: project, registry: registry, links: numbers,
                refusal: refusal, formNumber: links.count + position)
        }
        self.registry = registry
        self.project = project
        self.links = links
        retention = Dictionary(
            Retention(project: project, registry: registry).sources.map { ($0.source, $0) },
            uniquingKeysWith: { first, _ in first })
        linkNumbers = numbers
        self.views = views
        var services: [String: Result<PlannedService, LookupError>] = [:]
        for schema in registry.services {
            services[schema.name] = Result { () throws(LookupError) in try PlannedService(schema, views: views) }
        }
        self.services = services
    }

    /// A service whose views may all be served.
    func service(_ name: String) throws(LookupError) -> PlannedService {
        guard let planned = services[name] else {
            throw .unknownService(name, known: registry.services.map(\.name))
        }
        return try planned.get()
    }

    /// Single features, named `View:feature` or `View@version:feature`, as a service without a name of its own.
    func features(_ names: [String]) throws(LookupError) -> PlannedService {
        guard !names.isEmpty else { throw .nothingAsked }
        var features: [ServiceSchema.Feature] = []
        for name in names { features.append(try feature(name)) }
        return try PlannedService(try ServiceSchema(features, views: views), views: views)
    }

    private func feature(_ name: String) throws(LookupError) -> ServiceSchema.Feature {
        let parts = name.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let first = parts.first, let contract = project.view(named: String(first)),
            let view = views[contract.name]
        else { throw .unknownFeature(name, known: []) }
        let known = view.definition.schema.features.map { "\(first):\($0.name)" }
        guard parts.count == 2,
            let column = view.definition.schema.features.first(where: { $0.name.utf8.elementsEqual(parts[1].utf8) })
        else { throw .unknownFeature(name, known: known) }
        return ServiceSchema.Feature(contract.name, column)
    }
}

extension ServiceSchema {
    /// What single features need: entities and request columns in order of first mention, as for a service.
    ///
    /// Columns of one name must be one column: contracts see to that within a service, and here nobody has.
    ///
    /// - Throws: ``LookupError/requestsDiffer(column:first:second:)``.
    init(_ features: [Feature], views: [String: PlannedView]) throws(LookupError) {
        var entities: [EntityKeys] = []
        var request: [(column: ColumnSchema, version: String)] = []
        for planned in features.compactMap({ views[$0.view] }) {
            let view = planned.definition
            if !entities.contains(where: { $0.name == view.entity.name }) {
                entities.append(EntityKeys(view.entity.name, keys: view.entity.keys))
            }
            for column in view.schema.request {
                guard let known = request.first(where: { $0.column.name == column.name }) else {
                    request.append((column, planned.version))
                    continue
                }
                guard known.column == column else {
                    throw .requestsDiffer(
                        column: column.name, first: "\(known.column.told) by \(known.version)",
                        second: "\(column.told) by \(planned.version)")
                }
            }
        }
        self.init(name: "", entities: entities, request: request.map(\.column), features: features)
    }
}

extension ColumnSchema {
    /// The type as contracts write it.
    fileprivate var told: String { "\(type)\(isNullable ? "?" : "")" }
}
