import Contracts
import FeatureStore
import Foundation
import Parity

extension Context {
    /// The project as the binary was built with it.
    ///
    /// - Throws: ``CommandFailure`` when a contract is wrong (the build refuses those, so only a registry made by other
    ///   means can be), or when a file on disk is not the one that was built.
    func project() throws -> Project {
        try refuseStaleBuild()
        do throws(ContractErrors) {
            let project = try ProjectLoader.load(registry)
            try WaivedClass.check(project)
            return project
        } catch {
            throw CommandFailure(located: error.description)
        }
    }

    /// Refuses to speak about texts that have changed, come or gone since the build: the Swift that would run is another one.
    ///
    /// A binary that runs where its sources are not (nor in a folder above) has nothing to be compared with.
    private func refuseStaleBuild() throws {
        let embedded = embeddedFiles
        guard let package = packageFolder else { return }
        try refuseOtherProject(package)
        let changed = embedded.map(\.path).enumerated().filter { position, path in
            FileManager.default.contents(atPath: "\(package)/\(path)") != Data(embedded[position].text.utf8)
        }.map(\.element)
        let names = changed + statements(in: package).filter { !embedded.map(\.path).contains($0) }
        guard !names.isEmpty else { return }
        let shown =
            names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
        throw CommandFailure(
            "\(shown) \(names.count == 1 ? "differs" : "differ") from what this binary was built with. "
                + "Build again (\(buildCommand)), then repeat the command.")
    }

    /// Refuses to speak about another project's files, which no build of this program's own would bring into it.
    private func refuseOtherProject(_ package: String) throws {
        let configuration = registry.configuration
        let isThere = { (file: EmbeddedFile) in FileManager.default.fileExists(atPath: "\(package)/\(file.path)") }
        guard !registry.views.isEmpty, !registry.views.contains(where: { isThere($0.sql) || isThere($0.swift) }),
            FileManager.default.contents(atPath: "\(package)/\(configuration.path)") != Data(configuration.text.utf8)
        else { return }
        throw CommandFailure(
            "\(package) holds another project: its \(configuration.path) is not the one that this program was built with, and "
                + "none of the program's \(registry.views.count) views lies beside it. Run that project's own program there "
                + "(swift run features, where `featurestore init` made it), or this one in another folder.")
    }

    /// What builds this very program again: it is called after its product.
    var buildCommand: String {
        let program = URL(filePath: executable)
        let isRelease = program.deletingLastPathComponent().lastPathComponent == "release"
        return "swift build \(isRelease ? "-c release " : "")--product \(program.lastPathComponent)"
    }

    /// The texts that the binary was built with.
    var embeddedFiles: [EmbeddedFile] {
        let halves = registry.views.flatMap { [$0.sql, $0.swift] + ($0.sqlite.map { [$0] } ?? []) }
        return [registry.configuration] + halves + registry.helpers
    }

    /// The folder of the package whose sources the binary was built with; nil where they are not here.
    var packageFolder: String? { folder(holdingAnyOf: embeddedFiles.map(\.path)) }

    /// The working directory, or the nearest folder above it, in which some of these paths lead to files.
    private func folder(holdingAnyOf paths: [String]) -> String? {
        var folder = workingDirectory
        while true {
            if paths.contains(where: { FileManager.default.fileExists(atPath: "\(folder)/\($0)") }) { return folder }
            guard let slash = folder.lastIndex(of: "/"), folder != "/" else { return nil }
            folder = String(folder[..<slash])
        }
    }

    /// The SQL files of the features folder, relative to the package, in byte order.
    private func statements(in package: String) -> [String] {
        let features = registry.configuration.path.split(separator: "/").dropLast().joined(separator: "/")
        let files = FileManager.default.subpaths(atPath: "\(package)/\(features)") ?? []
        return files.filter { path in
            path.hasSuffix(".sql") && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }.map { features.isEmpty ? $0 : "\(features)/\($0)" }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
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
        for pattern in patterns where !views.contains(where: { Self.matches($0, pattern) }) {
            throw unknownView(pattern)
        }
        return views.filter { view in patterns.contains { Self.matches(view, $0) } }
    }

    /// Whether a name, a glob or a version as `RecentDelays@1` means the view.
    private static func matches(_ view: ViewContract, _ pattern: String) -> Bool {
        Glob.matches(view.name, pattern) || "\(view.viewVersion)" == pattern
    }

    /// The view of this name, or of this version as `RecentDelays@1`.
    ///
    /// - Throws: ``CommandFailure`` with the nearest known name.
    func knownView(_ name: String) throws -> ViewContract {
        guard let view = view(named: name) else { throw unknownView(name) }
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
        let known = views.flatMap { name.contains("@") ? ["\($0.viewVersion)"] : [$0.name] }
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
