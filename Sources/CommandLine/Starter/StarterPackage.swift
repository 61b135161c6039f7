/// A package for somebody else's pairs: one that works, a fixture with answers worked by hand, and the command.
struct StarterPackage {
    /// The package's name.
    let name: String
    /// Where featurestore is found.
    let dependency: Dependency

    /// Where a package depends on featurestore from.
    enum Dependency: Equatable {
        /// A folder on this machine, absolute or relative to the new package.
        case path(String)
        /// A repository.
        case url(String)
    }

    /// The files by path, in the order in which a newcomer reads them.
    var files: [(path: String, text: String)] {
        [
            ("README.md", StarterTexts.readme.replacing("NAME", with: name)),
            ("Package.swift", manifest),
            ("Makefile", StarterTexts.makefile),
            (".gitignore", StarterTexts.ignored),
            (".gitattributes", StarterTexts.attributes),
            ("Features/featurestore.yaml", StarterTexts.configuration),
            ("Features/customer/RecentOrders.sql", StarterTexts.sql),
            ("Features/customer/RecentOrders.swift", StarterTexts.swift),
            ("Fixtures/customer/window_edges.yaml", StarterTexts.fixture),
            ("Promotions/README.md", StarterTexts.promotions),
            ("Sources/Command/Command.swift", StarterTexts.command),
        ]
    }

    /// Files that a repository may have already, its own; then they are left as they are.
    var integration: [(path: String, text: String)] {
        [
            (".github/workflows/featurestore.yml", StarterTexts.workflow),
            (".gitlab-ci.yml", StarterTexts.gitLabJob),
        ]
    }

    private var manifest: String {
        let package =
            switch dependency {
            case .path(let path): ".package(name: \"featurestore\", path: \(Self.literal(path)))"
            case .url(let url): ".package(url: \(Self.literal(url)), branch: \"main\")"
            }
        return StarterTexts.manifest.replacing("\"NAME\"", with: Self.literal(name))
            .replacing("DEPENDENCY", with: package).replacing("IDENTITY", with: identity)
    }

    /// What SwiftPM calls the dependency: of a repository, the last part of its address.
    private var identity: String {
        guard case .url(let url) = dependency else { return "featurestore" }
        let last = url.split(separator: "/").last.map(String.init) ?? "featurestore"
        return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
    }

    /// A Swift string literal.
    private static func literal(_ text: String) -> String {
        "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
