public import Contracts

/// The source of one module that holds the Swift halves of a project and all of their mutants, each as a view of its own.
///
/// So one build and one worker process answer for all of them. A mutant is a type nested in its view, which repeats what the
/// half says in `extension View` with the edit made; what a name means there is what it means in the half.
public struct MutantModule: Sendable {
    private let project: Project
    /// The mutants, in the order of their numbers.
    public let mutants: [Member]

    /// A mutant and what it is called in the module.
    public struct Member: Sendable {
        /// The view whose half is edited.
        public let view: ViewContract
        /// The edit.
        public let mutant: SwiftMutant
        /// Its number among the mutants of the module, counted from 1.
        public let number: Int

        /// The name under which a worker of the module answers for it.
        public var viewName: String { "\(view.name)#\(number)" }
        /// The file that holds it.
        public var fileName: String { "\(view.name)+Mutant\(number).swift" }
        /// The view as the worker is asked about it.
        public var contract: ViewContract { view.renamed(viewName) }
    }

    /// Numbers the mutants of some views.
    public init(project: Project, mutants: [(view: ViewContract, mutants: [SwiftMutant])]) {
        self.project = project
        let all = mutants.flatMap { view, mutants in mutants.map { (view, $0) } }
        self.mutants = all.enumerated().map { Member(view: $1.0, mutant: $1.1, number: $0 + 1) }
    }

    /// The files that do not depend on which mutants are built: generated code, halves and helpers.
    public var commonFiles: [GeneratedFile] {
        let generated = CodeGenerator.generate(project).filter { $0.name != "Pairs+Registry.swift" }
        let halves = project.views.map { GeneratedFile(name: "\($0.name).swift", text: $0.swift.text) }
        let helpers = project.helpers.enumerated().map {
            GeneratedFile(name: "Helper\($0 + 1).swift", text: $1.text)
        }
        return generated + halves + helpers
    }

    /// The file of one mutant.
    public func file(of member: Member) -> GeneratedFile {
        let text = TextEdits.applying(member.mutant.edits, to: member.view.swift.text)
        let parts = SwiftHalfParts(text, view: member.view.name)
        let bytes = Array(text.utf8)
        func source(_ range: Range<Int>) -> String { String(decoding: bytes[parts.bytes(range)], as: UTF8.self) }
        let type = "Mutant\(member.number)"
        let view = member.view
        let request = view.request.isEmpty ? [] : ["    typealias Request = \(view.name).Request"]
        let body = parts.bodies.map { Self.body($0, parts, bytes, renaming: view.name, to: type) }
        let lines =
            parts.imports.map(source) + ["import FeatureStore"] + parts.helpers.map(source)
            + [
                "extension \(view.name) {",
                "enum \(type): \(view.request.isEmpty ? "FeatureView" : "RequestFeatureView") {",
                "    typealias Input = \(Names.upperCamelCase(view.entity.name))History",
                "    typealias Features = \(view.name).Features",
            ] + request + [
                "    static let schema = ViewSchema(",
                "        name: \"\(member.viewName)\", reads: \(view.name).schema.reads,",
                "        request: \(view.name).schema.request, features: \(view.name).schema.features)",
            ] + body + ["}", "}", ""]
        return GeneratedFile(name: member.fileName, text: lines.joined(separator: "\n"))
    }

    /// The registry of the views and of those mutants that are built.
    public func registry(of built: [Member]) -> [GeneratedFile] {
        let lists = project.views.map { view -> GeneratedFile in
            let definitions = built.filter { $0.view.name == view.name }.map {
                "        ViewDefinition(Mutant\($0.number).self, sql: nothing, swift: nothing),"
            }
            let lines =
                ["import FeatureStore", "", "extension \(view.name) {"]
                + ["    static let definitionsOfMutants: [ViewDefinition] = ["]
                + ["        ViewDefinition(\(view.name).self, sql: nothing, swift: nothing),"] + definitions
                + ["    ]", "}", ""]
            return GeneratedFile(name: "\(view.name)+Mutants.swift", text: lines.joined(separator: "\n"))
        }
        let registry = """
            public import FeatureStore

            let nothing = EmbeddedFile(path: "", text: "")

            public let featureRegistry = FeatureRegistry(
                configuration: nothing,
                rowTypes: [\(project.sources.map { "\($0.rowType).self" }.joined(separator: ", "))],
                views: [
            \(project.views.map { "        \($0.name).definitionsOfMutants," }.joined(separator: "\n"))
                ].flatMap { $0 },
                services: [], helpers: [])

            """
        return lists + [GeneratedFile(name: "Pairs+MutantRegistry.swift", text: registry)]
    }

    /// What stands between the braces, with the view's own name made the mutant's: else it would call the original.
    private static func body(
        _ range: Range<Int>, _ parts: SwiftHalfParts, _ bytes: [UInt8], renaming view: String, to type: String
    ) -> String {
        let place = parts.bytes(range)
        let edits = range.filter { parts.tokens[$0].word == view }.map {
            SwiftMutant.Edit(range: parts.tokens[$0].range, replacement: type)
        }
        return String(
            decoding: TextEdits.applying(edits, to: bytes, from: place.lowerBound, to: place.upperBound),
            as: UTF8.self)
    }
}

extension ViewContract {
    /// The same view under another name.
    func renamed(_ name: String) -> ViewContract {
        ViewContract(
            name: name, entity: entity, reads: reads, request: request, features: features, owner: owner, sql: sql,
            swift: swift, sqlite: sqlite, acceptedMutants: acceptedMutants, waivers: waivers,
            version: version)
    }
}
