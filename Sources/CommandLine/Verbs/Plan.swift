import ArgumentParser
import Contracts
import Foundation
import Parity
import Promotion
import PromotionRecords
import Reports
import Warehouse

/// `featurestore plan`: what promoting views as they stand would change.
struct Plan: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Show what promoting views would change: contracts, services, and answers.",
        discussion: """
            Holds each view against what was promoted of it, and asks the promoted SQL and the present one the same
            questions; the promoted Swift too, where Swift or the contract changed. Nothing is written. docs/plan.md says
            what the figures mean. Exit codes: 0 planned, 2 misconfigured, 3 an effect could not be computed.

            Examples:
              featurestore plan
              featurestore plan RecentDelays --samples ~/samples/2013
              featurestore plan --sql-only --format markdown > comment.md
            """)

    @Argument(help: "Names or globs of views, or a name and version such as RecentDelays@1; all when there is none.")
    var names: [String] = []

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH.")
    var warehouse: String?

    @Option(help: "The folder of fixtures and samples.")
    var fixtures = "Fixtures"

    @Option(help: "A further folder with a sample.yaml and its CSV files; may be given again.")
    var samples: [String] = []

    @Option(help: "How many examples of each view and half are shown; 0 for none.")
    var examples = 5

    @Flag(help: "Ask SQL alone: nothing is built.")
    var sqlOnly = false

    @Option(help: "How many seconds one SQL statement may take.")
    var statementTimeout = 600

    @Option(help: "Write for people (text), machines (json), or a pull request (markdown).")
    var format: PlanFormat = .text

    /// For whom a plan is written.
    enum PlanFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case markdown
    }

    func validate() throws {
        guard (0...1_000).contains(examples) else {
            throw ValidationError("--examples takes a number from 0 to 1000, found \(examples).")
        }
        guard (1...86_400).contains(statementTimeout) else {
            throw ValidationError("--statement-timeout takes seconds from 1 to 86400, found \(statementTimeout).")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let records = PlanRecords(PromotionRecord.folder, in: context)
        let standings = try project.views(named: names).map { records.standing(of: $0, in: project) }
        var options = EffectOptions()
        options.examples = examples
        let choice = WarehouseChoice(
            project: project, context: context, options: WarehouseOptions(statementTimeoutSeconds: statementTimeout))
        let run = PlanRun(
            project: project, context: context, choice: choice,
            configuration: try choice.configurations(warehouse.map { [$0] } ?? [])[0],
            sources: try sources(project, context), options: options, asksSwift: !sqlOnly)
        let progress = ProgressLine(terminal: context.terminal)
        let (report, wasInterrupted) = try await withInterruption { try await run.run(standings, progress: progress) }
        progress.clear()
        if wasInterrupted { throw CommandFailure("interrupted", status: .interrupted) }
        switch format {
        case .text: try context.terminal.write(PlanText.text(report))
        case .markdown: try context.terminal.write(PlanMarkdown.text(report))
        case .json: try context.terminal.write(String(decoding: try PlanJSON.data(report), as: UTF8.self))
        }
        return report.isIncomplete ? .undecided : .agreed
    }

    private func sources(_ project: Project, _ context: Context) throws -> [CaseSource] {
        do {
            return try ([fixtures] + samples).flatMap {
                try CaseSource.all(in: .folder($0, in: context), project: project)
            }
        } catch let errors as ContractErrors {
            throw CommandFailure(located: errors.description)
        }
    }
}
