/// Finds the pairs that services mean by `RecentDelays@1`.
enum ServicePins {
    /// Replaces the family of each pinned feature by the name of the pair that has the version.
    ///
    /// What there is no pair for is reported with the versions that there are, and taken out of its service.
    static func resolve(_ project: inout Project, failedViews: Set<String>, _ errors: ErrorCollector) {
        // A feature that other services take over is wrong once, where it is written.
        var reported: Set<SourceLocation> = []
        project.services = project.services.map { service in
            var features: [FeatureReference] = []
            var places: [SourceLocation] = []
            for (reference, place) in zip(service.features, service.featureLocations) {
                let resolved = self.resolved(reference, in: project)
                if resolved == nil, !isOf(failedViews, reference.view), reported.insert(place).inserted {
                    report(reference, at: place, project, errors)
                }
                guard let resolved else { continue }
                features.append(resolved)
                places.append(place)
            }
            return FeatureService(
                name: service.name, features: features, featureLocations: places, location: service.location)
        }
    }

    private static func resolved(_ reference: FeatureReference, in project: Project) -> FeatureReference? {
        guard let pin = reference.pin else { return reference }
        let version = ViewVersion(family: reference.view, version: pin)
        return project.views.first { $0.viewVersion == version }
            .map { FeatureReference(view: $0.name, feature: reference.feature, pin: pin) }
    }

    /// Whether a pair of the family could not be loaded: which version it is, is not known.
    private static func isOf(_ failedViews: Set<String>, _ family: String) -> Bool {
        failedViews.contains { ($0 == family) || ViewVersion(pair: $0)?.family == family }
    }

    private static func report(
        _ reference: FeatureReference, at place: SourceLocation, _ project: Project, _ errors: ErrorCollector
    ) {
        let versions = project.views.filter { $0.family == reference.view }.sorted { $0.version < $1.version }
        guard !versions.isEmpty else {
            errors.reportUnknown("view", reference.view, at: place, known: project.views.map(\.name))
            return
        }
        errors.report(
            at: place, "\(reference.view) has no version \(reference.pin ?? 1)",
            expected: "one of " + versions.map { "\($0.viewVersion) (\($0.sql.file))" }.joined(separator: ", "),
            advice: "Where it was promoted, the program as built before keeps it: `featurestore promote "
                + "\(reference.view) --keep-previous`")
    }
}

/// Checks that the versions of a family are different ones, the current one the latest.
enum VersionChecks {
    /// Reports what is wrong.
    static func check(_ project: Project, _ errors: ErrorCollector) {
        for view in project.views {
            guard let kept = ViewVersion(pair: view.name), let current = project.view(kept.family),
                current.version <= kept.version
            else { continue }
            errors.report(
                at: current.location,
                "\(current.name) is version \(current.version), and \(view.name) keeps version \(kept.version)",
                expected: "version: \(kept.version + 1) or more in the contract of \(current.name)")
        }
    }
}
