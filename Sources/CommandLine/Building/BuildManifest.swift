import Foundation

/// What SwiftPM wrote down about how the running program was built: the compiler's and the linker's arguments.
struct BuildManifest {
    /// The arguments that link the program, the linker's driver first.
    let linking: [String]
    /// The arguments that compile the module of the pairs, the compiler first.
    let compiling: [String]
    /// The object files of the program.
    let objects: [String]
    /// The module of the pairs.
    let moduleName: String

    /// The file of a module of pairs that the build plugin makes, by whose object file the module is found.
    private static let registryObject = "Pairs+Registry.swift.o"

    /// Reads the manifest beside which the program lies: `.build/debug.yaml` for `.build/…/debug/featurestore`.
    ///
    /// - Throws: ``CommandFailure`` where the program was not built by `swift build`, or lies elsewhere now.
    init(executable: String) throws {
        let program = URL(filePath: executable).resolvingSymlinksInPath()
        let folder = program.deletingLastPathComponent()
        let path = folder.deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: folder.lastPathComponent + ".yaml").path
        guard let data = FileManager.default.contents(atPath: path) else {
            throw Self.failure(executable, "there is no \(path)")
        }
        let commands = Self.commands(String(decoding: data, as: UTF8.self))
        guard let linking = commands.first(where: { $0.outputs.contains("\"\(program.path)\"") })?.arguments,
            let list = linking.first(where: { $0.hasPrefix("@") && $0.hasSuffix(".LinkFileList") })?.dropFirst(),
            let lines = FileManager.default.contents(atPath: String(list))
        else { throw Self.failure(executable, "\(path) does not say how it is linked") }
        self.linking = linking
        objects = String(decoding: lines, as: UTF8.self).split(whereSeparator: \.isNewline).map {
            $0.trimmingCharacters(in: CharacterSet(charactersIn: "'\""))
        }
        let registries = objects.filter { $0.hasSuffix("/" + Self.registryObject) }
        guard let registry = registries.first, registries.count == 1 else {
            throw Self.failure(
                executable, "it holds \(registries.count) modules of pairs, where exactly one is expected")
        }
        let folderOfModule = registry.dropLast(Self.registryObject.count)
        // `swift test --skip-build` writes the manifest anew without the generated files, so that any file of the module
        // must do to find its command.
        guard
            let compiling = commands.first(where: {
                $0.outputs.contains("\"\(folderOfModule)") && $0.arguments.contains("-module-name")
            })?.arguments,
            let name = compiling.firstIndex(of: "-module-name"), compiling.indices.contains(name + 1)
        else { throw Self.failure(executable, "\(path) does not say how \(folderOfModule) is compiled") }
        self.compiling = compiling
        moduleName = compiling[name + 1]
        self.folderOfModule = String(folderOfModule)
    }

    /// The folder of the module's object files, with a slash behind it.
    private let folderOfModule: String

    /// The program's object files without those of the module of the pairs.
    var otherObjects: [String] { objects.filter { !$0.hasPrefix(folderOfModule) } }

    /// One command of the manifest, as far as it is needed.
    private struct Command {
        let outputs: Substring
        let arguments: [String]
    }

    /// The commands that have arguments.
    ///
    /// Each list stands on one line, in JSON, outputs before arguments.
    private static func commands(_ text: String) -> [Command] {
        var outputs: Substring = ""
        var commands: [Command] = []
        for line in text.split(separator: "\n") {
            if line.hasPrefix("    outputs: ") {
                outputs = line
            } else if line.hasPrefix("    args: "),
                let list = try? JSONDecoder().decode([String].self, from: Data(line.dropFirst(10).utf8))
            {
                commands.append(Command(outputs: outputs, arguments: list))
            }
        }
        return commands
    }

    private static func failure(_ executable: String, _ found: String) -> CommandFailure {
        CommandFailure(
            "other versions of the Swift halves are built as this program was, by swift build, but \(found). Run "
                + ".build/debug/featurestore of a package that swift build has built, or leave Swift out "
                + "(teeth --side sql, plan --sql-only).",
            status: .undecided)
    }
}
