import FeatureStore
import Online

/// The features that a request asks for, and what has to be given to ask for them.
struct Selection: Sendable {
    /// What the store is asked.
    let subject: LookupRequest.Subject
    /// The entities whose keys are needed, in order of first mention.
    let entities: [ServiceSchema.EntityKeys]
    /// The request columns that are needed, in order of first mention.
    let request: [ColumnSchema]
    /// How many features there are.
    let featureCount: Int

    /// Everything that a service asks for.
    init(_ service: ServiceSchema) {
        subject = .service(service.name)
        entities = service.entities
        request = service.request
        featureCount = service.features.count
    }

    /// Single features, named as the store names them, of these views.
    init(_ features: [String], of views: [ViewDefinition]) {
        var entities: [ServiceSchema.EntityKeys] = []
        var request: [ColumnSchema] = []
        for view in views {
            if !entities.contains(where: { $0.name == view.entity.name }) {
                entities.append(ServiceSchema.EntityKeys(view.entity.name, keys: view.entity.keys))
            }
            for column in view.schema.request where !request.contains(where: { $0.name == column.name }) {
                request.append(column)
            }
        }
        subject = .features(features)
        self.entities = entities
        self.request = request
        featureCount = features.count
    }

    /// Throws where so many rows of all features are more values than one request may ask for.
    func requireValues(rows: Int, _ limits: ServerLimits) throws(RequestError) {
        let (values, overflows) = rows.multipliedReportingOverflow(by: featureCount)
        guard overflows || values > limits.values else { return }
        throw RequestError(
            .tooLarge, "more values than one request may ask for",
            expected: "at most \(limits.values), rows times features", found: "\(rows) times \(featureCount)")
    }

    /// The key columns as the store names them: `entity.column`.
    var keyColumns: [(entity: String, column: ColumnSchema, name: String)] {
        entities.flatMap { entity in entity.keys.map { (entity.name, $0, "\(entity.name).\($0.name)") } }
    }
}
