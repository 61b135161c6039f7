import Contracts
import Parity

/// Builds the mutants of the Swift halves into one worker.
///
/// Only the module of the pairs is compiled again, against the modules that are built already; everything else of the program
/// is linked from its object files. Mutants that do not compile are left out.
struct MutantBuild {
    let module: MutantModule
    let files: ModuleBuild

    /// - Parameter folder: an empty one, in which everything is written.
    init(manifest: BuildManifest, module: MutantModule, folder: String) {
        self.module = module
        files = ModuleBuild(manifest: manifest, folder: folder, content: "the mutants of the Swift halves")
    }

    /// What came of a build.
    struct Outcome {
        /// The worker.
        let executable: String
        /// The mutants that are in it.
        let members: [MutantModule.Member]
        /// Those of which the compiler says that the edit has no effect, and what it says.
        let equivalents: [(member: MutantModule.Member, reason: String)]
        /// How many do not compile.
        let refused: Int
    }

    /// How often mutants are left out and the rest is tried again: types are checked before flow is.
    private static let mostPasses = 4

    /// Builds.
    ///
    /// - Throws: ``CommandFailure`` with what the compiler says about anything but the mutants.
    func build(progress: (String) -> Void) async throws -> Outcome {
        let common = try files.write(module.commonFiles)
        var members = module.mutants
        for member in members { _ = try files.write([module.file(of: member)]) }
        var equivalents: [(member: MutantModule.Member, reason: String)] = []
        for _ in 0..<Self.mostPasses {
            progress("compiling \(members.count) mutants of Swift halves")
            let registry = try files.write(module.registry(of: members))
            let paths = common + registry + members.map { files.path($0.fileName) }
            let diagnostics = try await files.compile(paths)
            let byFile = Dictionary(diagnostics.map { ($0.file, [$0]) }, uniquingKeysWith: +)
            let same = members.compactMap { member in
                byFile[member.fileName]?.first { $0.hasNoEffect }.map { (member, $0.message) }
            }
            equivalents += same
            let wrong = Set(diagnostics.filter { $0.isError || $0.hasNoEffect }.map(\.file))
            let left = members.filter { !wrong.contains($0.fileName) }
            if diagnostics.contains(where: \.isError), left.count == members.count {
                throw failure(diagnostics.filter(\.isError))
            }
            let isBuilt = !diagnostics.contains(where: \.isError)
            members = left
            guard isBuilt else { continue }
            progress("linking the worker of the mutants")
            return Outcome(
                executable: try await files.link(), members: members, equivalents: equivalents,
                refused: module.mutants.count - members.count - equivalents.count)
        }
        throw CommandFailure(
            "the mutants of the Swift halves do not compile even when those that the compiler refuses are left out "
                + "\(Self.mostPasses) times. Please report it, and give --side sql until then.", status: .undecided)
    }

    private func failure(_ errors: [Diagnostic]) -> CommandFailure {
        CommandFailure(
            "the module of the pairs does not compile together with mutants of its Swift halves:\n"
                + errors.prefix(5).map { "\($0.file): \($0.message)" }.joined(separator: "\n"), status: .undecided)
    }
}
