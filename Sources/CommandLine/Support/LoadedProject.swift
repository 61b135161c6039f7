import Contracts
import FeatureStore
import Foundation

extension Context {
    /// The project as the binary was built with it.
    ///
    /// - Throws: ``CommandFailure`` when a contract is wrong (the build refuses those, so only a registry made by other
    ///   means can be), or when a file on disk is not the one that was built.
    func project() throws -> Project {
        try refuseStaleBuild()
        do {
            return try ProjectLoader.load(registry)
        } catch {
            throw CommandFailure(located: error.description)
        }
    }

    /// Refuses to speak about texts that have changed since the build: the Swift that would run is another one.
    private func refuseStaleBuild() throws {
        let embedded =
            [registry.configuration] + registry.views.flatMap { [$0.sql, $0.swift] } + registry.helpers
        let changed = embedded.filter { file in
            let path = absolute(file.path)
            guard let data = FileManager.default.contents(atPath: path) else { return false }
            return data != Data(file.text.utf8)
        }
        guard !changed.isEmpty else { return }
        let names =
            changed.prefix(3).map(\.path).joined(separator: ", ")
            + (changed.count > 3 ? " and \(changed.count - 3) more" : "")
        throw CommandFailure(
            "\(names) \(changed.count == 1 ? "differs" : "differ") from what this binary was built with. "
                + "Build again (swift build --product featurestore), then repeat the command.")
    }

    /// A path of the user's, relative to where the command was started.
    func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : workingDirectory + "/" + path
    }
}

extension Project {
    /// The views that match any of these names or globs, in the project's order; all when there is none.
    ///
    /// - Throws: ``CommandFailure`` naming the first that matches nothing, with the nearest known name.
    func views(matching patterns: [String]) throws -> [ViewContract] {
        guard !patterns.isEmpty else { return views }
        for pattern in patterns where !views.contains(where: { Glob.matches($0.name, pattern) }) {
            throw unknownView(pattern)
        }
        return views.filter { view in patterns.contains { Glob.matches(view.name, $0) } }
    }

    /// The view of this name.
    ///
    /// - Throws: ``CommandFailure`` with the nearest known name.
    func knownView(_ name: String) throws -> ViewContract {
        guard let view = view(name) else { throw unknownView(name) }
        return view
    }

    /// The entity of this name.
    ///
    /// - Throws: ``CommandFailure`` with the nearest known name.
    func knownEntity(_ name: String) throws -> Entity {
        guard let entity = entity(name) else {
            let known = entities.map(\.name)
            let advice =
                NearestName.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
                ?? "Known are \(known.joined(separator: ", "))."
            throw CommandFailure("no entity is called '\(name)'. \(advice)")
        }
        return entity
    }

    private func unknownView(_ name: String) -> CommandFailure {
        let known = views.map(\.name)
        let advice =
            NearestName.suggestion(for: name, among: known).map { "Did you mean \($0)?" }
            ?? "Known are \(known.joined(separator: ", "))."
        return CommandFailure("no view is called or matches '\(name)'. \(advice)")
    }
}

/// Shell patterns: `*`, `?`, `[a-z]`.
enum Glob {
    /// Whether the whole name matches the pattern.
    static func matches(_ name: String, _ pattern: String) -> Bool { fnmatch(pattern, name, 0) == 0 }
}
