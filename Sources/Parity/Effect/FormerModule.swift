public import Contracts

/// The source of a module of pairs in which former versions of some views stand in the place of the present ones.
///
/// Each former half is compiled with the code that its own contract gives, and with the helpers and other halves as they are
/// now. Under its own name it finds whatever extends it.
public struct FormerModule: Sendable {
    private let present: Project

    /// Makes a module of a project, whose services it leaves out: they may ask for features that a former version has not.
    public init(of project: Project) {
        var present = project
        present.services = []
        self.present = present
    }

    /// The project with former versions in the place of the present ones.
    public func project(with former: [ViewContract]) -> Project {
        var project = present
        project.views = project.views.map { view in former.first { $0.name == view.name } ?? view }
        return project
    }

    /// The name of the file that holds a view's half.
    public static func fileName(of view: String) -> String { "\(view).swift" }

    /// All files of the module.
    public func files(with former: [ViewContract]) -> [GeneratedFile] {
        let project = project(with: former)
        let generated = CodeGenerator.generate(project).filter { $0.name != "Pairs+Registry.swift" }
        let halves = project.views.map { GeneratedFile(name: Self.fileName(of: $0.name), text: $0.swift.text) }
        let helpers = project.helpers.enumerated().map {
            GeneratedFile(name: "Helper\($0 + 1).swift", text: $1.text)
        }
        return generated + halves + helpers + [registry(of: project)]
    }

    /// The registry: a worker needs the definitions and no texts.
    private func registry(of project: Project) -> GeneratedFile {
        let definitions = project.views.map { "        ViewDefinition(\($0.name).self, sql: nothing, swift: nothing)," }
        let text = """
            public import FeatureStore

            private let nothing = EmbeddedFile(path: "", text: "")

            public let featureRegistry = FeatureRegistry(
                configuration: nothing,
                rowTypes: [\(project.sources.map { "\($0.rowType).self" }.joined(separator: ", "))],
                views: [
            \(definitions.joined(separator: "\n"))
                ],
                services: [], helpers: [])

            """
        return GeneratedFile(name: "Pairs+FormerRegistry.swift", text: text)
    }
}
