import Contracts
import FeatureStore
import Foundation
import Parity
import PromotionRecords
import SQLFrontend
import Warehouse

/// What a record says of the sources and of the program that proved them, apart from the proof itself.
struct RecordFacts {
    let project: Project
    /// The fixtures, for what their questions are about.
    let cases: [Case]
    /// The files of the samples, as the user would name them.
    let sampleFiles: [String]
    private let hashes: SourceHashes
    private let toolchain: String?

    init(
        project: Project, context: Context, package: String, fixtures: String, sources: [CaseSource]
    ) throws {
        self.project = project
        cases = try sources.filter { $0.origin == .fixture }.flatMap { try $0.load() }
        let files = try CaseFiles.folder(fixtures, in: context)
        let folders = sources.filter { $0.origin == .sample }.flatMap(\.caseNames)
        sampleFiles = files.paths.filter { path in folders.contains { path.hasPrefix("\($0)/") } }
            .sorted().map { "\(fixtures)/\($0)" }
        toolchain = Toolchain.version(environment: context.environment)?.line
        hashes = try SourceHashes(project: project, package: package, files: files, sources: sources)
    }

    /// The hashes of a view's sources.
    func hashes(of view: ViewContract) throws -> PromotionHashes {
        guard let found = hashes.hashes(of: view) else {
            throw CommandFailure("\(view.name) is no view of the project.")
        }
        return found
    }

    /// The canonical lines of a view's contract.
    func contractLines(of view: ViewContract) -> String { hashes.contractLines(of: view) }

    /// The features of a view to which some fixture has an answer that was worked by hand.
    func featuresWorkedByHand(of view: ViewContract) -> Set<String> {
        Set(cases.flatMap(\.spines).flatMap(\.expectations).filter { $0.view == view.name }.map(\.feature))
    }

    /// What the proof is run with.
    func environment(warehouse: String, engine: EngineDescription, swiftZones: String?) -> PromotionEnvironment {
        var libraries = ["libpg_query of PostgreSQL \(ParserVersion.postgres)"]
        if engine.name == "postgres" { libraries.append("libpq \(LibraryVersions.libpq)") }
        return PromotionEnvironment(
            warehouse: warehouse, engine: engine.name, engineVersion: engine.version, libraries: libraries,
            engineZones: engine.zoneRelease, swiftZones: swiftZones, toolchain: toolchain,
            optimisation: Toolchain.optimisation, architecture: Toolchain.architecture)
    }

    /// Whether a record still says what would be proved again: nothing that it hashes changed, nor what it was proved with.
    ///
    /// An engine that was renewed meanwhile is not noticed: it would have to be asked.
    func isCurrent(_ record: PromotionRecord, _ view: ViewContract, _ warehouse: String) throws -> Bool {
        let proved = record.evidence.environment
        return try record.hashes == hashes(of: view) && proved.warehouse == warehouse
            && proved.toolchain == toolchain && proved.optimisation == Toolchain.optimisation
            && proved.architecture == Toolchain.architecture && proved.swiftZones == Zone.dataRelease
            && record.evidence.waivers == view.waivers.map { PromotionEvidence.WaiverInForce($0) }
    }
}
