import Contracts

extension Verify {
    /// Of these views, those that changed since the base or whose cases did; what was chosen is told on standard error.
    func changedViews(among views: [ViewContract], of project: Project, in context: Context) async throws
        -> [ViewContract]
    {
        let repository = try await GitRepository(around: context.workingDirectory)
        let commit = try await repository.parting(from: base ?? "HEAD")
        let reader = ChangeReader(project: project, repository: repository, commit: commit)
        let folders = ((noFixtures ? [] : [fixtures]) + samples).map { name in
            (shown: name.hasSuffix("/") ? String(name.dropLast()) : name, path: context.absolute(name))
        }
        let changes = try await reader.changes(package: context.workingDirectory, cases: folders, among: views)
        context.terminal.writeError(changes.text(since: "\(base ?? "HEAD") (\(commit.prefix(9)))"))
        return changes.views
    }
}
