import Contracts
import Foundation
import Parity
import Promotion

/// Whether what would be promoted is what the last commit has.
struct SourceState {
    let project: Project
    /// The repository of the sources, or nil where there is none.
    let repository: GitRepository?
    /// The package's folder.
    let package: String
    /// The folder of fixtures and samples, as the user names it.
    let fixtures: String

    /// What speaks against promoting each of the views; nil as a repository lets everything pass that lies on disk.
    func refusals(_ views: [ViewContract], cases: [Case], samples: [String]) async throws -> [String:
        [PromotionRefusal]]
    {
        guard let repository, try await repository.hasCommit() else {
            return Dictionary(uniqueKeysWithValues: views.map { ($0.name, [.noRepository]) })
        }
        let modules = LocalModules(package: package).files(
            of: project.views.map(\.swift.text) + project.helpers.map(\.text))
        let shared = [project.configuration?.file].compactMap(\.self) + project.helpers.map(\.file) + modules
        let everywhere = try await repository.uncommitted(shared + samples, in: package)
        var removed: [String] = []
        let folder = fixtures.hasPrefix("/") ? fixtures : "\(package)/\(fixtures)"
        if FileManager.default.fileExists(atPath: folder) {
            removed = try await repository.removedFiles(below: folder).filter { path in
                [".yaml", ".yml", ".csv"].contains { path.hasSuffix($0) }
            }.map { "\(fixtures)/\($0)" }
        }
        var refusals: [String: [PromotionRefusal]] = [:]
        for view in views {
            let halves = [view.sql.file, view.swift.file] + [view.sqlite?.file].compactMap(\.self)
            let asked = cases.filter { $0.origin == .fixture && $0.spine(of: view.entity.name) != nil }
            let own = try await repository.uncommitted(halves + asked.map(\.location.file), in: package)
            let files = own + everywhere + removed
            if !files.isEmpty { refusals[view.name] = [.uncommitted(files: files)] }
        }
        return refusals
    }
}
