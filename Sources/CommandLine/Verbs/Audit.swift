import ArgumentParser
import Audit
import Contracts
import FeatureStore
import Foundation
import Online
import Reports

/// `featurestore audit`: what was served, asked again in the warehouse.
struct Audit: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Ask the warehouse again what was served, and say why answers differ.",
        discussion: """
            Reads a feature log, gives the rows that each record may depend on from the warehouse's own tables to both halves,
            and holds what was served against what SQL says. Each difference is attributed: data (other rows were seen), logic
            (the same rows, the halves differ), version, log. docs/audit.md says how. Exit codes: 0 within the budget, 1 above
            it, 2 misconfigured, 3 not decided: the warehouse cannot be asked, or more answers than --uncompared allows could
            not be compared.

            Examples:
              featurestore audit --log served --warehouse analytics
              featurestore audit --log served --warehouse sqlite:data.db --store online.sqlite --budget 0.1%
              featurestore audit --log served --warehouse analytics --since 2026-11-01T00:00:00Z --page audit.html
            """)

    @Option(help: "The folder of the feature log.")
    var log: String

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH.")
    var warehouse: String

    @Option(help: "The online store that served, to show which rows were late, missing or different.")
    var store: String?

    @Option(help: "Only what was served from this instant on: 2026-11-22T05:00:00Z.", transform: InstantArgument.read)
    var since: InstantArgument?

    @Option(help: "Only what was served before this instant.", transform: InstantArgument.read)
    var until: InstantArgument?

    @Option(help: "Only vectors of this service.")
    var service: String?

    @Option(help: "Which share of the answers may differ: 0.1%, 0.001.")
    var budget = "0%"

    @Option(help: "Which share of the answers may go without a comparison: 5%, 0.05.")
    var uncompared = "0%"

    @Option(help: "How many examples of each feature and cause are shown.")
    var examples = 1

    @Option(help: "How many questions of a view are asked together.")
    var chunk = 200

    @Option(help: "How many rows of a source may be read for that.")
    var rows = 1_000_000

    @Option(help: "Write a page with a plot over time into this file.")
    var page: String?

    @Option(help: "How many seconds one statement may take.")
    var statementTimeout = 600

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func validate() throws {
        for (option, share) in [("--budget", budget), ("--uncompared", uncompared)]
        where ShareText.parse(share) == nil {
            throw ValidationError("\(option) takes a share such as 0.1% or 0.001, found \(share).")
        }
        for (option, value) in [
            ("--examples", examples), ("--chunk", chunk), ("--rows", rows), ("--statement-timeout", statementTimeout),
        ] where value < 1 {
            throw ValidationError("\(option) takes a number from 1 on, found \(value).")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        var options = AuditOptions()
        (options.since, options.until) = (since?.instant, until?.instant)
        if let service, project.service(service) == nil {
            throw CommandFailure(
                "no service is called '\(service)'; there are \(project.services.map(\.name).joined(separator: ", ")).")
        }
        (options.service, options.examples, options.chunk, options.rows) = (service, examples, chunk, rows)
        let chosen = options
        let setting = AuditSetting(project: project, context: context)
        let reader = try await setting.log(log)
        let opened = try await setting.openStore(store)
        let outcome: Result<AuditReport, any Error>
        do {
            outcome = .success(
                try await setting.withWarehouse(warehouse, statementTimeout: statementTimeout) { name, engine, live in
                    let auditor = Auditor(
                        project: project, registry: context.registry, warehouse: engine, live: live,
                        swift: setting.swiftSide(), store: opened, options: chosen)
                    return try await auditor.audit(reader, warehouse: name)
                })
        } catch {
            outcome = .failure(error)
        }
        await opened?.close()
        return try write(try outcome.get(), in: context)
    }

    private func write(_ report: AuditReport, in context: Context) throws -> ExitStatus {
        let share = ShareText.parse(budget) ?? 0
        switch format {
        case .text: try context.terminal.write(AuditText.text(report, budget: share))
        case .json:
            try context.terminal.write(String(decoding: try AuditJSON.data(report, budget: share), as: UTF8.self))
        }
        if let page {
            do {
                try Data(try AuditHTML.text(report, budget: share).utf8)
                    .write(to: URL(filePath: context.absolute(page)), options: .atomic)
            } catch {
                throw CommandFailure("\(page) cannot be written: \(WriteFailure(error)).", status: .undecided)
            }
        }
        guard report.answers + report.damagedLines > 0 else { return .undecided }
        if report.share > share { return .diverged }
        return report.shareNotCompared > ShareText.parse(uncompared) ?? 0 ? .undecided : .agreed
    }
}
