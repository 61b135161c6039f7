import ArgumentParser

/// For whom a run is reported.
enum ReportFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
    /// For people.
    case text
    /// For machines: one object.
    case json
    /// For build servers: JUnit XML.
    case junit
    /// For pull requests: workflow commands of GitHub Actions.
    case github
    /// For people, as one page with pictures.
    case html
}

extension Context {
    /// The package's folder within the repository that GitHub Actions checked out; "" at its root and elsewhere.
    var folderInGitHubWorkspace: String {
        guard let workspace = environment["GITHUB_WORKSPACE"], !workspace.isEmpty else { return "" }
        let root = workspace.hasSuffix("/") ? workspace : workspace + "/"
        guard workingDirectory.hasPrefix(root) else { return "" }
        return String(workingDirectory.dropFirst(root.count))
    }
}
