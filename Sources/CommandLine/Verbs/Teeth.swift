import ArgumentParser
import Contracts
import Foundation
import Journal
import Parity
import Reports
import SQLFrontend
import Warehouse

/// `featurestore teeth`: which small edits of a pair its fixtures, and the attack, would notice.
struct Teeth: Verb {
    static let configuration = CommandConfiguration(
        abstract: "Measure which small edits of the halves the fixtures would notice.",
        discussion: """
            Edits each half in one place at a time (`<` for `<=`, 6 days for 7, another column), and asks whether verify
            would then fail: with the committed fixtures alone, and with the attack. Names what nobody would notice, and
            prints the rows that would show it, as a fixture to paste. docs/teeth.md says what the figures mean. Exit codes:
            0 measured, 2 misconfigured, 3 could not decide, 4 below --minimum.

            Examples:
              featurestore teeth RecentDelays
              featurestore teeth --side sql --minimum 0.9
            """)

    @Argument(help: "Names or globs of views; all when there is none.")
    var names: [String] = []

    @Option(help: "Edit one half alone: sql or swift.")
    var side: EditedSide?

    @Option(help: "A warehouse of featurestore.yaml, postgresql://… or sqlite:PATH.")
    var warehouse: String?

    @Option(help: "The folder of fixtures.")
    var fixtures = "Fixtures"

    @Option(help: "How many cases the attack invents for each view at most.")
    var cases = 2_000

    @Option(help: "What chance depends on.")
    var seed: UInt64 = 1

    @Option(help: "The share of edits that the fixtures must notice, from 0 to 1; below it the exit code is 4.")
    var minimum: Double?

    @Option(help: "Write for people (text), machines (json), or as a page (html).")
    var format: TeethFormat = .text

    @OptionGroup
    var journal: JournalOptions

    /// For whom teeth are reported.
    enum TeethFormat: String, ExpressibleByArgument, CaseIterable {
        case text
        case json
        case html
    }

    /// A half that can be edited.
    enum EditedSide: String, ExpressibleByArgument, CaseIterable {
        case sql
        case swift
    }

    func validate() throws {
        guard (0...1_000_000).contains(cases) else {
            throw ValidationError("--cases takes a number from 0 to 1000000, found \(cases).")
        }
        guard minimum.map((0...1).contains) ?? true else {
            throw ValidationError("--minimum takes a share from 0 to 1, found \(minimum ?? 0).")
        }
    }

    func run(in context: Context) async throws -> ExitStatus {
        let project = try context.project()
        let views = try project.views(matching: names)
        let pairs = try views.map { PairQuery(try context.bound($0, in: project)) }
        let cases = try committedCases(project, context)
        let choice = WarehouseChoice(
            project: project, context: context, options: WarehouseOptions(statementTimeoutSeconds: 20))
        let configuration = try choice.configurations(warehouse.map { [$0] } ?? [])[0]
        var options = TeethOptions()
        options.sides = side.map { [$0 == .sql ? .sql : .swift] } ?? [.sql, .swift]
        options.attack.seed = seed
        options.attack.cases = self.cases
        var workers = WorkerOptions()
        workers.executable = context.executable

        let progress = ProgressLine(terminal: context.terminal)
        let (measured, workerOptions) = (options, workers)
        let (report, wasInterrupted) = try await withInterruption {
            let connected = await choice.connect(configuration)
            guard let engine = connected.warehouse else {
                throw CommandFailure(connected.unavailable ?? "it is not connected", status: .undecided)
            }
            let mutants =
                measured.sides.contains(.swift)
                ? try await MutantWorker(views, of: project, executable: context.executable) { progress.show($0) }
                : nil
            let report = await workerOptions.askingOften { swift in
                await TeethRun(
                    project: project, warehouse: engine, swift: swift, built: mutants?.built, options: measured
                ).run(pairs, fixtures: cases) { progress.show($0) }
            }
            mutants?.remove()
            await connected.close()
            return report
        }
        progress.clear()
        if wasInterrupted { throw CommandFailure("interrupted", status: .interrupted) }
        let status = status(report)
        await context.writeJournal(
            JournalEntry(
                at: journal.at?.instant ?? Clock.now(), verb: "teeth", conclusion: Self.word(status),
                views: report.views.map(JournalView.init)), of: project, unless: journal.noJournal)
        try write(report, project, context)
        return status
    }

    private func committedCases(_ project: Project, _ context: Context) throws -> [Case] {
        do {
            return try CaseSource.all(in: .folder(fixtures, in: context), project: project)
                .filter { $0.origin == .fixture }.flatMap { try $0.load() }
        } catch let errors as ContractErrors {
            throw CommandFailure(located: errors.description)
        }
    }

    private func write(_ report: TeethReport, _ project: Project, _ context: Context) throws {
        switch format {
        case .text: try context.terminal.write(TeethText.text(report, project: project))
        case .html: try context.terminal.write(HTMLReport.text(report))
        case .json:
            try context.terminal.write(String(decoding: try TeethJSON.data(report, project: project), as: UTF8.self))
        }
    }

    private static func word(_ status: ExitStatus) -> String {
        switch status {
        case .agreed: "measured"
        case .gateNotMet: "below the minimum"
        case .misused: "misconfigured"
        default: "undecided"
        }
    }

    private func status(_ report: TeethReport) -> ExitStatus {
        if report.idleAcceptances.contains(where: \.isWrong) { return .misused }
        if report.views.contains(where: { $0.obstacle != nil }) { return .undecided }
        guard let minimum, let share = report.score().ofFixtures, share < minimum else { return .agreed }
        return .gateNotMet
    }
}
