/// Checks that services ask for features that exist, once each.
enum ServiceChecks {
    /// Reports what is wrong; a view that could not be loaded is not reported a second time.
    static func check(_ project: Project, failedViews: Set<String>, _ errors: ErrorCollector) {
        // A feature that other services take over is wrong once, where it is written.
        var reported: Set<SourceLocation> = []
        for service in project.services {
            var named: [String: FeatureReference] = [:]
            var request: [(view: String, column: ColumnContract)] = []
            for (reference, place) in zip(service.features, service.featureLocations) {
                guard !failedViews.contains(reference.view), !reported.contains(place) else { continue }
                guard let view = project.view(reference.view) else {
                    reported.insert(place)
                    errors.reportUnknown("view", reference.view, at: place, known: project.views.map(\.name))
                    continue
                }
                guard view.feature(reference.feature) != nil else {
                    reported.insert(place)
                    errors.reportUnknown(
                        "feature", reference.feature, of: "\(view.name)", at: place, known: view.features.map(\.name))
                    continue
                }
                let swiftName = Names.lowerCamelCase(reference.feature)
                if let other = named[swiftName] {
                    errors.report(
                        at: place,
                        other == reference
                            ? "'\(service.name)' asks for \(reference) twice"
                            : "'\(service.name)' asks for \(other) and \(reference), both '\(swiftName)' in its vector",
                        advice: other == reference ? nil : "Rename one of the features, or make two services")
                }
                named[swiftName] = named[swiftName] ?? reference
                for column in view.request {
                    if let other = request.first(where: { $0.column.name == column.name }), other.column != column {
                        errors.report(
                            at: place,
                            "the request column '\(column.name)' is \(spelled(column)) for \(view.name), but "
                                + "\(spelled(other.column)) for \(other.view)",
                            advice: "A service asks once for each request column: give both one type")
                    }
                    request.append((view.name, column))
                }
            }
        }
    }

    private static func spelled(_ column: ColumnContract) -> String { "\(column.type)\(column.isNullable ? "?" : "")" }
}
