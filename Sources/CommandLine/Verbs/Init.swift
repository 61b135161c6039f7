import ArgumentParser
import Foundation
import Reports

/// `featurestore init`: a new package with one pair that works.
struct Init: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Write a new package with one working pair, its fixture and the command.",
        discussion: """
            Nothing that is there is overwritten. A workflow for GitHub and a job for GitLab come with it. The package depends on featurestore by --package; without it, on the
            checkout that this command was built in.

            Examples:
              featurestore init ../our-features
              featurestore init our-features --package https://example.com/featurestore.git
            """)

    @Argument(help: "The folder to write to; it is made where it is not there.")
    var folder = "."

    @Option(help: "What the package is called; by default as its folder.")
    var name: String?

    @Option(help: "Where featurestore is: a folder, or the address of a repository.")
    var package: String?

    func run(in context: Context) async throws -> ExitStatus {
        guard !folder.isEmpty else { throw CommandFailure("the folder of the new package has an empty name.") }
        let root = URL(filePath: context.absolute(folder)).standardizedFileURL
        let starter = StarterPackage(
            name: try packageName(root), dependency: try dependency(from: root, context: context))
        try refuseConflicts(starter, in: root)
        let integration = starter.integration.map { file in
            (file: file, isThere: FileManager.default.fileExists(atPath: root.appending(path: file.path).path))
        }
        let files = starter.files + integration.filter { !$0.isThere }.map(\.file)
        try write(files, to: root)
        let shown = folder == "." ? "" : "cd \(ShellText.quoted(folder)) && "
        try context.terminal.write(
            files.map { "wrote \(folder == "." ? "" : folder + "/")\($0.path)\n" }.joined()
                + integration.filter(\.isThere).map { "left \($0.file.path) as it is\n" }.joined()
                + "Now: \(shown)make verify\n")
        return .agreed
    }

    private func packageName(_ root: URL) throws -> String {
        let name = name ?? root.lastPathComponent
        let isPlain = name.unicodeScalars.allSatisfy {
            $0.isASCII && ($0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_. ".unicodeScalars.contains($0))
        }
        guard isPlain, name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }) else {
            throw CommandFailure(
                "'\(name)' is no name for a package: expected letters, digits, '-', '_', '.' and blanks, with at least one "
                    + "letter. Give another with --name.")
        }
        return name
    }

    private func dependency(from root: URL, context: Context) throws -> StarterPackage.Dependency {
        guard let package else {
            guard let checkout = Self.checkout(around: context.executable) else {
                throw CommandFailure(
                    "this command does not lie in a checkout of featurestore, so say where it is: --package with a folder "
                        + "or the address of a repository.")
            }
            return .path(checkout)
        }
        if package.contains("://") || package.hasPrefix("git@") {
            let isPlain = package.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != 0x5C }
            let address = package.firstRange(of: "://").map { package[$0.upperBound...] } ?? ""
            let user = address.prefix { $0 != "/" }.split(separator: "@", omittingEmptySubsequences: false).dropLast()
            guard isPlain, !user.contains(where: { $0.contains(":") }) else {
                throw CommandFailure(
                    "the address given by --package is no plain one: expected https://HOST/PATH.git without quotes, blanks and "
                        + "passwords, since Package.swift would show them.")
            }
            return .url(package)
        }
        let path = URL(filePath: context.absolute(package)).standardizedFileURL.path
        guard Self.isFeatureStore(path) else {
            throw CommandFailure(
                "there is no checkout of featurestore at \(package): expected a folder with its Package.swift.")
        }
        return .path(path)
    }

    /// The folder of featurestore's own package that an executable was built in, or nil.
    private static func checkout(around executable: String) -> String? {
        var folder = URL(filePath: executable).deletingLastPathComponent()
        while folder.path != "/" {
            if isFeatureStore(folder.path) { return folder.path }
            folder.deleteLastPathComponent()
        }
        return nil
    }

    private static func isFeatureStore(_ folder: String) -> Bool {
        let manifest = FileManager.default.contents(atPath: "\(folder)/Package.swift") ?? Data()
        return String(decoding: manifest, as: UTF8.self).contains("name: \"featurestore\",\n    products:")
    }

    private func refuseConflicts(_ starter: StarterPackage, in root: URL) throws {
        var isFolder: ObjCBool = false
        if FileManager.default.fileExists(atPath: root.path, isDirectory: &isFolder), !isFolder.boolValue {
            throw CommandFailure("\(folder) is a file; expected a folder, or a name for a new one.")
        }
        let taken = starter.files.map(\.path).filter {
            FileManager.default.fileExists(atPath: root.appending(path: $0).path)
        }
        guard taken.isEmpty else {
            throw CommandFailure(
                "\(folder) already has \(taken.joined(separator: ", ")); nothing was written. Choose another folder, or move "
                    + "\(taken.count == 1 ? "it" : "them") away.")
        }
    }

    /// Writes all files, or none: what was written is removed again when one cannot be.
    private func write(_ texts: [(path: String, text: String)], to root: URL) throws {
        let files = FileManager.default
        var written: [URL] = []
        do {
            for (path, text) in texts {
                let file = root.appending(path: path)
                for folder in Self.missingFolders(above: file) {
                    try files.createDirectory(at: folder, withIntermediateDirectories: false)
                    written.append(folder)
                }
                written.append(file)
                try Data(text.utf8).write(to: file, options: .withoutOverwriting)
            }
        } catch {
            for made in written.reversed() { try? files.removeItem(at: made) }
            throw CommandFailure(
                "\(folder) cannot be written: \(WriteFailure(error)). Nothing was left behind. Check the folder's permissions "
                    + "and the disk, or choose another folder.")
        }
    }

    /// The folders above a file that are not there, outermost first.
    private static func missingFolders(above file: URL) -> [URL] {
        var missing: [URL] = []
        var folder = file.deletingLastPathComponent()
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
            missing.insert(folder, at: 0)
            folder.deleteLastPathComponent()
        }
        return missing
    }
}
