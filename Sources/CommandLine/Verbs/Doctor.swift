import ArgumentParser
import Contracts
import FeatureStore
import Foundation
import Parity
import SQLFrontend
import Warehouse

/// `featurestore doctor`: whether everything that the other verbs need is there and is as the project says.
struct Doctor: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Check the toolchain, the libraries, the zones, the project, the warehouses and their tables.",
        discussion: """
            One line for each thing looked at: ok, warning, problem or unknown, and what to do. Tables are only read.
            Exit codes: 0 nothing is wrong, 2 there is a problem, 3 something could not be looked at.

            Example: featurestore doctor --warehouse analytics
            """)

    @Option(help: "Look at this warehouse alone; may be given again. All of featurestore.yaml when there is none.")
    var warehouse: [String] = []

    @Option(help: "How many seconds one look at a table may take.")
    var statementTimeout = 60

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func validate() throws {
        guard statementTimeout >= 1, statementTimeout <= 86_400 else {
            throw ValidationError("--statement-timeout takes seconds from 1 to 86400, found \(statementTimeout).")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        var lines = [toolchain(context), libraries]
        do {
            let project = try context.project()
            let (views, queries) = projectLines(project)
            lines += views + [ZoneCheckup.line(ProjectZones.names(queries))]
            let (configurations, unset) = try configurations(project, context)
            lines += unset
            for configuration in configurations {
                let checkup = WarehouseCheckup(
                    project: project, context: context, configuration: configuration,
                    options: WarehouseOptions(statementTimeoutSeconds: statementTimeout))
                lines += try await withInterruption { try await checkup.lines() }.result
            }
        } catch let failure as CommandFailure where failure.status == .misused && failure.isLocated {
            lines.append(.problem("project", failure.message, "Correct it, and build again"))
        }
        switch format {
        case .text: try context.terminal.write(lines.map(\.text).joined())
        case .json: try context.writeJSON(lines)
        }
        if lines.contains(where: { $0.status == .problem }) { return .misused }
        return lines.contains { $0.status == .unknown } ? .undecided : .agreed
    }

    /// The warehouses to look at; one that nobody named may lack its variable, as it does on most machines.
    private func configurations(
        _ project: Project, _ context: Context
    ) throws -> (found: [WarehouseConfiguration], unset: [DoctorLine]) {
        let options = WarehouseOptions(statementTimeoutSeconds: statementTimeout)
        guard warehouse.isEmpty else {
            let choice = WarehouseChoice(project: project, context: context, options: options)
            return (try choice.configurations(warehouse), [])
        }
        var found: [WarehouseConfiguration] = []
        var unset: [DoctorLine] = []
        for declared in project.warehouses {
            do throws(MissingEnvironmentVariable) {
                found.append(try declared.resolved(environment: context.environment))
            } catch {
                unset.append(
                    .warning(
                        "warehouse \(declared.name)",
                        "the environment variable \(error.variable) is not set (\(error.location))",
                        "Set it to look at this warehouse"))
            }
        }
        return (found, unset)
    }

    /// The compiler on the path, which builds what is verified.
    private func toolchain(_ context: Context) -> DoctorLine {
        guard let version = Toolchain.version(environment: context.environment)?.number else {
            return .warning(
                "toolchain", "there is no `swift` on the path", "Pairs that are edited need it to be built again")
        }
        let numbers = version.split(separator: ".").prefix(2).map { Int($0) ?? 0 }
        guard numbers.count == 2, (numbers[0], numbers[1]) >= (6, 2) else {
            return .problem("toolchain", "Swift \(version) is on the path", "Install Swift 6.2 or later")
        }
        return .ok("toolchain", "Swift \(version)")
    }

    private var libraries: DoctorLine {
        .ok(
            "libraries",
            "SQLite \(LibraryVersions.sqlite), libpq \(LibraryVersions.libpq), PostgreSQL's parser \(ParserVersion.postgres)"
        )
    }

    /// Whether each view's SQL means something.
    private func projectLines(_ project: Project) -> (lines: [DoctorLine], queries: [BoundQuery]) {
        var lines: [DoctorLine] = []
        var queries: [BoundQuery] = []
        for view in project.views {
            do throws(SQLErrors) {
                queries.append(try SQLBinder.bind(view: view, project: project))
            } catch {
                lines.append(.problem("project", "\(error)", "Correct the SQL of \(view.name)"))
            }
        }
        let counts =
            "\(project.entities.count) entities, \(project.sources.count) sources, \(project.services.count) services; "
            + "the SQL of \(queries.count) of \(project.views.count) views binds"
        return ([.ok("project", counts)] + lines, queries)
    }
}
