import Contracts
import Foundation
import Parity

/// Which views a change can have touched, and by which files.
struct ChangedViews {
    /// Each view with the files that chose it, none where nothing did, in the project's order.
    let choices: [(view: ViewContract, files: [String])]
    /// The files that concern every view.
    let files: [String]
    /// How many files changed in all.
    let changed: Int

    /// The views to verify.
    var views: [ViewContract] { files.isEmpty ? choices.filter { !$0.files.isEmpty }.map(\.view) : choices.map(\.view) }

    /// What was chosen and why, for people; it ends with a line break.
    ///
    /// - Parameter base: what the change is measured from.
    func text(since base: String) -> String {
        let count = "\(choices.count) view\(choices.count == 1 ? "" : "s")"
        if let first = files.first {
            let others = files.count > 1 ? " and \(files.count - 1) more" : ""
            return "changed since \(base): all of \(count), for \(first)\(others)\n"
        }
        let chosen = choices.filter { !$0.files.isEmpty }
        guard !chosen.isEmpty else {
            return "changed since \(base): \(changed) file\(changed == 1 ? "" : "s"), none of which a view depends on; "
                + "nothing is verified\n"
        }
        let width = chosen.map(\.view.name.count).max() ?? 0
        return chosen.reduce(into: "changed since \(base): \(chosen.count) of \(count)\n") { text, choice in
            let others = choice.files.count > 1 ? " and \(choice.files.count - 1) more" : ""
            let name = choice.view.name + String(repeating: " ", count: width - choice.view.name.count)
            text += "  \(name)  \(choice.files[0])\(others)\n"
        }
    }
}

/// Finds the views that a change can have touched.
///
/// A half of a pair concerns its view, a fixture the views of the entities that it asks about, now or before. Whatever
/// else can decide an answer concerns every view: featurestore.yaml, other Swift and SQL of the package, what it depends
/// on, samples, and folders of cases that git does not follow.
struct ChangeReader {
    let project: Project
    let repository: GitRepository
    let commit: String

    /// Reads what changed.
    ///
    /// - Parameters:
    ///   - package: the package's folder on disk.
    ///   - cases: the folders of cases, as the user names them and on disk.
    ///   - views: the views to choose among.
    func changes(
        package: String, cases: [(shown: String, path: String)], among views: [ViewContract]
    ) async throws -> ChangedViews {
        let changed = try await repository.changedFiles(since: commit)
        var all: [String] = []
        var byView: [String: [String]] = [:]
        var remaining = changed
        for folder in cases {
            guard let prefix = try await repository.path(ofFolder: folder.path) else {
                all.append("\(folder.shown), which git does not follow")
                continue
            }
            for path in remaining where path.hasPrefix(prefix) && Self.isCaseFile(path.dropFirst(prefix.count)) {
                let shown = "\(folder.shown)/\(path.dropFirst(prefix.count))"
                guard let entities = try await entities(of: path, shown: shown) else {
                    all.append(shown)
                    continue
                }
                for view in views where entities.contains(view.entity.name) {
                    byView[view.name, default: []].append("\(shown), which asks about \(view.entity.name)")
                }
            }
            // A folder of cases that is the package itself holds more than cases.
            remaining.removeAll { path in
                path.hasPrefix(prefix) && Self.isCaseFile(path.dropFirst(prefix.count))
            }
        }
        let prefix = try await repository.path(ofFolder: package) ?? ""
        for path in remaining where path.hasPrefix(prefix) {
            let file = String(path.dropFirst(prefix.count))
            if let view = project.views.first(where: { view in
                [view.sql.file, view.swift.file, Self.textForSQLite(of: view)].contains(file)
            }) {
                byView[view.name, default: []].append(file)
            } else if concernsEveryView(file, among: changed.map { String($0.dropFirst(prefix.count)) }) {
                all.append(file)
            }
        }
        return ChangedViews(
            choices: views.map { ($0, byView[$0.name] ?? []) }, files: all, changed: changed.count)
    }

    /// Whether a folder of cases has the file for a case: a fixture, or what a sample is made of.
    private static func isCaseFile(_ path: Substring) -> Bool {
        [".yaml", ".yml", ".csv"].contains { path.hasSuffix($0) }
            && !path.split(separator: "/").contains { $0.hasPrefix(".") } && !path.hasSuffix("featurestore.yaml")
    }

    /// The entities that a fixture asks about, or asked about at the base; nil for what is no fixture, or was none then.
    private func entities(of path: String, shown: String) async throws -> Set<String>? {
        guard !path.hasSuffix(".csv"), !path.hasSuffix("sample.yaml") else { return nil }
        var entities: Set<String> = []
        let now = try? String(contentsOfFile: "\(repository.top)/\(path)", encoding: .utf8)
        for text in [now, try await repository.text(of: path, at: commit)].compactMap(\.self) {
            guard let fixture = try? FixtureReader(project: project).read(text, file: shown, name: shown) else {
                return nil
            }
            entities.formUnion(fixture.spines.map(\.entity.name))
        }
        return entities
    }

    /// The path of the text that SQLite runs instead of the SQL half, whether or not there is one: it may be gone.
    private static func textForSQLite(of view: ViewContract) -> String {
        view.sql.file.dropLast("sql".count) + "sqlite.sql"
    }

    /// Whether a file that is no half of a pair can decide what any pair answers.
    private func concernsEveryView(_ file: String, among changed: [String]) -> Bool {
        if ["Package.swift", "Package.resolved", project.configuration?.file].contains(file) { return true }
        guard file.hasSuffix(".swift") || file.hasSuffix(".sql"), !file.hasPrefix("Tests/") else { return false }
        // Of a pair that is gone both halves are gone; of a helper there is one file.
        let dot = file.lastIndex(of: ".") ?? file.endIndex
        let other = file[..<dot] + (file.hasSuffix(".sql") ? ".swift" : ".sql")
        return !changed.contains(String(other))
    }
}
