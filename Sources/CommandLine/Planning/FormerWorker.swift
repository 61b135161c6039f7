import Contracts
import Foundation
import Parity

/// The former versions of some Swift halves, built into one worker, with a folder that must be removed when it is done with.
///
/// A half that does not compile any more, since what it used is gone, is left out.
struct FormerWorker {
    /// Answers for the views under their own names; nil where none of them compiles.
    let side: WorkerSwiftSide?
    /// By view: what the compiler says about a half that does not compile any more, its first line.
    let refusals: [String: String]
    private let folder: URL

    /// Builds the former halves of these views.
    ///
    /// - Throws: ``CommandFailure`` where nothing can be built: there is no package, or no toolchain.
    init(
        _ former: [ViewContract], of project: Project, executable: String, progress: (String) -> Void
    ) async throws {
        let manifest = try BuildManifest(executable: executable)
        folder = FileManager.default.temporaryDirectory.appending(path: "featurestore-plan-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let files = ModuleBuild(
                manifest: manifest, folder: folder.path, content: "the promoted Swift halves")
            (side, refusals) = try await Self.build(former, FormerModule(of: project), files, progress)
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    private static func build(
        _ former: [ViewContract], _ module: FormerModule, _ files: ModuleBuild, _ progress: (String) -> Void
    ) async throws -> (WorkerSwiftSide?, [String: String]) {
        var left = former
        var refusals: [String: String] = [:]
        while !left.isEmpty {
            progress("compiling \(left.count) promoted Swift halves")
            let errors = try await files.compile(try files.write(module.files(with: left))).filter(\.isError)
            guard let first = errors.first else {
                progress("linking the worker of the promoted Swift halves")
                var options = WorkerOptions()
                options.executable = try await files.link()
                options.repetitionsPerView = 0
                return (WorkerSwiftSide(options: options), refusals)
            }
            let wrong = left.filter { view in
                errors.contains { $0.file == FormerModule.fileName(of: view.name) }
            }
            for view in wrong {
                let own = errors.first { $0.file == FormerModule.fileName(of: view.name) }
                refusals[view.name] = own.map(Self.text)
            }
            // Some other half relies on what one of them had not yet: no telling which.
            if wrong.isEmpty { for view in left { refusals[view.name] = Self.text(first) } }
            left.removeAll { refusals[$0.name] != nil }
        }
        return (nil, refusals)
    }

    private static func text(_ error: Diagnostic) -> String { "\(error.file):\(error.line): \(error.message)" }

    /// Removes everything that was built.
    func remove() { try? FileManager.default.removeItem(at: folder) }
}
