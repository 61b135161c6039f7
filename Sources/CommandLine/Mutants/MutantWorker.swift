import Contracts
import Foundation
import Parity

/// The mutants of the Swift halves of some views, built, with a folder that must be removed when they are done with.
struct MutantWorker {
    let built: BuiltSwiftMutants
    /// How many edits do not compile.
    let refused: Int
    private let folder: URL

    /// Builds the mutants of these views.
    init(_ views: [ViewContract], of project: Project, executable: String, progress: (String) -> Void) async throws {
        let manifest = try BuildManifest(executable: executable)
        let mutants = views.map { (view: $0, mutants: SwiftMutants(view: $0, project: project).all()) }
        folder = FileManager.default.temporaryDirectory.appending(path: "featurestore-teeth-\(UUID().uuidString)")
        do {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let outcome = try await MutantBuild(
                manifest: manifest, module: MutantModule(project: project, mutants: mutants), folder: folder.path
            ).build(progress: progress)
            var options = WorkerOptions()
            options.executable = outcome.executable
            options.repetitionsPerView = 0
            // One fatal failure is enough to tell a mutant; endless loops are what some edits are about.
            options.fatalFailuresPerView = 1
            options.questionTimeout = 2
            built = BuiltSwiftMutants(
                side: WorkerSwiftSide(options: options), members: outcome.members, equivalents: outcome.equivalents)
            refused = outcome.refused
        } catch {
            try? FileManager.default.removeItem(at: folder)
            throw error
        }
    }

    /// Removes everything that was built.
    func remove() { try? FileManager.default.removeItem(at: folder) }
}
