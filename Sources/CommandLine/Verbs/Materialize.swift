import ArgumentParser
import Backfill
import Contracts
import FeatureStore
import Online
import Parity
import SQLFrontend
import Warehouse

/// `featurestore materialize`: answers of views that are served from batch, computed in the warehouse.
struct Materialize: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Write the warehouse's answers into an online store, for views that are served from batch.",
        discussion: """
            A view is served from batch when its contract says `online: { materialize: 24h }`: for so long an answer is
            fresh, behind that it is served as stale. Asked about is every entity that has a row in a table that the view
            reads by the entity's keys. Exit codes: 0 written, 2 misconfigured, 3 the warehouse or the store could not be
            used.

            Examples:
              featurestore materialize --warehouse analytics
              featurestore materialize CarrierDelayCost --warehouse analytics --as-of 2026-11-22T00:00:00Z
            """)

    @Argument(help: "Names of views; all that are declared to be materialized when there is none.")
    var views: [String] = []

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH.")
    var warehouse: String

    @Option(help: "The online store: a path, or postgresql://…, perhaps with #SCHEMA.")
    var store: String = StoreChoice.standard

    @Option(help: "The instant that the answers are about; now unless given.", transform: InstantArgument.read)
    var asOf: InstantArgument?

    @Option(help: "How many seconds one statement may take.")
    var statementTimeout = 600

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let queries = try chosen(project).map { try context.bound($0, in: project) }
        let options = WarehouseOptions(statementTimeoutSeconds: statementTimeout)
        let choice = WarehouseChoice(project: project, context: context, options: options)
        guard let configuration = try choice.configurations([warehouse]).first else { return .misused }
        let drawing = LiveDrawing(
            project: project, context: context, configuration: configuration, warehouseOptions: options)
        let tables = try await drawing.open()
        let store = try await StoreChoice(context: context).open(store)
        let line = ProgressLine(terminal: context.terminal)
        do {
            let warehouse = try await WarehouseFactory.warehouse(configuration, project: project, options: options)
            let materializer = Materializer(
                project: project, tables: tables, warehouse: warehouse, warehouseName: configuration.name, store: store)
            let instant = asOf?.instant ?? Clock.now()
            let reports = try await withInterruption {
                var reports: [Materializer.Report] = []
                for query in queries {
                    reports.append(
                        try await materializer.materialize(query, asOf: instant) { report in
                            line.show("\(report.view): \(report.written) of \(report.entities)")
                        })
                }
                return reports
            }.result
            line.clear()
            await warehouse.close()
            await tables.close()
            await store.close()
            for report in reports { try context.terminal.write(Self.text(report)) }
            return .agreed
        } catch {
            line.clear()
            await tables.close()
            await store.close()
            throw Self.failure(error)
        }
    }

    private func chosen(_ project: Project) throws -> [ViewContract] {
        guard !views.isEmpty else {
            let declared = project.views.filter { $0.online.materializedFor != nil }
            guard !declared.isEmpty else {
                throw CommandFailure(
                    "no view is declared to be served from batch. Add `online: { materialize: 24h }` to a contract.")
            }
            return declared
        }
        return try views.map { name in
            guard let view = project.view(named: name) else { throw CommandFailure("there is no view \(name).") }
            return view
        }
    }

    private static func text(_ report: Materializer.Report) -> String {
        "\(report.view): \(report.written) answers about \(report.asOf), fresh until \(report.freshUntil)"
            + (report.leftOut > 0 ? "; \(report.leftOut) entities have too many rows and are left out" : "") + "\n"
    }

    private static func failure(_ error: any Error) -> any Error {
        switch error {
        case let error as MaterializeError: CommandFailure("\(error).")
        case let error as BackfillError: CommandFailure("\(error).")
        case let error as DrawFailure: CommandFailure("\(error).")
        case let error as OnlineStoreError: CommandFailure("\(error).", status: .undecided)
        case WarehouseError.unavailable(_, let message): CommandFailure("\(message).", status: .undecided)
        case let error as WarehouseError: CommandFailure("\(error).")
        default: error
        }
    }
}
