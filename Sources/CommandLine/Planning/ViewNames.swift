import Contracts

extension Project {
    /// The views that any of these names, globs or versions (`RecentDelays@1`) mean, in the project's order; all when there
    /// is none.
    ///
    /// - Throws: ``CommandFailure`` naming the first that means nothing, with what there is.
    func views(named names: [String]) throws -> [ViewContract] {
        var found: Set<String> = []
        for name in names {
            guard let version = ViewVersion(name) else {
                found.formUnion(try views(matching: [name]).map(\.name))
                continue
            }
            guard let view = views.first(where: { $0.viewVersion == version }) else {
                let known = views.filter { $0.family == version.family }.map(\.viewVersion.description)
                throw CommandFailure(
                    "no pair is \(name). "
                        + (known.isEmpty
                            ? "No view is called \(version.family)." : "There is \(known.joined(separator: ", "))."))
            }
            found.insert(view.name)
        }
        return names.isEmpty ? views : views.filter { found.contains($0.name) }
    }
}
