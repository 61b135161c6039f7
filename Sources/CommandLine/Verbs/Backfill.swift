import ArgumentParser
import Backfill
import Contracts
import FeatureStore
import Online
import Warehouse

/// `featurestore backfill`: rows from a warehouse into an online store, so that a new view starts warm.
struct Backfill: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Bring the rows that answers may need from a warehouse's own tables into an online store.",
        discussion: """
            Rows come in chunks by event time, each durable before the next; a run that was killed goes on where it was. Live
            deliveries and lookups go on meanwhile, and what came live stays as it came. Sources without a unique id need
            --until: rows of that event time and later are left to live delivery. A SQLite store is written by one process
            alone; docs/backfill.md says how a serving process backfills its own. Exit codes: 0 done, 2 misconfigured or rows
            that do not fit, 3 the warehouse or the store could not be used.

            Examples:
              featurestore backfill --warehouse analytics
              featurestore backfill flights weather --warehouse analytics --store postgresql://localhost/online
            """)

    @Argument(help: "Sources; all that a view reads when there is none.")
    var sources: [String] = []

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH.")
    var warehouse: String

    @Option(help: "The online store: a path, or postgresql://…, perhaps with #SCHEMA.")
    var store: String = StoreChoice.standard

    @Option(help: "Leave rows of this event time and later to live delivery.", transform: InstantArgument.read)
    var until: InstantArgument?

    @Option(help: "Count retention from this instant instead of now.", transform: InstantArgument.read)
    var now: InstantArgument?

    @Flag(help: "Begin anew where a run was interrupted.")
    var restart = false

    @Option(help: "How many seconds one statement may take.")
    var statementTimeout = 600

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func run(in context: Context) async throws -> ExitStatus {
        if let now, now.instant > Clock.now() {
            throw CommandFailure(
                "--now is \(now.instant), which lies in the future: rows that answers need would be left out.")
        }
        let project = try context.project()
        let options = WarehouseOptions(statementTimeoutSeconds: statementTimeout)
        let choice = WarehouseChoice(project: project, context: context, options: options)
        guard let configuration = try choice.configurations([warehouse]).first else { return .misused }
        let drawing = LiveDrawing(
            project: project, context: context, configuration: configuration, warehouseOptions: options)
        let tables = try await drawing.open()
        let store = try await StoreChoice(context: context).open(store)
        let line = ProgressLine(terminal: context.terminal)
        let run = BackfillRun(
            project: project, registry: context.registry, tables: tables, into: store, clock: { Clock.now() })
        let start = now?.instant ?? Clock.now()
        do {
            let report = try await withInterruption {
                try await run.run(sources, now: start, until: until?.instant, restart: restart) { progress in
                    line.show(
                        "\(progress.source): \(progress.rows) rows"
                            + (progress.through.map { ", up to \($0)" } ?? ", older rows of groups"))
                }
            }.result
            line.clear()
            await close(tables, store)
            try write(report, keeping: Retention(project: project, registry: context.registry), to: context)
            return .agreed
        } catch {
            line.clear()
            await close(tables, store)
            throw failure(error)
        }
    }

    private func close(_ tables: any LiveTables, _ store: any OnlineStore) async {
        await tables.close()
        await store.close()
    }

    private func write(_ report: BackfillReport, keeping retention: Retention, to context: Context) throws {
        switch format {
        case .json: try context.writeJSON(report.sources.map(Line.init))
        case .text:
            for source in report.sources {
                try context.terminal.write(
                    "\(source.source): \(source.read) rows read, \(source.stored) stored, \(source.known) known already"
                        + (source.resumed ? " (went on where a run was interrupted)" : "") + "\n"
                        + retention.told(source.outdated, of: source.source).text)
            }
        }
    }

    /// One source, for machines.
    private struct Line: Encodable {
        let source: String
        let resumed: Bool
        let read: Int
        let stored: Int
        let known: Int
        let outdated: Int

        init(_ report: BackfillReport.SourceReport) {
            source = report.source
            resumed = report.resumed
            read = report.read
            stored = report.stored
            known = report.known
            outdated = report.outdated
        }
    }

    private func failure(_ error: any Error) -> any Error {
        switch error {
        case BackfillError.store(let error): CommandFailure("\(error).", status: .undecided)
        case let error as BackfillError: CommandFailure("\(error).")
        case let error as OnlineStoreError: CommandFailure("\(error).", status: .undecided)
        case WarehouseError.unavailable(_, let message): CommandFailure("\(message).", status: .undecided)
        case WarehouseError.timedOut:
            CommandFailure("\(error). Give it longer with --statement-timeout.", status: .undecided)
        case let error as WarehouseError: CommandFailure("\(error).")
        default: error
        }
    }
}
