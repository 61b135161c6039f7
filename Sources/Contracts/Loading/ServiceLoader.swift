/// Reads the feature services: lists of features and of other services whose features they take over.
struct ServiceLoader {
    let errors: ErrorCollector

    private static let example = "delay_model_v1: [RecentDelays:departures_7d]"

    /// An entry of a service's list.
    private enum Item {
        case feature(FeatureReference, SourceLocation)
        case service(String, SourceLocation)
    }

    /// A service as it is written.
    private struct Written {
        let name: String
        let items: [Item]
        let location: SourceLocation
    }

    /// The services, each with all its features in the order of its vector; what is wrong is reported and left out.
    func load(_ value: YAMLValue) -> [FeatureService] {
        if value.isNull { return [] }
        guard let entries = value.entries("services", example: Self.example, errors) else { return [] }
        let written = entries.compactMap(read)
        var resolution = Resolution(written: written, errors: errors)
        return written.map { service in
            let features = resolution.features(of: service)
            return FeatureService(
                name: service.name, features: features.map(\.reference), featureLocations: features.map(\.location),
                location: service.location)
        }
    }

    private func read(_ entry: YAMLEntry) -> Written? {
        let example = "[View:feature, …]"
        guard ColumnLoader.check(name: entry.key, "a service", at: entry.location, errors),
            let texts = entry.value.texts("the service '\(entry.key)'", example: example, errors)
        else { return nil }
        if texts.isEmpty {
            errors.report(
                at: entry.value.location, "the service '\(entry.key)' asks for nothing", expected: example)
        }
        let items = texts.compactMap { text -> Item? in
            let parts = text.text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
            if parts.count == 1, !parts[0].isEmpty { return .service(parts[0], text.location) }
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
                errors.report(
                    at: text.location, "'\(text.text)' in the service '\(entry.key)' is not a feature",
                    expected: "View:feature, as RecentDelays:departures_7d, or the name of another service")
                return nil
            }
            guard parts[0].contains("@") else {
                return .feature(FeatureReference(view: parts[0], feature: parts[1]), text.location)
            }
            guard let version = ViewVersion(parts[0]) else {
                errors.report(
                    at: text.location, "'\(parts[0])' in the service '\(entry.key)' is no version of a view",
                    expected: "View@NUMBER, as RecentDelays@1")
                return nil
            }
            return .feature(
                FeatureReference(view: version.family, feature: parts[1], pin: version.version), text.location)
        }
        return Written(name: entry.key, items: items, location: entry.location)
    }

    /// Replaces the services within services by their features, each service once.
    private struct Resolution {
        typealias Feature = (reference: FeatureReference, location: SourceLocation)

        /// How many services may stand within one another.
        private static let mostNested = 64

        let written: [Written]
        let errors: ErrorCollector
        private var resolved: [String: [Feature]] = [:]
        /// The services that are being resolved, each within the one before.
        private var path: [String] = []

        init(written: [Written], errors: ErrorCollector) {
            self.written = written
            self.errors = errors
        }

        /// A feature that comes in through several services stands where it came first.
        mutating func features(of service: Written) -> [Feature] {
            if let known = resolved[service.name] { return known }
            path.append(service.name)
            defer { path.removeLast() }
            var features: [Feature] = []
            var takenOver: Set<FeatureReference> = []
            for item in service.items {
                switch item {
                case .feature(let reference, let location):
                    if !takenOver.contains(reference) { features.append((reference, location)) }
                case .service(let name, let location):
                    for feature in self.features(named: name, in: service, at: location)
                    where !features.contains(where: { $0.reference == feature.reference }) {
                        takenOver.insert(feature.reference)
                        features.append(feature)
                    }
                }
            }
            resolved[service.name] = features
            return features
        }

        private mutating func features(
            named name: String, in service: Written, at location: SourceLocation
        ) -> [Feature] {
            if let start = path.firstIndex(of: name) {
                let cycle = path[start...] + [name]
                errors.report(
                    at: location, "the service '\(name)' contains itself: \(cycle.joined(separator: " → "))",
                    advice: "Take '\(name)' out of '\(service.name)', or name the features that it is there for")
                return []
            }
            guard path.count < Self.mostNested else {
                errors.report(
                    at: location, "services within services are nested more than \(Self.mostNested) deep",
                    advice: "Name the features that the service is there for")
                return []
            }
            guard let other = written.first(where: { $0.name == name }) else {
                let nearest = NearestName.suggestion(for: name, among: written.map(\.name))
                errors.report(
                    at: location, "'\(name)' in the service '\(service.name)' is neither a feature nor a service",
                    expected: "View:feature, as RecentDelays:departures_7d, or the name of another service",
                    advice: nearest.map { "Did you mean '\($0)'?" })
                return []
            }
            return features(of: other)
        }
    }
}
