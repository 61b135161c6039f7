import Foundation

/// The folder in which git looks for hooks, and what lies in it.
struct HookFolder {
    /// The folder on disk.
    let path: String
    /// The folder as people are shown it.
    let shown: String
    /// Whether other repositories may look there too: `core.hooksPath` names a folder outside this one.
    let isShared: Bool
    /// The package's folder below the top of the working tree; "." for the top.
    let package: String

    /// What there is of one hook.
    enum State: Equatable {
        case absent
        /// Ours, for this package.
        case installed(HookScript)
        /// Ours, for another package of the repository.
        case ofAnotherPackage(String)
        /// Somebody else's.
        case foreign
    }

    /// Finds the folder for a package.
    ///
    /// - Throws: ``CommandFailure`` where the package lies in no repository with a working tree.
    init(for package: String) async throws {
        guard let repository = try await GitRepository(ifAround: package) else {
            throw CommandFailure(
                "hooks are git's, and \(package) lies in no git repository with a working tree. Begin one with git init."
            )
        }
        let top = repository.top
        // From the top, since a relative core.hooksPath starts there.
        let hooks = try await repository.succeeded(["rev-parse", "--git-path", "hooks"]).lines.first ?? ".git/hooks"
        let common = try await repository.succeeded(["rev-parse", "--git-common-dir"]).lines.first ?? ".git"
        func absolute(_ path: String) -> String {
            URL(filePath: path, relativeTo: URL(filePath: top, directoryHint: .isDirectory)).standardizedFileURL.path
        }
        let path = absolute(hooks)
        let roots = [absolute(common), top]
        self.path = path
        isShared = !roots.contains { path == $0 || path.hasPrefix($0 + "/") }
        shown = path.hasPrefix(top + "/") ? String(path.dropFirst(top.count + 1)) : path
        let prefix = try await repository.path(ofFolder: package) ?? ""
        self.package = prefix.isEmpty ? "." : String(prefix.dropLast())
    }

    /// What there is of a hook.
    func state(of kind: HookKind) throws -> State {
        guard Self.exists(file(kind)) else { return .absent }
        let data = FileManager.default.contents(atPath: file(kind)) ?? Data()
        guard let script = HookScript.reading(String(decoding: data, as: UTF8.self), kind: kind) else {
            return .foreign
        }
        return script.package == package ? .installed(script) : .ofAnotherPackage(script.package)
    }

    /// Refuses to touch what is not of this package, or what other repositories share.
    func refuseToReplace(_ kind: HookKind) throws {
        if isShared {
            throw CommandFailure(
                "core.hooksPath names \(path), outside of this repository: others may use it too. Install there all the "
                    + "same with --force, or set core.hooksPath for this repository alone.")
        }
        let place = "\(shown)/\(kind.rawValue)"
        let owner: String
        switch try state(of: kind) {
        case .absent, .installed: return
        case .foreign: owner = "is not ours"
        case .ofAnotherPackage(let other): owner = "is of the package in \(other)"
        }
        throw CommandFailure(
            "\(place) is there already and \(owner); nothing was changed. With --force it is kept as "
                + "\(kind.rawValue).before-featurestore and asked first.")
    }

    /// Writes a hook; one of somebody else is kept beside it and asked first.
    ///
    /// - Returns: what was done, for people.
    func install(_ kind: HookKind, program: String, force: Bool) throws -> String {
        let place = "\(shown)/\(kind.rawValue)"
        if !force { try refuseToReplace(kind) }
        var chained: String?
        switch try state(of: kind) {
        case .absent: break
        case .installed(let script): chained = script.chained
        case .foreign, .ofAnotherPackage:
            let name = freeName(behind: "\(kind.rawValue).before-featurestore")
            try attempt(place) { try FileManager.default.moveItem(atPath: file(kind), toPath: "\(path)/\(name)") }
            chained = name
        }
        let script = HookScript(kind: kind, package: package, program: program, chained: chained)
        try attempt(place) { try write(script) }
        return "installed \(place): \(kind.about)" + (chained.map { ", behind \($0)" } ?? "")
    }

    /// Takes a hook away, and gives the one that was there before its place back.
    ///
    /// - Returns: what was done, for people.
    func remove(_ kind: HookKind) throws -> String {
        let place = "\(shown)/\(kind.rawValue)"
        switch try state(of: kind) {
        case .absent: return "\(place) is not there"
        case .foreign: return "\(place) is not ours, and is left as it is"
        case .ofAnotherPackage(let other): return "\(place) is of the package in \(other), and is left as it is"
        case .installed(let script):
            try attempt(place) { try FileManager.default.removeItem(atPath: file(kind)) }
            guard let chained = script.chained, Self.exists("\(path)/\(chained)") else { return "removed \(place)" }
            try attempt(place) { try FileManager.default.moveItem(atPath: "\(path)/\(chained)", toPath: file(kind)) }
            return "removed \(place); \(chained) has its place again"
        }
    }

    /// Whether git would run a hook.
    func isExecutable(_ kind: HookKind) -> Bool { FileManager.default.isExecutableFile(atPath: file(kind)) }

    private func file(_ kind: HookKind) -> String { "\(path)/\(kind.rawValue)" }

    private func freeName(behind name: String) -> String {
        var (candidate, number) = (name, 1)
        while Self.exists("\(path)/\(candidate)") {
            number += 1
            candidate = "\(name)-\(number)"
        }
        return candidate
    }

    /// Also a link that leads nowhere is there.
    private static func exists(_ path: String) -> Bool {
        (try? FileManager.default.attributesOfItem(atPath: path)) != nil
    }

    /// Writes the file beside its place and gives it its name, so that git never meets half of one.
    private func write(_ script: HookScript) throws {
        let manager = FileManager.default
        try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
        let fresh = "\(path)/.\(script.kind.rawValue).new-\(ProcessInfo.processInfo.processIdentifier)"
        try Data(script.text.utf8).write(to: URL(filePath: fresh))
        try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: fresh)
        guard rename(fresh, file(script.kind)) == 0 else {
            let reason = String(cString: strerror(errno))
            try? manager.removeItem(atPath: fresh)
            throw CommandFailure("\(shown)/\(script.kind.rawValue) cannot be written: \(reason).")
        }
    }

    private func attempt(_ place: String, _ work: () throws -> Void) throws {
        do {
            try work()
        } catch let failure as CommandFailure {
            throw failure
        } catch {
            throw CommandFailure(
                "\(place) cannot be changed: \(error.localizedDescription) Check the permissions of \(path).")
        }
    }
}
