public import FeatureStore

/// Reads featurestore.yaml and the contracts of all pairs, from texts, into a checked project.
///
/// The build tool gives it the files of a folder; at run time it is given the same texts as the build embedded them.
/// Every cross reference is resolved and typed; whatever is wrong is reported at once, each with file, line and column.
public enum ProjectLoader {
    /// The name of the file that declares entities, sources, services and warehouses.
    public static let configurationName = "featurestore.yaml"

    /// Loads a project.
    ///
    /// - Parameter files: texts by path; the paths are used in messages and kept in the project. One of them is
    ///   featurestore.yaml, the others end in `.sql` or `.swift`; files of other kinds are ignored.
    /// - Throws: ``ContractErrors`` with everything that is wrong.
    /// - Complexity: linear in the texts.
    public static func load(files: [String: String]) throws(ContractErrors) -> Project {
        let errors = ErrorCollector()
        let pairs = PairFiles(files: files, errors)
        guard let configuration = pairs.configuration else { throw ContractErrors(errors.errors) }
        let configurationErrors = ErrorCollector()
        let loaded = ConfigurationLoader(file: configuration, configurationErrors).load()
        // Views are judged by what the configuration says: where that is wrong, their errors would only be echoes.
        guard var project = loaded, configurationErrors.errors.isEmpty else {
            throw ContractErrors(errors.errors + configurationErrors.errors)
        }
        project.helpers = pairs.helpers
        for pair in pairs.pairs {
            if let view = ViewLoader(pair: pair, project: project, errors).load() { project.views.append(view) }
        }
        let failedViews = Set(pairs.names).subtracting(project.views.map { $0.name })
        VersionChecks.check(project, errors)
        ServicePins.resolve(&project, failedViews: failedViews, errors)
        ServiceChecks.check(project, failedViews: failedViews, errors)
        PromotionLoader.check(project, failedViews: failedViews, errors)
        HistoryChecks.check(project, errors)
        SwiftNameChecks.check(project, errors)
        guard errors.errors.isEmpty else { throw ContractErrors(errors.errors) }
        return project
    }
}

extension ProjectLoader {
    /// Loads the project that a build embedded into a registry; a registry that was generated always loads.
    ///
    /// - Throws: ``ContractErrors``, for a registry that was made by hand.
    public static func load(_ registry: FeatureRegistry) throws(ContractErrors) -> Project {
        let halves = registry.views.flatMap { [$0.sql, $0.swift] + ($0.sqlite.map { [$0] } ?? []) }
        var files: [String: String] = [:]
        for file in [registry.configuration] + halves + registry.helpers { files[file.path] = file.text }
        return try load(files: files)
    }
}
