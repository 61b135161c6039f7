import Foundation
import PackagePlugin

/// Pairs `Name.sql` with `Name.swift` in the target that it is applied to, and generates what both are written against.
///
/// It looks at names only; the tool `featurepairs` reads the files, so that each edit of one runs it again. The list of
/// files is made anew by each build, so that a half that is added or removed is seen.
@main
struct PairFeatures: BuildToolPlugin {
    /// The same list as `CodeGenerator.fileNames`, which a plugin cannot import; a test compares them.
    private let outputNames = [
        "Pairs+Rows.swift", "Pairs+Histories.swift", "Pairs+Views.swift", "Pairs+Services.swift",
        "Pairs+Registry.swift",
    ]

    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        guard let target = target as? SourceModuleTarget else {
            Diagnostics.error("PairFeatures is applied to \(target.name), which has no sources")
            return []
        }
        let configuration = target.directoryURL.appending(path: "featurestore.yaml")
        guard FileManager.default.fileExists(atPath: configuration.path) else {
            Diagnostics.error(
                "\(configuration.path):1:1: error: there is no featurestore.yaml at the top of \(target.name), a target "
                    + "of pairs; expected a file that declares entities, sources and services")
            return []
        }
        let halves = target.sourceFiles.map(\.url).filter { ["sql", "swift"].contains($0.pathExtension) }
        guard namesAreUnique(halves) else { return [] }
        let inputs = [configuration] + halves.sorted { $0.path < $1.path }
        let output = context.pluginWorkDirectoryURL
        return [
            .buildCommand(
                displayName: "Pairing the SQL and Swift halves of \(target.name)",
                executable: try context.tool(named: "featurepairs").url,
                arguments: [context.package.directoryURL.path, output.path] + inputs.map(\.path),
                inputFiles: inputs + promotions(context.package.directoryURL),
                outputFiles: outputNames.map { output.appending(path: $0) })
        ]
    }

    /// What changes when a record of `Promotions/` is written, replaced or removed.
    ///
    /// A folder's own time tells of files that come and go, also between two plans of the build; where there is no such
    /// folder yet, the package's own folder tells when it comes. The tool then looks itself which records there are.
    private func promotions(_ package: URL) -> [URL] {
        let folder = package.appending(path: "Promotions")
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else { return [package] }
        return [folder] + names.sorted().filter { $0.hasSuffix(".yaml") }.map { folder.appending(path: $0) }
    }

    /// Whether no two files share a name; the compiler would say so too, but by the name of an object file.
    private func namesAreUnique(_ files: [URL]) -> Bool {
        let sorted = files.sorted { $0.path < $1.path }
        var isUnique = true
        for (position, file) in sorted.enumerated() {
            guard let first = sorted[..<position].first(where: { $0.lastPathComponent == file.lastPathComponent })
            else {
                continue
            }
            Diagnostics.error(
                "\(file.path):1:1: error: the name \(file.lastPathComponent) is taken by \(first.path). Rename one: file "
                    + "names are unique in the module, in all folders together")
            isUnique = false
        }
        return isUnique
    }
}
