import Contracts
import Foundation
import Subprocess
import SystemPackage

/// Builds this program again with another module of pairs.
///
/// Only that module is compiled, against the modules that are built already; everything else of the program is linked from
/// its object files.
struct ModuleBuild {
    let manifest: BuildManifest
    /// A folder in which everything is written.
    let folder: String
    /// What the module holds, for messages: `the mutants of the Swift halves`.
    let content: String

    /// Where a file of the module is written.
    func path(_ name: String) -> String { "\(folder)/\(name)" }

    /// Writes files of the module, and says where.
    func write(_ files: [GeneratedFile]) throws -> [String] {
        try files.map { file in
            do {
                try Data(file.text.utf8).write(to: URL(filePath: path(file.name)))
            } catch {
                throw CommandFailure("cannot write \(path(file.name)): \(error)", status: .undecided)
            }
            return path(file.name)
        }
    }

    // MARK: Compiling

    /// Compiles files into one object, all at once, which is the quickest for many small files.
    func compile(_ files: [String]) async throws -> [Diagnostic] {
        _ = try write([GeneratedFile(name: "files", text: quoted(files))])
        let arguments =
            kept(manifest.compiling) + [
                "-Onone", "-whole-module-optimization", "-num-threads", "0", "-parse-as-library", "-c", "-o",
                path("module.o"), "-Xfrontend", "-solver-expression-time-threshold=5", "@\(path("files"))",
            ]
        let output = try await run(manifest.compiling[0], arguments)
        let diagnostics = output.text.split(whereSeparator: \.isNewline).compactMap(Diagnostic.init)
        guard output.isSuccess || diagnostics.contains(where: \.isError) else {
            throw CommandFailure(
                "the compiler failed on \(content):\n\(output.text.suffix(2_000))", status: .undecided)
        }
        return diagnostics
    }

    /// The arguments that say what the code means and where modules are, without those that say what is written where.
    private func kept(_ arguments: [String]) -> [String] {
        let single: Set<String> = [
            "-emit-dependencies", "-emit-module", "-incremental", "-c", "-enable-batch-mode", "-serialize-diagnostics",
            "-emit-objc-header", "-parseable-output", "-g", "-O", "-Onone", "-Osize", "-whole-module-optimization",
            "-parse-as-library", "-warnings-as-errors",
        ]
        let withValue: Set<String> = [
            "-emit-module-path", "-output-file-map", "-index-store-path", "-emit-objc-header-path", "-num-threads",
        ]
        var kept: [String] = []
        var index = 1
        while index < arguments.count {
            let argument = arguments[index]
            if argument.hasPrefix("-X"), index + 1 < arguments.count {
                // What follows is meant for another program, and may look like one of ours.
                kept += [argument, arguments[index + 1]]
                index += 1
            } else if withValue.contains(argument) {
                index += 1
            } else if !single.contains(argument), !argument.hasPrefix("@"), !argument.hasPrefix("-j") {
                kept.append(argument)
            }
            index += 1
        }
        return kept
    }

    // MARK: Linking

    /// Links the program with the compiled module in the place of its own pairs, and says where it is.
    func link() async throws -> String {
        _ = try write([GeneratedFile(name: "objects", text: quoted(manifest.otherObjects + [path("module.o")]))])
        var arguments = manifest.linking.dropFirst().map { $0.hasSuffix(".LinkFileList") ? "@\(path("objects"))" : $0 }
        guard let output = arguments.firstIndex(of: "-o"), arguments.indices.contains(output + 1) else {
            throw CommandFailure("the manifest of the build does not say where the program is written")
        }
        arguments[output + 1] = path("worker")
        let result = try await run(manifest.linking[0], Array(arguments))
        guard result.isSuccess else {
            throw CommandFailure(
                "the worker of \(content) could not be linked:\n\(result.text.suffix(2_000))", status: .undecided)
        }
        return path("worker")
    }

    /// Paths as a response file holds them.
    private func quoted(_ paths: [String]) -> String {
        paths.map { "\"\($0.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\"\n" }.joined()
    }

    private func run(_ program: String, _ arguments: [String]) async throws -> (isSuccess: Bool, text: String) {
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)), arguments: Arguments(arguments),
                environment: .inherit.updating(["LC_ALL": "C"]),
                output: .string(limit: 256 << 20), error: .string(limit: 256 << 20))
            return (result.terminationStatus.isSuccess, result.standardOutput + result.standardError)
        } catch let error as SubprocessError {
            try Task.checkCancellation()
            throw CommandFailure("\(program), which built this program, cannot be run: \(error)", status: .undecided)
        }
    }
}

/// One line of what the compiler says: `/folder/File.swift:3:5: error: message`.
struct Diagnostic {
    /// The file's name, without its folder.
    let file: String
    /// The line, counted from 1.
    let line: Int
    let isError: Bool
    let message: String

    /// Whether the compiler has proved that what was put in cannot have an effect.
    var hasNoEffect: Bool {
        !isError && message.hasPrefix("left side of nil coalescing operator '??' has non-optional")
    }

    init?(_ line: some StringProtocol) {
        for (kind, isError) in [(": error: ", true), (": warning: ", false)] {
            guard let found = line.firstRange(of: kind) else { continue }
            let place = line[..<found.lowerBound].split(separator: ":")
            guard place.count >= 3, let path = place.first, let name = path.split(separator: "/").last else {
                return nil
            }
            file = String(name)
            self.line = Int(place[1]) ?? 1
            self.isError = isError
            message = String(line[found.upperBound...])
            return
        }
        return nil
    }
}
