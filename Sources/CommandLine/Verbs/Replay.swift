import ArgumentParser
import Audit
import FeatureStore
import Foundation
import Online
import Reports

/// `featurestore replay REQUEST`: what one request saw, row by row.
struct Replay: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Show what one served request saw, row by row, and what both halves say to it now.",
        discussion: """
            Finds the request in a feature log, reads its rows from the online store as it stood, marks what the views were
            shown, runs the Swift halves over them, and asks the warehouse where one is named. Exit codes: 0 everything says
            what was served, 1 something differs, 2 misconfigured or no such request, 3 something could not be asked, or
            neither --store nor --warehouse is given.

            Examples:
              featurestore replay 3f2a… --log served --store online.sqlite
              featurestore replay 3f2a… --log served --store online.sqlite --warehouse analytics --format json
            """)

    @Argument(help: "The request's id.")
    var request: String

    @Option(help: "The folder of the feature log.")
    var log: String

    @Option(help: "The online store that served.")
    var store: String?

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH; none is asked by default.")
    var warehouse: String?

    @Option(help: "How many seconds one statement may take.")
    var statementTimeout = 600

    @Option(help: "Write for people (text) or machines (json).")
    var format: OutputFormat = .text

    func validate() throws {
        guard statementTimeout >= 1 else {
            throw ValidationError("--statement-timeout takes a number from 1 on, found \(statementTimeout).")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let setting = AuditSetting(project: project, context: context)
        let reader = try await setting.log(log)
        let records = try await setting.told { try Replayer.records(of: request, in: reader) }
        guard !records.isEmpty else {
            throw CommandFailure(
                "no record of request '\(request)' is in \(log): it was not in the sample, was erased, or its file is gone."
            )
        }
        let opened = try await setting.openStore(store)
        let outcome: Result<[ReplayReport], any Error>
        do {
            outcome = .success(try await replay(records, setting, opened))
        } catch {
            outcome = .failure(error)
        }
        await opened?.close()
        let reports = try outcome.get()
        switch format {
        case .text: try context.terminal.write(reports.map(ReplayText.text).joined(separator: "\n"))
        case .json: try context.terminal.write(String(decoding: try ReplayJSON.data(reports), as: UTF8.self))
        }
        if reports.contains(where: \.differs) { return .diverged }
        return reports.contains(where: \.isUnasked) ? .undecided : .agreed
    }

    private func replay(
        _ records: [LoggedVector], _ setting: AuditSetting, _ store: (any OnlineStore)?
    ) async throws -> [ReplayReport] {
        guard let warehouse else {
            let replayer = Replayer(
                project: setting.project, registry: setting.context.registry, swift: setting.swiftSide(), store: store,
                warehouse: nil)
            return try await setting.told { try await Self.replay(records, replayer) }
        }
        return try await setting.withWarehouse(warehouse, statementTimeout: statementTimeout) { _, engine, live in
            let replayer = Replayer(
                project: setting.project, registry: setting.context.registry, swift: setting.swiftSide(), store: store,
                warehouse: (engine, live))
            return try await Self.replay(records, replayer)
        }
    }

    private static func replay(_ records: [LoggedVector], _ replayer: Replayer) async throws -> [ReplayReport] {
        var reports: [ReplayReport] = []
        for record in records { reports.append(try await replayer.replay(record)) }
        return reports
    }
}
