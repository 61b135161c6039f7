/// Everything that a module of pairs defines, embedded by the build: the binary needs no files.
public struct FeatureRegistry: Sendable {
    /// featurestore.yaml.
    public let configuration: EmbeddedFile
    /// The row types, in the order of featurestore.yaml.
    public let rowTypes: [any SourceRow.Type]
    /// The views, ordered by name.
    public let views: [ViewDefinition]
    /// The feature services, in the order of featurestore.yaml.
    public let services: [ServiceSchema]
    /// Swift files of the module that are not half of a pair, ordered by path: views may call them, so a verdict covers
    /// them.
    public let helpers: [EmbeddedFile]
    /// The records of `Promotions/` that are about views of the module, ordered by path.
    public let promotions: [EmbeddedFile]

    /// Makes a registry.
    public init(
        configuration: EmbeddedFile, rowTypes: [any SourceRow.Type], views: [ViewDefinition],
        services: [ServiceSchema], helpers: [EmbeddedFile], promotions: [EmbeddedFile] = []
    ) {
        self.configuration = configuration
        self.rowTypes = rowTypes
        self.views = views
        self.services = services
        self.helpers = helpers
        self.promotions = promotions
    }

    /// The view of this name, or nil.
    public func view(_ name: String) -> ViewDefinition? { views.first { $0.name == name } }

    /// The row type of the source of this name, or nil.
    public func rowType(_ source: String) -> (any SourceRow.Type)? { rowTypes.first { $0.schema.source == source } }
}
