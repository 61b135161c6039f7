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
    /// For code scanning and editors: a log of SARIF 2.1.0.
    case sarif
    /// For pull requests: a comment, or a step's summary.
    case markdown
}

/// A further report that a run writes into a file: `sarif=featurestore.sarif`.
struct ReportFile: ExpressibleByArgument, Sendable {
    /// For whom.
    let format: ReportFormat
    /// Where, as the user names it.
    let path: String

    init?(argument: String) {
        guard let equals = argument.firstIndex(of: "="),
            let format = ReportFormat(rawValue: String(argument[..<equals]))
        else { return nil }
        path = String(argument[argument.index(after: equals)...])
        guard !path.isEmpty else { return nil }
        self.format = format
    }
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
