import Contracts
import FeatureStore
import Foundation
import Parity
import PromotionRecords

/// The sources and records as they lie on disk: what a check reads, and not what the build embedded.
struct SourcesOnDisk {
    /// The project as it is on disk.
    let project: Project
    /// The files of `Promotions/`.
    let promotions: [EmbeddedFile]
    /// The files that differ from what this program was built with, or are new or gone, in byte order.
    let stale: [String]

    /// Reads the package's files; where they are not on disk, those that were built in stand for them.
    ///
    /// - Throws: ``CommandFailure`` for a file that cannot be read and for contracts that are wrong.
    init(_ context: Context) throws {
        let registry = context.registry
        let embedded = context.embeddedFiles
        guard let package = context.packageFolder else {
            project = try Self.loaded(embedded)
            promotions = registry.promotions
            stale = []
            return
        }
        let built = Dictionary(
            embedded.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        let paths = Self.paths(in: package, of: registry, built: Set(built.keys))
        let sources = try paths.map { EmbeddedFile(path: $0, text: try Self.text(of: $0, in: package)) }
        project = try Self.loaded(sources)
        promotions = try Self.promotions(in: package)
        stale = Self.differences(built, sources) + Self.staleRecords(registry, promotions, project)
    }

    private static func loaded(_ files: [EmbeddedFile]) throws -> Project {
        var texts: [String: String] = [:]
        for file in files { texts[file.path] = file.text }
        do throws(ContractErrors) {
            let project = try ProjectLoader.load(files: texts)
            try WaivedClass.check(project)
            return project
        } catch {
            throw CommandFailure(located: error.description)
        }
    }

    /// The files of the module on disk: what was built and is still there, and SQL and Swift files beside it.
    ///
    /// A Swift file in a folder in which nothing was built may be none of the module's, which may leave folders out.
    private static func paths(in package: String, of registry: FeatureRegistry, built: Set<String>)
        -> [String]
    {
        let features = registry.configuration.path.split(separator: "/").dropLast().joined(
            separator: "/")
        let folder = features.isEmpty ? package : "\(package)/\(features)"
        let found = (FileManager.default.subpaths(atPath: folder) ?? []).map {
            features.isEmpty ? $0 : "\(features)/\($0)"
        }
        let folders = Set(built.map(Self.folder)).union(
            found.filter { $0.hasSuffix(".sql") }.map(Self.folder))
        let isHidden = { (path: String) in path.split(separator: "/").contains { $0.hasPrefix(".") } }
        return found.filter { path in
            built.contains(path)
                || !isHidden(path)
                    && (path.hasSuffix(".sql")
                        || path.hasSuffix(".swift") && folders.contains(Self.folder(path)))
        }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    private static func folder(_ path: String) -> String {
        path.split(separator: "/").dropLast().joined(separator: "/")
    }

    private static func promotions(in package: String) throws -> [EmbeddedFile] {
        let folder = PromotionRecord.folder
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(package)/\(folder)")) ?? []
        return try names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .map {
                EmbeddedFile(path: "\(folder)/\($0)", text: try text(of: "\(folder)/\($0)", in: package))
            }
    }

    private static func text(of path: String, in package: String) throws -> String {
        guard let data = FileManager.default.contents(atPath: "\(package)/\(path)") else {
            throw CommandFailure("\(path) cannot be read: check its permissions.", status: .undecided)
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw CommandFailure("\(path) is not UTF-8. Save it as UTF-8.")
        }
        return text
    }

    private static func differences(_ built: [String: String], _ sources: [EmbeddedFile]) -> [String] {
        let present = Set(sources.map(\.path))
        let changed = sources.filter { built[$0.path] != $0.text }.map(\.path)
        let gone = built.keys.filter { !present.contains($0) }
        return (changed + gone).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    /// The records of the project's views that the build has otherwise or not at all, and those that it alone has.
    private static func staleRecords(
        _ registry: FeatureRegistry, _ promotions: [EmbeddedFile], _ project: Project
    ) -> [String] {
        let families = Set(project.views.map(\.family))
        let own = promotions.filter { file in
            let name = file.path.split(separator: "/").last ?? ""
            return name.split(separator: "@").first.map { families.contains(String($0)) } ?? false
        }
        let built = Dictionary(
            registry.promotions.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first })
        return differences(built, own)
    }
}
